"""Where the files of the trained models are: inside an installed wheel, else in the checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
# Wheels carry ``models/<name>`` of the checkout as ``extractor/models/<name>``.
_PLACES = (_PACKAGE / "models", _PACKAGE.parents[1] / "models")


class ModelNotFoundError(FileNotFoundError):
    """A model's folder is neither in the package nor in the checkout."""


def model_folder(name: str) -> Path:
    """Return the folder of the model ``name``.

    Raises:
        ModelNotFoundError: there is none; the message names the models that there are.
    """
    for place in _PLACES:
        if (place / name).is_dir():
            return place / name
    raise ModelNotFoundError(f"no model {name!r}; there are: {', '.join(_known()) or 'none'}")


def _known() -> list[str]:
    return sorted({path.name for place in _PLACES if place.is_dir() for path in place.iterdir()})
