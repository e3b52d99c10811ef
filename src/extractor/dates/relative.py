"""Expressions that count from the publication date or from the date written before them."""

from __future__ import annotations

import datetime
from dataclasses import replace

from extractor.dates import edtf
from extractor.dates.edtf import Partial, Value
from extractor.dates.reference import Reference
from extractor.dates.written import Point, Rest, Unit, Window
from extractor.dates.year_rule import dated, written_year

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_WEEKEND = 5  # Saturday


def _day_value(day: datetime.date | None) -> Value | None:
    return Value(edtf.of_day(day)) if day else None


def _moved(day: datetime.date | None, days: int) -> datetime.date | None:
    return edtf.days_later(day, days) if day else None


def after_previous(point: Point, reference: Reference) -> Value | None:
    """ "The next day", 次日, 同年, 当月: counted from the date written before."""
    if point.then_year is not None:
        before = reference.year_before or reference.published.year
        year = before + point.then_year if before is not None else None
        return _existing(Partial(year, point.month, point.day)) if year else None
    previous = reference.previous or reference.published
    if previous.year is None:
        return None
    if point.then_day is not None:
        return _day_value(_moved(previous.date, point.then_day))
    if previous.month is None:
        return None
    month = edtf.months_later(replace(previous, day=None), point.then_month or 0)
    return _existing(replace(month, day=point.day))


def _existing(date: Partial) -> Value | None:
    if date.day is not None and date.date is None:
        return None
    return Value(date)


def shifted_day(point: Point, reference: Reference) -> Value | None:
    """Yesterday, tomorrow; a day in brackets beside it decides where they differ."""
    published = reference.published.date
    if published is None or point.day_shift is None:
        date = dated(replace(point, day_shift=None), reference) if point.day else None
        return Value(date) if date else None
    day = edtf.days_later(published, point.day_shift)
    if point.day is None or (day and day.day == point.day):
        return _day_value(day)
    date = dated(Point(month=point.month, day=point.day), replace(reference, previous=None))
    return Value(date) if date else None


def _monday(day: datetime.date) -> datetime.date:
    return edtf.days_later(day, -day.weekday()) or day


def shifted_week(point: Point, reference: Reference) -> Value | None:
    """A week counted from that of publication, its weekend, or one of its days."""
    published = reference.published.date
    if published is None:
        return None
    shift = point.week_shift if point.week_shift is not None else point.weekend_shift or 0
    monday = edtf.days_later(_monday(published), 7 * shift)
    if monday is None:
        return None
    if point.weekday is not None:
        return _day_value(edtf.days_later(monday, point.weekday))
    first = monday if point.weekend_shift is None else edtf.days_later(monday, _WEEKEND)
    last = edtf.days_later(monday, 6)
    return edtf.of_days(first, last) if first and last else None


def weekday(point: Point, reference: Reference) -> Value | None:
    """A weekday alone: the latest up to publication, or the next one of something to come."""
    published = reference.published.date
    if published is None or point.weekday is None:
        return None
    if point.near is not None:
        return shifted_week(replace(point, near=None, week_shift=point.near), reference)
    back = (published.weekday() - point.weekday) % 7
    before = edtf.days_later(published, -back)
    after = edtf.days_later(published, (7 - back) % 7)
    written = [day for day in (before, after) if day in reference.days]
    if written:
        return _day_value(written[0])
    if point.weekday in reference.known.weekdays and not (reference.sure and not reference.forward):
        return _day_value(reference.known.weekdays[point.weekday])
    return _day_value(after if reference.forward else before)


def weekdays(first: int, last: int, reference: Reference) -> Value | None:
    """ "Friday to Sunday": the days between them, at most a week; those that are going on first."""
    published = reference.published.date
    since = (published.weekday() - first) % 7 if published else 7
    started = edtf.days_later(published, -since) if published else None
    if started and since <= (last - first) % 7:
        reference = replace(reference, forward=True, published=edtf.of_day(started))
    anchor = weekday(Point(weekday=first if reference.forward else last), reference)
    day = anchor.start.date if anchor else None
    if day is None:
        return None
    length = (last - first) % 7
    start = day if reference.forward else edtf.days_later(day, -length)
    end = edtf.days_later(start, length) if start else None
    return edtf.of_days(start, end) if start and end else None


