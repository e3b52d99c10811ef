"""Named days: what their entry in ``calendar.toml`` means in a year."""

from __future__ import annotations

import datetime

from extractor.dates import edtf, lunar
from extractor.dates.edtf import Value
from extractor.dates.reference import Reference
from extractor.dates.written import Point
from extractor.dates.year_rule import written_year


def value(point: Point, reference: Reference) -> Value | None:
    """The day of a festival in the year written with it, or the one next to publication."""
    year = written_year(point, reference)
    if year is not None:
        return _as_value(day_of(point.festival or "", year))
    published = reference.published.date
    if published is None or point.year_shift is not None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [day for y in years if (day := day_of(point.festival or "", y))]
    return _as_value(_choose(days, published, point.near, reference.forward))


def _as_value(day: datetime.date | None) -> Value | None:
    return Value(edtf.of_day(day)) if day else None


def _choose(
    days: list[datetime.date], published: datetime.date, near: int | None, forward: bool | None
) -> datetime.date | None:
    if near == -1 or (near is None and forward is False):
        return max((day for day in days if day <= published), default=None)
    if near or forward:
        return min((day for day in days if day >= published), default=None)
    return min(days, key=lambda day: (abs((day - published).days), day), default=None)


def day_of(entry: str, year: int) -> datetime.date | None:
    """The day of an entry: "12-25", "easter -2", "lunar 5-5", "11 4 3" (month, n, weekday)."""
    kind, _, rest = entry.partition(" ")
    if kind == "easter":
        return edtf.days_later(easter(year), int(rest)) if 1583 <= year <= 9999 else None
    if kind == "lunar":
        month, day = map(int, rest.split("-"))
        return lunar.solar_day(year, month, day) if day else lunar.year_end(year - 1)
    if rest:
        return _nth_weekday(year, int(kind), *map(int, rest.split()))
    month, day = map(int, entry.split("-"))
    return edtf.day_or_none(year, month, day)


def _nth_weekday(year: int, month: int, number: int, weekday: int) -> datetime.date | None:
    """The n-th such weekday of a month; -1 is the last."""
    first = edtf.day_or_none(year, month, 1)
    if first is None:
        return None
    day = 1 + (weekday - first.weekday()) % 7 + 7 * ((number if number > 0 else 5) - 1)
    return edtf.day_or_none(year, month, day) or edtf.day_or_none(year, month, day - 7)


def easter(year: int) -> datetime.date:
    """Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)
