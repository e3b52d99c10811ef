"""Counts are stored, rates are derived."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["exact", "lenient", "wrong", "missed", "spurious"]
Mode = Literal["exact", "lenient"]


@dataclass(frozen=True, slots=True)
class Counts:
    """Facts in gold, facts predicted, and how many of them are the same in either mode."""

    gold: int = 0
    predicted: int = 0
    exact: int = 0
    lenient: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.gold + other.gold,
            self.predicted + other.predicted,
            self.exact + other.exact,
            self.lenient + other.lenient,
        )

    def times(self, number: int) -> Counts:
        """These counts, ``number`` times over."""
        return Counts(
            self.gold * number, self.predicted * number, self.exact * number, self.lenient * number
        )

    def correct(self, mode: Mode) -> int:
        return self.exact if mode == "exact" else self.lenient

    def precision(self, mode: Mode = "exact") -> float:
        return ratio(self.correct(mode), self.predicted)

    def recall(self, mode: Mode = "exact") -> float:
        return ratio(self.correct(mode), self.gold)

    def f1(self, mode: Mode = "exact") -> float:
        return ratio(2 * self.correct(mode), self.gold + self.predicted)


def ratio(part: float, whole: float) -> float:
    """``part / whole``, and 0 where there is no whole."""
    return part / whole if whole else 0.0


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of counts."""
    return sum(counts, Counts())


COUNTS_OF: dict[Verdict, Counts] = {
    "exact": Counts(1, 1, 1, 1),
    "lenient": Counts(1, 1, 0, 1),
    "wrong": Counts(1, 1, 0, 0),
    "missed": Counts(1, 0, 0, 0),
    "spurious": Counts(0, 1, 0, 0),
}
