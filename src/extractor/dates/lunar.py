"""The Chinese lunar calendar, 1900 to 2099: its months and days as days of the common calendar."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractor.dates import edtf
from extractor.dates.edtf import Value
from extractor.dates.reference import Reference
from extractor.dates.written import Point
from extractor.dates.year_rule import written_year


@dataclass(frozen=True, slots=True)
class LunarYear:
    """The first day of a lunar year and the lengths of its months, the leap month among them."""

    first: datetime.date
    leap: int
    lengths: tuple[int, ...]

    def start_of(self, month: int) -> datetime.date | None:
        """The first day of a month (not of the leap month that repeats its number)."""
        before = month - 1 + (1 if self.leap and month > self.leap else 0)
        return edtf.days_later(self.first, sum(self.lengths[:before]))

    def length_of(self, month: int) -> int:
        return self.lengths[month - 1 + (1 if self.leap and month > self.leap else 0)]


@cache
def lunar_years() -> dict[int, LunarYear]:
    """The table of ``lunar_years.txt``."""
    lines = (files("extractor") / "dates" / "lunar_years.txt").read_text("ascii").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    return {int(year): _lunar_year(year, first, leap, months) for year, first, leap, months in rows}


def _lunar_year(year: str, first: str, leap: str, months: str) -> LunarYear:
    lengths = tuple(30 if month == "L" else 29 for month in months)
    return LunarYear(datetime.date.fromisoformat(f"{year}-{first}"), int(leap), lengths)


def solar_day(year: int, month: int, day: int) -> datetime.date | None:
    """A lunar day in the common calendar, or ``None`` where the month is shorter."""
    lunar_year = lunar_years().get(year)
    if lunar_year is None or not 1 <= month <= 12 or not 1 <= day <= lunar_year.length_of(month):
        return None
    start = lunar_year.start_of(month)
    return edtf.days_later(start, day - 1) if start else None


def year_end(year: int) -> datetime.date | None:
    """New Year's Eve, the last day of a lunar year."""
    lunar_year = lunar_years().get(year)
    return edtf.days_later(lunar_year.first, sum(lunar_year.lengths) - 1) if lunar_year else None


def value(point: Point, reference: Reference) -> Value | None:
    """A lunar month or day; without its year, the one next to publication."""
    year = written_year(point, reference)
    if year is None and point.year_shift is None:
        year = _nearest_year(point, reference)
    if year is None or point.month is None:
        return None
    if point.day is not None:
        day = solar_day(year, point.month, point.day)
        return Value(edtf.of_day(day)) if day else None
    return _month(year, point.month)


def _month(year: int, month: int) -> Value | None:
    first = solar_day(year, month, 1)
    if first is None:
        return None
    last = edtf.days_later(first, lunar_years()[year].length_of(month) - 1)
    return edtf.of_days(first, last) if last else None


def _nearest_year(point: Point, reference: Reference) -> int | None:
    """The lunar year whose such day is nearest to publication, on the side the tense asks for."""
    published = reference.published.date
    if published is None:
        return None
    distances = []
    for year in (published.year - 1, published.year, published.year + 1):
        day = solar_day(year, point.month or 1, point.day or 1)
        if day is None or (reference.forward is False and day > published):
            continue
        if not reference.forward or day >= published:
            distances.append((abs((day - published).days), year))
    return min(distances)[1] if distances else None
