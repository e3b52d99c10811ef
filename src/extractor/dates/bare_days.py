"""The month, and so the year, of a day that is written alone: "the 27th", 27日, "Monday 21"."""

from __future__ import annotations

import datetime
from dataclasses import replace

from extractor.dates import edtf
from extractor.dates.edtf import Partial
from extractor.dates.reference import Reference

_AHEAD_OF_A_REPORT = 3  # a bare day ahead of publication counts as so far, after a date behind it
_MONTHS_AROUND = (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6)


def day_alone(day: int, reference: Reference) -> Partial:
    """A day without a month: in the month written before it, else by the publication date."""
    previous, published = reference.previous, reference.published
    if previous is not None and previous.day is not None and _is_near(previous, published):
        return _day_near(day, previous, reference)
    if published.date is None:
        return replace(_known_month(reference), day=day)
    return _day_by_publication(day, published.date, reference.forward and reference.sure)


def _known_month(reference: Reference) -> Partial:
    """The month, or at least the year, of a day in a text that does not say when it appeared."""
    if reference.previous is not None and reference.previous.month is not None:
        return reference.previous
    published = reference.published
    return published if published.month is not None else Partial(reference.year)


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
    if following and _is_nearer(following, same.date, _anchors(previous.date, reference)):
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


def _anchors(previous: datetime.date, reference: Reference) -> tuple[datetime.date, ...]:
    """The days about which a bare day lies: that before it, and that of publication after it."""
    published = reference.published.date
    return (previous, published) if published and published > previous else (previous,)


def _is_nearer(
    day: datetime.date, other: datetime.date, anchors: tuple[datetime.date, ...]
) -> bool:
    """Whether a day is nearer to one of the anchors than another day, which goes back, to any."""
    away = [min(abs((each - anchor).days) for anchor in anchors) for each in (day, other)]
    return away[0] < away[1]


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


def day_with_weekday(day: int, weekday: int, reference: Reference) -> Partial:
    """A day and a weekday without a month: the nearest month in which they agree."""
    near = day_alone(day, reference)
    published = reference.published.date
    if published is None or (near.date and near.date.weekday() == weekday):
        return near
    for months in _MONTHS_AROUND:
        candidate = _in_next_month(edtf.of_day(published), day, months)
        if candidate and candidate.weekday() == weekday:
            return edtf.of_day(candidate)
    return near
