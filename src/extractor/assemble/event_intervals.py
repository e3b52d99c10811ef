"""Dates and lengths of one gathering put together: opened then, closed then, three days long."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.document import Mention

DAY = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d|XX)-\d\d")


@dataclass(frozen=True)
class Dated:
    """A date of a gathering and what it is to it: held, open, close, end or line."""

    gathering: int
    role: str
    mention: Mention
    distance: int = 0
    shared_by: int = 1


def compose(found: Sequence[Dated], days: int) -> tuple[str, tuple[Mention, ...]] | None:
    """Put a gathering's dates and length together; the first and best told outweighs the rest."""
    by_role: dict[str, Mention] = {}
    found = sorted(found, key=lambda dated: dated.shared_by)
    for dated in found:
        if dated.mention.value:
            by_role.setdefault(dated.role, dated.mention)
    spans = [d.mention for d in found if "/" in (d.mention.value or "") and d.role != "near"]
    if any(is_day(d.mention.value or "") for d in found if d.role in ("open", "held", "line")):
        spans = [m for m in spans if not m.source.endswith(_VAGUE)]
    line = by_role.get("line")
    if line and spans and _begins(spans[0], line):
        line = None
    whole = line or (spans[0] if spans else None)
    if whole is not None:
        return whole.value or "", (whole,)
    end = by_role.get("close") or by_role.get("end")
    start = by_role.get("open") or by_role.get("held")
    if start is None and end is None and days > 1:
        start = by_role.get("near")
    return _from_ends(start, end, days) or _alone(by_role.get("near"))


# "Last week" is no interval of a gathering whose days are told.
_VAGUE = ":shifted-unit"


def _begins(span: Mention, day: Mention) -> bool:
    """Whether a line gives only the first day of an interval told elsewhere."""
    return (span.value or "").partition("/")[0] == day.value


def _alone(mention: Mention | None) -> tuple[str, tuple[Mention, ...]] | None:
    return (mention.value, (mention,)) if mention and mention.value else None


def _from_ends(
    start: Mention | None, end: Mention | None, days: int
) -> tuple[str, tuple[Mention, ...]] | None:
    first = start.value if start else None
    last = end.value if end else None
    if start and end and first and last and first < last and is_day(first) and is_day(last):
        return f"{first}/{last}", (start, end)
    if start and first:
        if days > 1 and is_day(first):
            return f"{first}/{_shifted(first, days - 1)}", (start,)
        return first, (start,)
    if end and last and is_day(last):
        if days > 1:
            return f"{_shifted(last, 1 - days)}/{last}", (end,)
        return f"../{last}", (end,)
    return None


def is_day(value: str) -> bool:
    """Whether an EDTF value is one day."""
    return bool(DAY.fullmatch(value))


def _shifted(day: str, days: int) -> str:
    """The day so many days later; an unknown year or month stays unknown."""
    year, month, number = day.split("-")
    known = datetime.date(
        int(year) if year != "XXXX" else 2001, int(month) if month != "XX" else 1, int(number)
    ) + datetime.timedelta(days)
    return "-".join(
        (
            year if year == "XXXX" else f"{known.year:04}",
            month if month == "XX" else f"{known.month:02}",
            f"{known.day:02}",
        )
    )
