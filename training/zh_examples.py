"""What the Chinese tagger trains on: windows of gold, also with other names, and inventions."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.recognisers.character_windows import LENGTH, character_windows
from extractor.recognisers.chinese import UNKNOWN, fold
from training.augment import replace_mentions
from training.data import Labelled, LabelledText
from training.grammar import Grammar
from training.lac import LacWeights
from training.network import LABELS, TAGS
from training.silver import with_places

_NUMBERS = {tag: number for number, tag in enumerate(TAGS)}
_LINE = re.compile(r"[^\n]+")
# Names are written with characters that the table lacks (喆, 堃), so their row must be trained.
_UNKNOWN_SHARE = 0.02


@dataclass(frozen=True)
class Example:
    """A window as the network trains on it: its characters and their spans."""

    text: str
    spans: list[Labelled]


class Characters:
    """The characters that the network knows, and their rows in LAC's table."""

    def __init__(self, lac: LacWeights) -> None:
        known = (c for c in lac.characters if len(c) == 1 and not c.isspace() and fold(c) == c)
        self.known = [" ", *sorted(known)]
        self.rows = [lac.characters["OOV"], *(lac.characters[c] for c in self.known)]
        self._numbers = {c: number for number, c in enumerate(self.known, UNKNOWN + 1)}

    def numbers(self, text: str) -> list[int]:
        """The number of every character's row, as the recogniser counts them."""
        return [self._numbers.get(fold(character), UNKNOWN) for character in text]


def gold_examples(documents: Iterable[LabelledText]) -> list[Example]:
    """Cut documents into windows just as the recogniser does."""
    return [example for document in documents for example in _windows(document)]


def _windows(document: LabelledText) -> Iterator[Example]:
    for window in character_windows(document.document):
        place = {offset: index for index, offset in enumerate(window.offsets)}
        spans = [
            (place[start], place[end - 1] + 1, label)
            for start, end, label in document.spans
            if start in place and end - 1 in place and label in LABELS
        ]
        yield Example(window.text, with_places(window.text, spans))


def epoch_examples(
    gold: Sequence[Example],
    grammar: Grammar,
    dice: random.Random,
    *,
    replaced: float,
    invented: int,
) -> list[Example]:
    """One epoch: the gold windows, most with some names replaced, and ``invented`` others."""
    rows = [replaced_example(example, grammar, dice, replaced) for example in gold]
    return rows + [invented_example(grammar, dice) for _ in range(invented)]


def replaced_example(
    example: Example, grammar: Grammar, dice: random.Random, share: float
) -> Example:
    """The example itself, or with a share of its names replaced."""
    if dice.random() < 0.5:
        return example
    return Example(*replace_mentions(example.text, example.spans, grammar, dice, share))


def invented_example(grammar: Grammar, dice: random.Random) -> Example:
    """A line of an invented paragraph, cut to a window's length."""
    text, spans = grammar.invent("para", dice)
    start, end = dice.choice([match.span() for match in _LINE.finditer(text)])
    end = min(end, start + LENGTH)
    kept = [(a - start, b - start, label) for a, b, label in spans if start <= a and b <= end]
    return Example(text[start:end], kept)


def tags_of(example: Example) -> list[int]:
    """The spans as one BIOES tag a character."""
    tags = [0] * len(example.text)
    for start, end, label in example.spans:
        if end - start == 1:
            tags[start] = _NUMBERS[f"S-{label}"]
            continue
        tags[start:end] = [_NUMBERS[f"I-{label}"]] * (end - start)
        tags[start], tags[end - 1] = _NUMBERS[f"B-{label}"], _NUMBERS[f"E-{label}"]
    return tags


def numbers_of(example: Example, characters: Characters, dice: random.Random) -> list[int]:
    """The character numbers; a few characters of people's names are made unknown."""
    numbers = characters.numbers(example.text)
    for start, end, label in example.spans:
        if label == "PERSON":
            for place in range(start, end):
                if dice.random() < _UNKNOWN_SHARE:
                    numbers[place] = UNKNOWN
    return numbers
