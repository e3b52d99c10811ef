"""What surrounds an expression and fixes what it leaves out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from extractor.dates.edtf import Partial


@dataclass(frozen=True, slots=True)
class Reference:
    """The publication date, the words around the expression, the dates before it.

    ``forward`` is true for something to come, false for something past, ``None`` where the text
    does not say; ``sure`` where the word that says so stands right before the date. ``year`` is one
    that the sentence or the event's name gives. ``year_before`` is the year of the
    last date before, ``previous`` is the last month or day,
    ``beside`` the same if it stands in the same sentence; ``days`` are all the days written before. ``after`` and ``until`` are the other end of a range.
    """

    published: Partial = Partial()
    forward: bool | None = None
    sure: bool = False
    year: int | None = None
    year_before: int | None = None
    previous: Partial | None = None
    beside: Partial | None = None
    days: frozenset[datetime.date] = frozenset()
    after: Partial | None = None
    until: Partial | None = None
