"""What surrounds an expression and fixes what it leaves out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.dates.edtf import Partial, Value

UNKNOWN = Partial()
_LONGEST_GATHERING = 31  # days of an interval whose days are remembered


@dataclass(frozen=True, slots=True)
class Known:
    """The days that a text has named so far, one by one, however it wrote them.

    Attributes:
        years: the year of each month and day that was written in full.
        weekdays: for each weekday the day that a gathering still to come has on it.
    """

    years: dict[tuple[int, int], int] = field(default_factory=dict)
    weekdays: dict[int, datetime.date] = field(default_factory=dict)

    def add(self, value: Value, *, in_full: bool, published: datetime.date | None) -> None:
        """Remember the days of one more expression."""
        days = list(_days(value))
        if in_full:
            self.years.update({(day.month, day.day): day.year for day in days})
        if len(days) > 1 and published and days[0] > published and len(days) <= 7:
            self.weekdays.update({day.weekday(): day for day in days})


def _days(value: Value) -> Iterator[datetime.date]:
    first, last = value.start.date, value.last.date
    if first is None or last is None or (last - first).days >= _LONGEST_GATHERING:
        return
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield datetime.date.fromordinal(ordinal)


@dataclass(frozen=True, slots=True)
class Reference:
    """The publication date, the words around the expression, the dates before it.

    Attributes:
        published: the publication date, as far as it is known.
        forward: true for something to come, false for something past, ``None`` for neither.
        sure: whether the word that says so stands right before the date.
        year: one that the sentence or the event's name gives, where publication is unknown.
        year_before: the year of the last date before.
        previous: the last month or day before.
        beside: the same, if it stands in the same sentence.
        days: the days about publication that were written before.
        known: the days that were written in full, and those of gatherings to come.
        after: the start of the range of which the expression is the end.
        until: the end of the range of which the expression is the start.
    """

    published: Partial = UNKNOWN
    forward: bool | None = None
    sure: bool = False
    year: int | None = None
    year_before: int | None = None
    previous: Partial | None = None
    beside: Partial | None = None
    days: frozenset[datetime.date] = frozenset()
    known: Known = field(default_factory=Known)
    after: Partial | None = None
    until: Partial | None = None
