"""Parts of a span: "the first week of May", "the last three days", "Labour Day weekend"."""

from __future__ import annotations

import datetime

from extractor.dates import edtf
from extractor.dates.edtf import Partial, Value
from extractor.dates.written import Part

_THURSDAY, _SATURDAY = 3, 5
_LONGEST_MONTH = 31


def part(node: Part, first: datetime.date, last: datetime.date) -> Value | None:
    """The days, weeks, months or the weekday of that number inside a span."""
    if node.weekday is not None:
        return _nth_weekday(node, node.weekday, first, last)
    if node.index == 0:
        return _around(node, first)
    match node.unit:
        case "month":
            return _months(node, first, last)
        case "week":
            return _weeks(node, first, last)
        case "day":
            return _days(node, first, last)
    return None


def _span(first: datetime.date | None, last: datetime.date | None) -> Value | None:
    return edtf.of_days(first, last) if first and last else None


def _around(node: Part, day: datetime.date) -> Value | None:
    """The week that holds a day, or the weekend next to it, lengthened by the day itself."""
    monday = edtf.days_later(day, -day.weekday())
    if monday is None or node.unit == "week":
        return _span(monday, monday and edtf.days_later(monday, 6))
    weeks = 0 if day.weekday() >= _THURSDAY - 1 else -7
    saturday = edtf.days_later(monday, weeks + _SATURDAY)
    sunday = edtf.days_later(monday, weeks + _SATURDAY + 1)
    if saturday is None or sunday is None:
        return None
    is_beside = day.weekday() in (0, 4)
    return _span(min(saturday, day), max(sunday, day)) if is_beside else _span(saturday, sunday)


def _nth_weekday(
    node: Part, weekday: int, first: datetime.date, last: datetime.date
) -> Value | None:
    if node.index < 0:
        day = edtf.days_later(last, -((last.weekday() - weekday) % 7))
    else:
        day = edtf.days_later(first, (weekday - first.weekday()) % 7 + 7 * (node.index - 1))
    return Value(edtf.of_day(day)) if day and first <= day <= last else None


def _days(node: Part, first: datetime.date, last: datetime.date) -> Value | None:
    if node.index < 0:
        return _span(edtf.days_later(last, 1 - node.count), last)
    start = edtf.days_later(first, (node.index - 1) * node.count)
    end = edtf.days_later(start, node.count - 1) if start else None
    return _span(start, end) if end and end <= last else None


def _months(node: Part, first: datetime.date, last: datetime.date) -> Value | None:
    if node.index < 0:
        end = Partial(last.year, last.month)
        return Value(edtf.months_later(end, 1 - node.count), end)
    start = edtf.months_later(Partial(first.year, first.month), (node.index - 1) * node.count)
    end = edtf.months_later(start, node.count - 1)
    inside = (edtf.first_day(end) or first) <= last
    return Value(start, end) if inside else None


def _weeks(node: Part, first: datetime.date, last: datetime.date) -> Value | None:
    """Weeks from Monday on: of a year as ISO 8601 counts them, of a month from its first Monday."""
    length = 7 * node.count - 1
    if node.index < 0:
        end = edtf.days_later(last, _THURSDAY - (last.weekday() - _THURSDAY) % 7)
        return _span(edtf.days_later(end, -length) if end else None, end)
    mark = 0 if (last - first).days < _LONGEST_MONTH else _THURSDAY
    ahead = (mark - first.weekday()) % 7 - mark + 7 * (node.index - 1) * node.count
    start = edtf.days_later(first, ahead)
    return _span(start, edtf.days_later(start, length) if start else None)
