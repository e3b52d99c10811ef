"""Lets a small model learn what large ones say of texts that nobody has labelled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import torch

from extractor.recognisers.packing import Window
from training.data import LabelledText
from training.encoder import Tagger, shortened
from training.learn import Example, Schedule, learn, padded
from training.material import Material, gold_examples, invented_examples, read_windows

LEARNING = Schedule(epochs=2, head_rate=3e-4, warm_up=0.05)
# Every epoch reads half of the unlabelled windows, so many invented releases, and gold, rewritten,
# so many times.
INVENTED = 250
GOLD_COPIES = 3
_SHINGLE = 8
_COMMON_SHINGLES = 15


@torch.no_grad()
def taught(windows: Sequence[Window], teachers: Sequence[Tagger]) -> list[Example]:
    """Return the windows with the mean of what the teachers say of them."""
    examples = []
    for window in windows:
        ids, mask = padded([window])
        with torch.autocast("cpu", torch.bfloat16):
            mean = sum(model(ids, mask).float().softmax(-1) for model in teachers) / len(teachers)
        examples.append(Example(window, mean[0, list(window.places)]))
    return examples


def study(
    material: Material, documents: Sequence[LabelledText], teachers: Sequence[Tagger],
    layers: Sequence[int],
) -> Tagger:  # fmt: skip
    """Train a model of ``layers`` on the teachers' view of unlabelled texts, and on gold."""
    vocabulary = material.vocabulary
    unknown = [d.text for d in material.gold if d not in documents]
    texts = [text for text in material.unlabelled if not _repeats(text, unknown)]
    windows = [window for text in texts for window in read_windows(text, vocabulary)]
    soft = taught(windows, teachers)
    gold = gold_examples(documents, vocabulary, LEARNING.seed, GOLD_COPIES)

    def epoch(number: int) -> Iterable[Example]:
        half = soft[number % 2 :: 2]
        return [*half, *gold(number), *invented_examples(vocabulary, INVENTED, number)]

    return learn(shortened(teachers[0], layers), epoch, LEARNING, print)


def _repeats(text: str, others: Iterable[str]) -> bool:
    """Whether a text repeats another: releases are published more than once."""
    shingles = _shingles(text)
    return any(len(shingles & _shingles(other)) >= _COMMON_SHINGLES for other in others)


def _shingles(text: str) -> set[str]:
    words = text.lower().split()
    return {" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE)}
