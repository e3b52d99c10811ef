"""Whether 12/02/2024 is in December or in February: what the rest of the text says."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.dates import edtf
from extractor.dates.written import Node, Point, Range


def in_order(nodes: Sequence[Node]) -> list[Node]:
    """The expressions of a text, each ambiguous one read so as to come near the other dates."""
    if not any(_is_ambiguous(node) for node in nodes):
        return list(nodes)
    certain = [point for node in nodes for point in _points(node) if not point.swappable]
    orders = {point.figures for point in certain if point.figures}
    order = orders.pop() if len(orders) == 1 else ""
    return [_reordered(node, order, certain) for node in nodes]


def _is_ambiguous(node: Node) -> bool:
    return any(point.swappable for point in _points(node))


def _points(node: Node) -> Iterator[Point]:
    if isinstance(node, Point):
        yield node
    elif isinstance(node, Range):
        yield from _points(node.start)
        yield from _points(node.end)


def _reordered(node: Node, order: str, certain: list[Point]) -> Node:
    """The expression in the order of the text's certain dates, else in the one that fits them."""
    if isinstance(node, Range):
        start, end = (_reordered(part, order, certain) for part in (node.start, node.end))
        return replace(node, start=start, end=end)
    if not isinstance(node, Point) or not node.swappable:
        return node
    swapped = replace(node, month=node.day, day=node.month)
    if order:
        return node if node.figures == order else swapped
    return min((node, swapped), key=lambda point: _distance(point, certain))


def _distance(point: Point, certain: list[Point]) -> int:
    """Days to the nearest other date; those without a year are taken as of the same."""
    day = _day(point, point.year)
    others = [_day(other, other.year or point.year) for other in certain]
    return min((abs((day - other).days) for other in others if day and other), default=0)


def _day(point: Point, year: int | None) -> datetime.date | None:
    if year is None or point.month is None or point.day is None:
        return None
    return edtf.day_or_none(year, point.month, point.day)
