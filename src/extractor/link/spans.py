"""When things were, as spans of days, so that dates of different precision can be compared."""

from __future__ import annotations

import datetime
from functools import lru_cache

from extractor.dates.edtf import first_day, last_day, parse

Days = tuple[datetime.date, datetime.date]


@lru_cache(maxsize=65536)
def days_of(edtf: str | None) -> Days | None:
    """First and last day of an EDTF value; ``None`` where the year is not known."""
    if not edtf:
        return None
    start, _, end = edtf.partition("/")
    first = datetime.date.min if start == ".." else first_day(parse(start))
    last = datetime.date.max if end == ".." else last_day(parse(end or start))
    return (first, last) if first and last and first <= last else None


def days_between(a: str | None, b: str | None) -> int | None:
    """Days from the end of one span to the start of the other, 0 where they overlap."""
    first, second = days_of(a), days_of(b)
    if first is None or second is None:
        return None
    return max(0, (max(first[0], second[0]) - min(first[1], second[1])).days)


def dates_agree(a: str, b: str) -> bool:
    """Whether both can be true of one thing: their days overlap, or a year is not known."""
    return days_between(a, b) in (0, None)
