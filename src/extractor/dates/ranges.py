"""The two ends of a range, before they are resolved: each lends the other what it leaves out."""

from __future__ import annotations

from dataclasses import replace

from extractor.dates.written import Node, Point


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


def is_yearless(node: Node) -> bool:
    """Whether a month or quarter, or a day of a month, is written without its year."""
    if not isinstance(node, Point) or not _is_year_bare(node):
        return False
    return node.month is not None or node.quarter is not None


def is_quarter(node: Node) -> bool:
    """Whether a quarter is written by its number."""
    return isinstance(node, Point) and node.quarter is not None


def weekdays_of(start: Node, end: Node) -> tuple[int, int] | None:
    """The two weekdays of "Friday to Sunday"; ``None`` where more or something else is written."""
    if not isinstance(start, Point) or not isinstance(end, Point):
        return None
    if start.weekday is None or end.weekday is None:
        return None
    if start != Point(weekday=start.weekday) or end != Point(weekday=end.weekday):
        return None
    return start.weekday, end.weekday