def numbered_week(point: Point, reference: Reference) -> Value | None:
    """The n-th week of a year, as ISO 8601 counts them."""
    year = written_year(point, reference) or reference.published.year
    if year is None or point.week is None or not 1 <= point.week <= 53:
        return None
    monday = edtf.days_later(_monday(datetime.date(year, 1, 4)), 7 * (point.week - 1))
    sunday = edtf.days_later(monday, 6) if monday else None
    return edtf.of_days(monday, sunday) if monday and sunday else None


def decade(point: Point, reference: Reference) -> Value | None:
    """The 1990s; without a century, that of the twentieth or the present one."""
    first = point.decade or 0
    if first < 100:
        first += 2000 if first < 30 else 1900
    return Value(Partial(first // 10 * 10, decade=True))


def shifted_decade(point: Point, reference: Reference) -> Value | None:
    """The last decade, the next one."""
    year = reference.published.year
    if year is None or point.decade_shift is None:
        return None
    first = year // 10 * 10 + 10 * point.decade_shift
    return Value(Partial(first, decade=True)) if first > 0 else None


def offset(count: int, unit: Unit, base: Partial) -> Value | None:
    """So many days, weeks, months or years from a date, no finer than the date allows."""
    if unit in _DAYS:
        return _day_value(_moved(base.date, count * _DAYS[unit]))
    if unit == "workday":
        return _day_value(_workdays_later(base.date, count) if base.date else None)
    if base.year is None or unit not in _MONTHS:
        return None
    months = count * _MONTHS[unit]
    return Value(edtf.months_later(replace(base, month=base.month or 1), months))


def _workdays_later(day: datetime.date, count: int) -> datetime.date | None:
    """The day ``count`` working days away (at most a year's worth)."""
    step = 1 if count > 0 else -1
    left: int = min(abs(count), 260)
    current: datetime.date | None = day
    while left and current:
        current = edtf.days_later(current, step)
        left -= bool(current and current.weekday() < _WEEKEND)
    return current


def window(node: Window, published: Partial) -> Value | None:
    """The next or past so many units: days from tomorrow, till yesterday; whole quarters."""
    if node.unit == "quarter":
        return _quarters(node.count, published)
    far: Partial | None = published if published.date else None
    for count, unit in ((node.count, node.unit), *node.also):
        moved = offset(count, unit, far) if far else None
        far = moved.start if moved else None
    if far is None:
        return None
    if node.count < 0:
        return Value(far, published)
    tomorrow = edtf.days_later(published.date, 1) if published.date else None
    return Value(edtf.of_day(tomorrow), far) if tomorrow else None


def _quarters(count: int, published: Partial) -> Value | None:
    if published.month is None or published.year is None:
        return None
    current = Partial(published.year, (published.month - 1) // 3 * 3 + 1)
    first = edtf.months_later(current, 3 * count if count < 0 else 3)
    return Value(first, edtf.months_later(first, 3 * abs(count) - 1))


def window_from(count: int, unit: Unit, first: datetime.date) -> Value | None:
    """So many units from a first day on: "a week starting tomorrow"."""
    after = offset(count, unit, edtf.of_day(first))
    end = after.start.date if after else None
    last = edtf.days_later(end, -1) if end else None
    return edtf.of_days(first, last) if last and last >= first else None


def rest(node: Rest, published: Partial) -> Value | None:
    """From the beginning of the present week, month or year till publication, or on to its end."""
    today = published.date
    if today is None:
        return None
    first, last = _unit_around(today, node.unit)
    return edtf.of_days(today, last) if node.later else edtf.of_days(first, today)


def _unit_around(day: datetime.date, unit: Unit) -> tuple[datetime.date, datetime.date]:
    if unit == "week":
        monday = _monday(day)
        return monday, edtf.days_later(monday, 6) or day
    length = _MONTHS.get(unit, 1)
    first = Partial(day.year, (day.month - 1) // length * length + 1)
    last = edtf.months_later(first, length - 1)
    return edtf.first_day(first) or day, edtf.last_day(last) or day
