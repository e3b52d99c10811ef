"""What a written expression means: the one place where the calendar enters."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractor.dates import divisions, edtf, festivals, lunar, relative
from extractor.dates.edtf import Partial, Value
from extractor.dates.parts import part
from extractor.dates.ranges import complete, is_quarter, is_yearless, weekdays_of
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
    if value is None or not value.is_writable:
        return None
    return Resolved(value, _is_doubtful(node, value, reference))


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
    days = weekdays_of(start, end)
    if days:
        return relative.weekdays(*days, reference)
    if reference.forward is None and is_quarter(start) and is_quarter(end):
        reference = replace(reference, forward=False)  # 前三季度 are those that have been
    if is_yearless(start) and is_yearless(end) and reference.year is None:
        last = value_of(end, reference)
        first = last and value_of(start, replace(reference, until=last.last))
    else:
        first = value_of(start, reference)
        last = first and value_of(end, _after(first.start, reference))
    if first is None or last is None or _runs_backwards(first, last):
        return None
    return Value(first.start, last.last)


def _after(start: Partial, reference: Reference) -> Reference:
    """How the end of a range is read: after its start."""
    return replace(reference, previous=start, year_before=start.year, after=start)


def _runs_backwards(first: Value, last: Value) -> bool:
    start, end = edtf.first_day(first.start), edtf.last_day(last.last)
    return start is not None and end is not None and end < start


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


def _is_doubtful(node: Node, value: Value, reference: Reference) -> bool:
    """Whether a weekday or "yesterday" beside a day says another day; of a range, at either end."""
    if isinstance(node, Range):
        ends = ((node.start, value.start), (node.end, value.last))
        return any(_is_doubtful(end, Value(date), reference) for end, date in ends)
    if not isinstance(node, Point) or value.end is not None or node.festival is not None:
        return False
    day, published = value.start.date, reference.published.date
    if day is None:
        return False
    if node.weekday is not None and day.weekday() != node.weekday:
        return True
    if node.day_shift is None or published is None:
        return False
    return day != edtf.days_later(published, node.day_shift)
