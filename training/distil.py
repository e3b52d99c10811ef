"""Lets a model learn what others say of texts that nobody has labelled, and from invented ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import torch

from extractor.recognisers.packing import Window
from training.data import LabelledText, is_validation
from training.encoder import Tagger
from training.learn import Example, Schedule, learn, padded
from training.material import Material, gold_examples, invented_examples, read_windows

LEARNING = Schedule(epochs=2, head_rate=3e-4, warm_up=0.05)
# Of the unlabelled windows one in so many is labelled. Every epoch reads one part of so many of
# these, so many invented releases, and labelled documents, rewritten, so many times; those for
# training only once more.
SKIPPED = 2
PARTS_READ = 2
INVENTED = 200
COPIES = 2
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


def unlabelled_windows(material: Material) -> list[Window]:
    """Some windows of the unlabelled texts that repeat no held-out document."""
    held_out = [d.text for d in material.gold if is_validation(d.id)]
    texts = [text for text in material.unlabelled if not _repeats(text, held_out)]
    windows = [window for text in texts for window in read_windows(text, material.vocabulary)]
    return windows[::SKIPPED]


def study(
    pupil: Tagger, material: Material, documents: Sequence[LabelledText],
    soft: Sequence[Example] = (),
) -> Tagger:  # fmt: skip
    """Train ``pupil`` in place: on labelled documents, on invented ones, on what teachers say."""
    vocabulary = material.vocabulary
    labelled = gold_examples([*documents, *material.more], vocabulary, LEARNING.seed, COPIES)
    again = gold_examples(material.more, vocabulary, LEARNING.seed + 1)

    def epoch(number: int) -> Iterable[Example]:
        return [
            *soft[number % PARTS_READ :: PARTS_READ],
            *labelled(number),
            *again(number),
            *invented_examples(vocabulary, INVENTED, number),
        ]

    return learn(pupil, epoch, LEARNING, print)


def _repeats(text: str, others: Iterable[str]) -> bool:
    """Whether a text repeats another: releases are published more than once."""
    shingles = _shingles(text)
    return any(len(shingles & _shingles(other)) >= _COMMON_SHINGLES for other in others)


def _shingles(text: str) -> set[str]:
    words = text.lower().split()
    return {" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE)}
