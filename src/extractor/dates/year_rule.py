"""The year that is not written with a date."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from extractor.dates import edtf
from extractor.dates.bare_days import day_alone, day_with_weekday
from extractor.dates.edtf import Partial
from extractor.dates.reference import Reference
from extractor.dates.written import Point

_LEAP_YEARS = 8  # years between two 29 February at most
_AGAINST_TENSE = 6  # times as far counts a date against a distant word of tense
_WRONG_WEEKDAY = 4  # times as far counts a date that is another weekday than is written
_AHEAD = 1.3  # times as far counts a date ahead where no word says so
_SAME_AFFAIR = 400  # days from publication within which a date gives its year to the next one


def written_year(point: Point, reference: Reference) -> int | None:
    """The year that is written with a date, in figures or as "last year"."""
    if point.year is not None:
        return point.year
    if point.year_shift is not None and reference.published.year is not None:
        return reference.published.year + point.year_shift
    return None


def dated(point: Point, reference: Reference) -> Partial | None:
    """The year, month or day of a point, its missing parts filled in; ``None`` for no such day."""
    if point.year_shift is not None and reference.published.year is None:
        return None
    year = written_year(point, reference)
    if point.month_shift is not None:
        date = _in_shifted_month(point, reference)
    elif point.month is not None:
        date = _in_month(point, year, reference)
    elif point.day is not None and point.weekday is not None:
        date = day_with_weekday(point.day, point.weekday, reference)
    elif point.day is not None:
        date = day_alone(point.day, reference)
    else:
        date = Partial(year) if year is not None else None
    return date if date and _exists(date) else None


def _exists(date: Partial) -> bool:
    if date.day is None:
        return True
    month = date.month or 1
    return edtf.day_or_none(date.year or 2000, month, date.day) is not None


def _in_shifted_month(point: Point, reference: Reference) -> Partial | None:
    published = reference.published
    if published.month is None or published.year is None or point.month_shift is None:
        return None
    month = edtf.months_later(Partial(published.year, published.month), point.month_shift)
    return replace(month, day=point.day)


def _in_month(point: Point, year: int | None, reference: Reference) -> Partial:
    month = Partial(year, point.month, point.day)
    if year is not None or point.month is None:
        return month
    if point.near is not None:
        return replace(month, year=_near_year(point.month, point.near, reference.published))
    return replace(month, year=_year_of(point, reference))


def _near_year(month: int, near: int, published: Partial) -> int | None:
    """ "Last October" is the latest before the month of publication, "next" the first after it."""
    if published.year is None or published.month is None:
        return None if published.year is None else published.year + near
    if near < 0:
        return published.year - (month >= published.month)
    return published.year + (near > 0 and month <= published.month)


def _year_of(point: Point, reference: Reference) -> int | None:
    if reference.after is not None and reference.after.year is not None:
        return _first_year_after(point, reference.after)
    if reference.until is not None and reference.until.year is not None:
        return _last_year_before(point, reference.until)
    if reference.year is not None:
        return reference.year
    if known := reference.known.years.get((point.month or 0, point.day or 0)):
        return known
    published = reference.published
    if published.year is None:
        return None
    candidates = list(_candidates(point, published.year))
    beside = None if reference.sure else _beside(reference)
    if beside:
        chosen = min(candidates, key=lambda day: abs((day - beside).days), default=None)
    else:
        chosen = _choose(candidates, point, reference)
    return chosen.year if chosen else None


def _candidates(point: Point, year: int) -> Iterable[datetime.date]:
    """The month's or day's occurrences around a year; 29 February has them in leap years only."""
    reach = _LEAP_YEARS if (point.month, point.day) == (2, 29) else 1
    for candidate in range(year - reach, year + reach + 1):
        day = edtf.day_or_none(candidate, point.month or 1, point.day or 1)
        if day is not None:
            yield day


def _first_year_after(point: Point, start: Partial) -> int | None:
    if start.year is None:
        return None
    earlier = (point.month or 1, point.day or 31) < (start.month or 1, start.day or 1)
    return start.year + earlier


def _beside(reference: Reference) -> datetime.date | None:
    """A date of about the time of publication in the same sentence: what follows is near it."""
    if reference.beside is None or reference.published.year is None:
        return None
    day = edtf.first_day(reference.beside)
    if day is None or abs((day - _anchor(reference.published)).days) > _SAME_AFFAIR:
        return None
    return day


def _last_year_before(point: Point, end: Partial) -> int | None:
    if end.year is None:
        return None
    later = (point.month or 1, point.day or 1) > (end.month or 12, end.day or 31)
    return end.year - later


def _choose(days: list[datetime.date], point: Point, reference: Reference) -> datetime.date | None:
    """The occurrence on the side of publication that the tense asks for, else the nearest."""
    today = _anchor(reference.published)
    if point.day is None and reference.published.date:
        today = today.replace(day=1)
    forward = reference.forward
    if reference.sure:
        days = [day for day in days if day == today or (day > today) == forward] or days
    return min(days, key=lambda day: (_distance(day, today, point, forward), day), default=None)


def _distance(
    day: datetime.date, today: datetime.date, point: Point, forward: bool | None
) -> float:
    """Days from publication, more of them for whatever speaks against the day."""
    days = (day - today).days
    distance = float(abs(days))
    if forward is None and days > 0:
        distance *= _AHEAD
    elif forward is not None and days and (days > 0) != forward:
        distance *= _AGAINST_TENSE
    if point.weekday is not None and day.weekday() != point.weekday:
        distance *= _WRONG_WEEKDAY
    return distance


def _anchor(published: Partial) -> datetime.date:
    """The publication day; of a release that names only its month or year, the first of it."""
    return edtf.first_day(published) or datetime.date(published.year or 1, 1, 1)
