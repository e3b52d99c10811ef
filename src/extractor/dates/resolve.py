"""What a written expression means: the one place where the calendar enters."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from extractor.dates import divisions, edtf, festivals, lunar, relative
from extractor.dates.edtf import Partial, Value
from extractor.dates.parts import part
from extractor.dates.reference import Reference
from extractor.dates.written import Node, Offset, Part, Point, Range, Rest, Window
from extractor.dates.year_rule import dated


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value, and whether what is written beside it contradicts it."""

    value: Value
    doubtful: bool = False


def resolve(node: Node, reference: Reference) -> Resolved | None:
    """The value of an expression; ``None`` where nothing fixes it or there is no such day."""
    value = value_of(node, reference)
    if value is None:
        return None
    return Resolved(value, _is_doubtful(node, value))


def value_of(node: Node, reference: Reference) -> Value | None:
    """The value alone, also of a part of an expression."""
    match node:
        case Point():
            return _value_of_point(node, reference)
        case Range():
            return _value_of_range(node, reference)
        case Offset():
            return _value_of_offset(node, reference)
        case Window():
            return _value_of_window(node, reference)
        case Part():
            return _value_of_part(node, reference)
        case Rest():
            return relative.rest(node, reference.published)


def _value_of_point(point: Point, reference: Reference) -> Value | None:
    if point.calendar == "lunar":
        return lunar.value(point, reference)
    if point.festival is not None:
        return festivals.value(point, reference)
    if point.then_day is not None or point.then_month is not None or point.then_year is not None:
        return relative.after_previous(point, reference)
    if point.day_shift is not None:
        return relative.shifted_day(point, reference)
    if point.week_shift is not None or point.weekend_shift is not None:
        return relative.shifted_week(point, reference)
    if _is_weekday_alone(point):
        return relative.weekday(point, reference)
    if point.week is not None:
        return relative.numbered_week(point, reference)
    return _dated_value(point, reference)


def _is_weekday_alone(point: Point) -> bool:
    return point.weekday is not None and point.day is None and point.month is None


def _dated_value(point: Point, reference: Reference) -> Value | None:
    """Centuries, decades, years and what divides a year."""
    if point.century is not None:
        first = (point.century - 1) * 100
        return Value(Partial(first), Partial(first + 99)) if first > 0 else None
    if point.decade is not None:
        return relative.decade(point, reference)
    if point.decade_shift is not None:
        return relative.shifted_decade(point, reference)
    if point.quarter is not None or point.quarter_shift is not None:
        return divisions.quarter(point, reference)
    if point.half is not None or point.half_shift is not None:
        return divisions.half(point, reference)
    if point.season is not None:
        return divisions.season(point, reference)
    date = dated(point, reference)
    return Value(date) if date else None


def _value_of_range(node: Range, reference: Reference) -> Value | None:
    start, end = complete(node.start, node.end)
    if _both_weekdays(start, end):
        return relative.weekdays(start, end, reference)  # type: ignore[arg-type]
    if reference.forward is None and _is_quarter(start) and _is_quarter(end):
        reference = replace(reference, forward=False)  # 前三季度 are those that have been
    if _is_yearless(start) and _is_yearless(end) and reference.year is None:
        last = value_of(end, reference)
        first = last and value_of(start, replace(reference, until=last.last))
    else:
        first = value_of(start, reference)
        last = first and value_of(end, replace(reference, previous=first.start, after=first.start))
    if first is None or last is None or _runs_backwards(first, last):
        return None
    return Value(first.start, last.last)


def _is_yearless(node: Node) -> bool:
    """Whether a month or quarter, or a day of a month, is written without its year."""
    if not isinstance(node, Point) or not _is_year_bare(node):
        return False
    return node.month is not None or node.quarter is not None


def _is_quarter(node: Node) -> bool:
    return isinstance(node, Point) and node.quarter is not None


def _both_weekdays(start: Node, end: Node) -> bool:
    return (
        isinstance(start, Point)
        and isinstance(end, Point)
        and start == Point(weekday=start.weekday, near=start.near)
        and end == Point(weekday=end.weekday)
    )


