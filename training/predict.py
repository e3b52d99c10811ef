"""What a model in training finds in documents, and how good that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import torch
from torch import nn

from extractor.reading import read_text
from extractor.recognisers.english import EnglishTagger
from extractor.recognisers.packing import Window
from extractor.recognisers.pieces import PieceVocabulary
from training.data import LabelledText
from training.encoder import Tagger
from training.scoring import count, table
from training.tags import LABELS

Predicted = dict[str, list[tuple[int, int, str, float]]]


def tagger_of(model: Tagger, vocabulary: PieceVocabulary) -> EnglishTagger:
    """Return a recogniser around a torch model, with uncalibrated confidence."""

    @torch.no_grad()
    def score(window: Window) -> Any:
        scores = model(torch.tensor(window.pieces)[None])
        return scores[0, list(window.places)].numpy()

    return EnglishTagger("model:en", vocabulary, LABELS, ((1.0, 0.0),) * len(LABELS), score)


def predictions(tagger: EnglishTagger, documents: Iterable[LabelledText]) -> Predicted:
    """Return (start, end, label, confidence) of every mention, by document."""
    found = {}
    for document in documents:
        read = read_text(document.text, id=document.id, language="en")
        found[document.id] = [
            (m.start, m.end, m.label, m.confidence) for m in tagger.mentions(read)
        ]
    return found


def report(documents: Sequence[LabelledText], predicted: Predicted) -> str:
    """Return strict and overlap F1 by label."""
    pairs = [
        (document.spans, [span[:3] for span in predicted[document.id]], document.furniture)
        for document in documents
    ]
    return table(count(pairs), LABELS)


def judged(
    documents: Iterable[LabelledText], predicted: Predicted
) -> list[tuple[str, float, bool]]:
    """Return (label, probability, whether gold has the span) for every prediction."""
    return [
        (label, probability, (start, end, label) in document.spans)
        for document in documents
        for start, end, label, probability in predicted[document.id]
        if not any(a < end and start < b for a, b in document.furniture)
    ]


# The linear layers whose inputs differ most between channels.
_UNEVEN = ("attended", "widen", "narrow")


@torch.no_grad()
def input_peaks(model: Tagger, windows: Iterable[Window]) -> dict[str, np.ndarray]:
    """Return the largest input of every channel of the uneven linear layers over ``windows``."""
    found: dict[str, torch.Tensor] = {}

    def watch(name: str) -> Callable[..., None]:
        def note(_: nn.Module, inputs: tuple[torch.Tensor]) -> None:
            peaks = inputs[0].abs().amax((0, 1))
            found[name] = torch.maximum(found.get(name, peaks), peaks)

        return note

    hooks = [
        module.register_forward_pre_hook(watch(name))
        for name, module in model.named_modules()
        if name.endswith(_UNEVEN)
    ]
    for window in windows:
        model(torch.tensor(window.pieces)[None])
    for hook in hooks:
        hook.remove()
    return {name: peaks.numpy() for name, peaks in found.items()}
