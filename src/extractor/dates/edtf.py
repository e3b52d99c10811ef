"""Dates of any precision, the arithmetic on them, and their writing as EDTF."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass, replace

_EARLIEST_YEAR, _LATEST_YEAR = 1, 9999


@dataclass(frozen=True, slots=True)
class Partial:
    """A year, month or day; an unknown field above the finest known one is written as X."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    decade: bool = False

    @property
    def edtf(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.decade:
            return year[:3] + "X"
        if self.season:
            return f"{year}-{self.season}"
        if self.month is None and self.day is None:
            return year
        month = "XX" if self.month is None else f"{self.month:02d}"
        return f"{year}-{month}" if self.day is None else f"{year}-{month}-{self.day:02d}"

    @property
    def date(self) -> datetime.date | None:
        """The day, where year, month and day are all known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return day_or_none(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression stands for: one partial date, or an interval of two."""

    start: Partial
    end: Partial | None = None

    @property
    def edtf(self) -> str:
        if self.end is None or self.end == self.start:
            return self.start.edtf
        return f"{self.start.edtf}/{self.end.edtf}"

    @property
    def last(self) -> Partial:
        return self.end or self.start

    @property
    def is_writable(self) -> bool:
        """Whether its years have the four digits that EDTF's lower levels know."""
        years = (self.start.year, self.last.year)
        return all(year is None or _EARLIEST_YEAR <= year <= _LATEST_YEAR for year in years)


def parse(edtf: str | None) -> Partial:
    """The first date of an EDTF value; unknown digits and ``None`` give unknown fields."""
    match = re.match(r"(\d{4}|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?", edtf or "")
    if not match:
        return Partial()
    year, month, day = (int(part) if part and "X" not in part else None for part in match.groups())
    if month is not None and not 1 <= month <= 12:
        return Partial(year)
    return Partial(year, month, day if day and 1 <= day <= 31 else None)


def of_day(day: datetime.date) -> Partial:
    """A day as a partial date."""
    return Partial(day.year, day.month, day.day)


def of_days(first: datetime.date, last: datetime.date) -> Value:
    """The interval of two days."""
    return Value(of_day(first), of_day(last))


def day_or_none(year: int, month: int, day: int) -> datetime.date | None:
    """The day, or ``None`` where the calendar has no such day."""
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR or not 1 <= month <= 12:
        return None
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return datetime.date(year, month, day)


def days_later(day: datetime.date, days: int) -> datetime.date | None:
    """The day so many days later, or ``None`` outside the calendar."""
    ordinal = day.toordinal() + days
    if not 1 <= ordinal <= datetime.date.max.toordinal():
        return None
    return datetime.date.fromordinal(ordinal)


def months_later(date: Partial, months: int) -> Partial:
    """The same month or day so many months later; the 31st becomes a shorter month's last day."""
    if date.year is None or date.month is None:
        return date
    index = date.year * 12 + date.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return date
    last = calendar.monthrange(year, month)[1]
    return replace(date, year=year, month=month, day=min(date.day, last) if date.day else None)


def first_day(date: Partial) -> datetime.date | None:
    """The first day that a partial date holds."""
    if date.year is None:
        return None
    if date.decade:
        return day_or_none(date.year // 10 * 10, 1, 1)
    month = (date.season - 20) * 3 if date.season else date.month
    return day_or_none(date.year, month or 1, date.day or 1)


def last_day(date: Partial) -> datetime.date | None:
    """The last day that a partial date holds."""
    if date.year is None or not _EARLIEST_YEAR <= date.year <= _LATEST_YEAR:
        return None
    if date.day is not None:
        return date.date
    if date.decade:
        return day_or_none(date.year // 10 * 10 + 9, 12, 31)
    month = date.month or 12
    return day_or_none(date.year, month, calendar.monthrange(date.year, month)[1])
