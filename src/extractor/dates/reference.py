"""What surrounds an expression and fixes what it leaves out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from extractor.dates.edtf import Partial

UNKNOWN = Partial()


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
    after: Partial | None = None
    until: Partial | None = None