def _runs_backwards(first: Value, last: Value) -> bool:
    start, end = edtf.first_day(first.start), edtf.last_day(last.last)
    return start is not None and end is not None and end < start


def complete(start: Node, end: Node) -> tuple[Node, Node]:
    """Give each end of a range what only the other one says."""
    if not isinstance(start, Point) or not isinstance(end, Point):
        return start, end
    if _is_month_bare(end) and not _is_month_bare(start):
        end = replace(end, month=start.month, month_shift=start.month_shift)
        end = _with_year(end, start, 0)
    elif _is_month_bare(start) and not _is_month_bare(end):
        start = _with_month(start, end)
    elif _is_year_bare(end) and not _is_year_bare(start):
        end = _with_year(end, start, 1 if _is_earlier(end, start) else 0)
    elif _is_year_bare(start) and not _is_year_bare(end):
        start = _with_year(start, end, -1 if _is_earlier(end, start) else 0)
    return start, end


def _is_month_bare(point: Point) -> bool:
    only_day = Point(day=point.day, weekday=point.weekday)
    return point.day is not None and point == only_day


def _is_year_bare(point: Point) -> bool:
    divided = (point.month, point.quarter, point.half, point.season)
    return point.year is None and point.year_shift is None and any(p is not None for p in divided)


def _is_earlier(end: Point, start: Point) -> bool:
    """Whether, inside one year, the end would come before the start."""
    return _place(end) < _place(start)


def _place(point: Point) -> tuple[int, int]:
    month = point.month or (point.quarter or 0) * 3 or (point.half or 0) * 6
    return month, point.day or 0


def _with_year(point: Point, other: Point, years: int) -> Point:
    if other.year is not None:
        return replace(point, year=other.year + years)
    if other.year_shift is not None:
        return replace(point, year_shift=other.year_shift + years)
    return point


def _with_month(start: Point, end: Point) -> Point:
    """ "From the 27th to the 3rd of April" begins in March."""
    wraps = (start.day or 0) > (end.day or 31)
    if end.month is None:
        shift = None if end.month_shift is None else end.month_shift - wraps
        return _with_year(replace(start, month_shift=shift), end, 0)
    month = end.month - wraps
    years = 0 if month else -1
    return _with_year(replace(start, month=month or 12), end, years)


def _value_of_offset(node: Offset, reference: Reference) -> Value | None:
    base = _base(node, reference)
    return relative.offset(node.count, node.unit, base) if base else None


def _base(node: Offset, reference: Reference) -> Partial | None:
    if node.base is not None:
        value = value_of(node.base, reference)
        return value.start if value else None
    if node.then and reference.previous is not None and reference.previous.day is not None:
        return reference.previous
    return reference.published


def _value_of_window(node: Window, reference: Reference) -> Value | None:
    if node.base is None:
        return relative.window(node, reference.published)
    value = value_of(node.base, reference)
    first = edtf.first_day(value.start) if value else None
    return relative.window_from(node.count, node.unit, first) if first else None


def _value_of_part(node: Part, reference: Reference) -> Value | None:
    value = value_of(node.base, reference)
    if value is None:
        return None
    first, last = edtf.first_day(value.start), edtf.last_day(value.last)
    return part(node, first, last) if first and last else None


def _is_doubtful(node: Node, value: Value) -> bool:
    """Whether a weekday is written that the day is not; of a range, either end."""
    if isinstance(node, Range):
        ends = ((node.start, value.start), (node.end, value.last))
        return any(_is_doubtful(end, Value(date)) for end, date in ends)
    if not isinstance(node, Point) or value.end is not None:
        return False
    day = value.start.date
    return day is not None and (_contradicts(node, day) or _is_another_day(node, day))


def _contradicts(point: Point, day: datetime.date) -> bool:
    return point.weekday is not None and day.weekday() != point.weekday


def _is_another_day(point: Point, day: datetime.date) -> bool:
    return point.day_shift is not None and point.day is not None and day.day != point.day
