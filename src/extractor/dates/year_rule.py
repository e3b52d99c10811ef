"""The year, and the month, that are not written with a date."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from extractor.dates import edtf
from extractor.dates.edtf import Partial
from extractor.dates.reference import Reference
from extractor.dates.written import Point

_LEAP_YEARS = 8  # years between two 29 February at most
_AHEAD_OF_A_REPORT = 3  # a bare day ahead of publication counts as so far, after a date behind it
_AGAINST_TENSE = 6  # a date on the side that a distant word of tense speaks against counts as so far
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
    elif point.day is not None:
        date = _day_alone(point, reference)
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
    published = reference.published
    if published.year is None:
        return None
    candidates = list(_candidates(point, published.year))
    if point.weekday is not None:
        candidates = [c for c in candidates if c.weekday() == point.weekday] or candidates
    if not reference.sure and (beside := _beside(reference)):
        return min(candidates, key=lambda day: abs((day - beside).days)).year
    chosen = _choose(candidates, point.day is None, reference)
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


def _choose(
    days: list[datetime.date], whole_months: bool, reference: Reference
) -> datetime.date | None:
    """The occurrence on the side of publication that the tense asks for, else the nearest."""
    today = _anchor(reference.published)
    if whole_months and reference.published.date:
        today = today.replace(day=1)
    forward = reference.forward
    right_side = [day for day in days if forward is None or day == today or (day > today) == forward]
    if reference.sure and right_side:
        return min(right_side, key=lambda day: abs((day - today).days))
    return min(days, key=lambda day: (_distance(day, today, forward), day), default=None)


def _distance(day: datetime.date, today: datetime.date, forward: bool | None) -> int:
    days = (day - today).days
    against = forward is not None and days != 0 and (days > 0) != forward
    return abs(days) * (_AGAINST_TENSE if against else 1)


def _anchor(published: Partial) -> datetime.date:
    """The publication day; of a release that names only its month or year, the first of it."""
    return edtf.first_day(published) or datetime.date(published.year or 1, 1, 1)


def _day_alone(point: Point, reference: Reference) -> Partial:
    """A day without a month: in the month written before it, else by the publication date."""
    day = point.day or 1
    previous, published = reference.previous, reference.published
    if previous is not None and previous.day is not None and _is_near(previous, published):
        return _day_near(day, previous, reference)
    if published.date is None:
        known = published if published.month is not None else Partial(reference.year)
        return replace(known, day=day)
    return _day_by_publication(day, published.date, reference.forward and reference.sure)


def _is_near(previous: Partial, published: Partial) -> bool:
    """Whether a date is close enough to publication for a bare day to belong to it."""
    if previous.year is None or published.year is None:
        return True
    return abs(previous.year - published.year) <= 1


def _day_near(day: int, previous: Partial, reference: Reference) -> Partial:
    """The day in the month of the date before it, or in a neighbouring one that fits better."""
    same = replace(previous, day=day)
    if previous.date is None or same.date is None:
        return same
    following = _in_next_month(previous, day, 1)
    if following and _is_nearer(following, same.date, previous.date):
        return same if _is_too_late(following, reference) else edtf.of_day(following)
    before = _in_next_month(previous, day, -1)
    if before is None or not _is_too_late(same.date, reference):
        return same
    days_back = (previous.date - before).days
    days_on = (same.date - previous.date).days
    if not _is_too_late(previous.date, reference):
        days_on *= _AHEAD_OF_A_REPORT
    return edtf.of_day(before) if days_back < days_on else same


def _in_next_month(date: Partial, day: int, months: int) -> datetime.date | None:
    return replace(edtf.months_later(replace(date, day=1), months), day=day).date


def _is_nearer(day: datetime.date, other: datetime.date, anchor: datetime.date) -> bool:
    return abs((day - anchor).days) < abs((other - anchor).days)


def _is_too_late(day: datetime.date, reference: Reference) -> bool:
    """Whether the day would lie after publication, though nothing says that it is to come."""
    published = reference.published.date
    return published is not None and day > published and not reference.forward


def _day_by_publication(day: int, published: datetime.date, forward: bool | None) -> Partial:
    months = (0, 1, 2) if forward else (0, -1, -2)
    for months_away in months:
        month = edtf.months_later(Partial(published.year, published.month), months_away)
        candidate = replace(month, day=day).date
        if candidate and (candidate >= published if forward else candidate <= published):
            return edtf.of_day(candidate)
    return Partial(published.year, published.month, day)


def dated_by_weekday(point: Point, reference: Reference) -> edtf.Value | None:
    """A day and a weekday without a month ("Monday 21"): the nearest month in which they agree."""
    published = reference.published.date
    if published is None or point.day is None or point.weekday is None:
        date = dated(replace(point, weekday=None), reference)
        return edtf.Value(date) if date else None
    near = dated(replace(point, weekday=None), reference)
    if near and near.date and near.date.weekday() == point.weekday:
        return edtf.Value(near)
    for months_away in (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6):
        month = edtf.months_later(Partial(published.year, published.month), months_away)
        day = replace(month, day=point.day).date
        if day and day.weekday() == point.weekday:
            return edtf.Value(edtf.of_day(day))
    return edtf.Value(near) if near else None
