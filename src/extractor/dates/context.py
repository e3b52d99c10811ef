"""What stands around an expression: its sentence, the tense, a year, the dates before it."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extractor.dates import edtf
from extractor.dates.edtf import Partial, Value
from extractor.dates.expression import Expression
from extractor.dates.lexicon import Lexicon

_SENTENCE = 240  # characters on either side in which a sentence is looked for
_TENSE_BEFORE = 120  # characters before a date in which the tense is looked for
_TENSE_RIGHT_BEFORE = 40
_TENSE_AFTER = 60
_NEXT_WEEKDAYS = 8  # days around publication whose weekdays are remembered

_STOP = re.compile(
    r"[。！？!?\n]|(?<=[a-z0-9)”\"])(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bProf)(?<!\bSt)(?<!\bNo)(?<!\bCo)"
    r"\.(?= +[A-Z“\"]|$)"
)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True)
class Surroundings:
    """A text, seen from the expressions in it."""

    text: str
    lexicon: Lexicon

    @cached_property
    def _stops(self) -> list[int]:
        return [match.end() for match in _STOP.finditer(self.text)]

    def sentence(self, expression: Expression) -> tuple[int, int]:
        """The bounds of an expression's sentence, of a long one its near parts."""
        before = bisect_right(self._stops, expression.start) - 1
        after = bisect_left(self._stops, expression.end)
        first = self._stops[before] if before >= 0 else 0
        last = self._stops[after] if after < len(self._stops) else len(self.text)
        return max(first, expression.start - _SENTENCE), min(last, expression.end + _SENTENCE)

    def tense(self, expression: Expression) -> tuple[bool | None, bool]:
        """Whether the nearest word of tense looks ahead, and whether it stands right before."""
        first, end = self.sentence(expression)
        tense = self.lexicon.tense
        after = tense.search(self.text, expression.end, min(end, expression.end + _TENSE_AFTER))
        if after and after.start() == expression.end and _is_plain(after):
            return _looks_ahead(after), True
        start = max(first, expression.start - _TENSE_BEFORE)
        before = list(tense.finditer(self.text, start, expression.start))
        if before:
            last = before[-2] if _is_done(before) else before[-1]
            near = expression.start - last.end() <= _TENSE_RIGHT_BEFORE
            return _looks_ahead(last), near and _is_plain(last)
        return (_looks_ahead(after) if after else None), False

    def year(self, expression: Expression) -> int | None:
        """The year written nearest to the expression in its sentence."""
        first, last = self.sentence(expression)
        years = [
            (
                min(abs(m.start() - expression.end), abs(expression.start - m.end())),
                int(m[0]),
            )
            for m in _YEAR.finditer(self.text, first, last)
        ]
        return min(years)[1] if years else None


def _is_done(words: Sequence[re.Match[str]]) -> bool:
    """Whether the words before a date say what had been done by it."""
    named = [word.groupdict() for word in words[-3:]]
    is_limit = bool(named[-1].get("limit"))
    return is_limit and any(word.get("done") for word in named[:-1])


def _looks_ahead(word: re.Match[str]) -> bool:
    return bool(word["forward"] or word["perhaps_forward"])


def _is_plain(word: re.Match[str]) -> bool:
    return bool(word["forward"] or word["backward"])


@dataclass(frozen=True)
class Written:
    """The dates so far: what a later expression may count from."""

    published: Partial
    previous: Partial | None = None
    place: int = -1
    year: int | None = None
    days: frozenset[datetime.date] = frozenset()

    def after(self, expression: Expression, value: Value) -> Written:
        """What is known after one more expression."""
        if not expression.fixes_context:
            return self
        year = value.last.year or self.year
        if value.last.month is None:
            return replace(self, year=year)
        days = self.days.union(self._days_near_publication(value))
        return replace(self, previous=value.last, place=expression.start, year=year, days=days)

    def _days_near_publication(self, value: Value) -> list[datetime.date]:
        published, first, last = self.published.date, value.start.date, value.last.date
        if published is None or first is None or last is None:
            return []
        around = range(-_NEXT_WEEKDAYS, _NEXT_WEEKDAYS + 1)
        days = (edtf.days_later(published, n) for n in around)
        return [day for day in days if day and first <= day <= last]
