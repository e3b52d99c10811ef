"""Quarters, halves and seasons of a year."""

from __future__ import annotations

from extractor.dates import edtf
from extractor.dates.edtf import Partial, Value
from extractor.dates.reference import Reference
from extractor.dates.written import Point
from extractor.dates.year_rule import written_year


def _months(year: int | None, first: int, last: int) -> Value:
    return Value(Partial(year, first), Partial(year, last))


def quarter(point: Point, reference: Reference) -> Value | None:
    """Three months."""
    return _division(point.quarter, point.quarter_shift, 3, point, reference)


def half(point: Point, reference: Reference) -> Value | None:
    """Six months."""
    return _division(point.half, point.half_shift, 6, point, reference)


def _division(
    number: int | None, shift: int | None, length: int, point: Point, reference: Reference
) -> Value | None:
    """A quarter or half by its number, or counted from that of publication."""
    published = reference.published
    if number is None:
        if published.month is None or published.year is None or shift is None:
            return None
        current = (published.month - 1) // length * length + 1
        first = edtf.months_later(Partial(published.year, current), length * shift)
        return Value(first, edtf.months_later(first, length - 1))
    if not 1 <= number <= 12 // length:
        return None
    last = number * length
    year = _year_of_division(last - length + 1, last, point, reference)
    return _months(year, last - length + 1, last)


def _year_of_division(first: int, last: int, point: Point, reference: Reference) -> int | None:
    year = written_year(point, reference)
    if year is not None or point.year_shift is not None:
        return year
    if reference.after is not None and reference.after.year is not None:
        return reference.after.year + (last < (reference.after.month or 1))
    if reference.until is not None and reference.until.year is not None:
        return reference.until.year - (first > (reference.until.month or 12))
    published = reference.published
    if published.year is None or published.month is None:
        return reference.year or published.year
    if reference.forward is False:
        return published.year - (first > published.month)
    if reference.forward and reference.sure:
        return published.year + (last < published.month)
    years = (published.year, published.year - 1, published.year + 1)
    here = published.year * 12 + published.month
    return min(years, key=lambda y: max(y * 12 + first - here, here - y * 12 - last, 0))


def season(point: Point, reference: Reference) -> Value | None:
    """A season of a year; winter counts as that of the year it is written with."""
    year = written_year(point, reference)
    if year is None and point.year_shift is None:
        year = _year_of_season(point, reference)
    return Value(Partial(year, season=point.season))


def _year_of_season(point: Point, reference: Reference) -> int | None:
    published = reference.published
    if published.year is None:
        return reference.year
    if point.near is None or published.month is None or point.season is None:
        return published.year
    ends = (point.season - 20) * 3 + 2
    if point.near < 0:
        return published.year - (ends >= published.month)
    return published.year + (point.near > 0 and ends - 2 <= published.month)
