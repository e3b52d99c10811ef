"""Calendar expressions as they are written, before anybody asks which day they mean.

Every value here is free of language: a rule's named groups fill a ``Point``; larger expressions
are built from smaller ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Calendar = Literal["gregorian", "lunar", "roc", "japanese", "buddhist", "imperial"]
Unit = Literal["day", "workday", "week", "weekend", "month", "quarter", "half", "year", "decade"]


@dataclass(frozen=True, slots=True)
class Point:
    """One stretch of the calendar: what is written of it, ``None`` for what is not.

    A ``*_shift`` counts units from the publication date: -1 is the one before, 0 this, 1 the next.
    ``near_*`` is the same word before a name ("last October", "next Friday"). ``then_*`` counts
    from the date written before it ("the next day" is ``then_day`` 1). ``figures`` is the
    order of a date in figures, ``swappable`` one whose month and day may be the other way round.
    """

    century: int | None = None
    decade: int | None = None
    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: int | None = None
    month: int | None = None
    week: int | None = None
    day: int | None = None
    weekday: int | None = None
    festival: str | None = None
    decade_shift: int | None = None
    year_shift: int | None = None
    half_shift: int | None = None
    quarter_shift: int | None = None
    month_shift: int | None = None
    week_shift: int | None = None
    weekend_shift: int | None = None
    day_shift: int | None = None
    near: int | None = None
    then_year: int | None = None
    then_month: int | None = None
    then_day: int | None = None
    calendar: Calendar = "gregorian"
    figures: Literal["", "day-first", "month-first"] = ""
    swappable: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """From one expression to another; what one end leaves out the other one says."""

    start: Node
    end: Node


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units after (before, if negative) another expression, or after publication."""

    count: int
    unit: Unit
    base: Node | None = None
    then: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """The ``count`` units that end (negative) or begin at publication or at ``base``.

    ``also`` holds the smaller units of "the last 3 months and 2 weeks".
    """

    count: int
    unit: Unit
    base: Node | None = None
    also: tuple[tuple[int, Unit], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The ``index``-th ``count`` units inside another expression; -1 is the last."""

    base: Node
    index: int
    unit: Unit
    count: int = 1
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """The days of the present unit up to publication, or from it on."""

    unit: Unit
    later: bool


Node = Point | Range | Offset | Window | Part | Rest


def leans_on_previous(node: Node) -> bool:
    """Whether an expression counts from a date written before it: "the same day"."""
    match node:
        case Offset():
            return node.then
        case Point():
            return (node.then_day, node.then_month, node.then_year) != (None, None, None)
    return False


def says_its_year(node: Node) -> bool:
    """Whether a point or both ends of a range leave nothing open but what the calendar says."""
    match node:
        case Point():
            return node.year is not None and node.festival is None
        case Range():
            return says_its_year(node.start) and says_its_year(node.end)
    return False
