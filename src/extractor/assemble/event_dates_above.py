"""Days of parts that stand above them: "the same afternoon", a schedule's heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractor.assemble.event_cues import Cue
from extractor.assemble.event_intervals import DAY
from extractor.assemble.event_scope import EventScope
from extractor.assemble.main_event import is_passing
from extractor.document import Mention


def days_above(
    scope: EventScope,
    cues: Sequence[Cue],
    dates: Sequence[Mention],
    known: Mapping[int, tuple[str, tuple[Mention, ...]]],
) -> dict[int, tuple[str, tuple[Mention, ...]]]:
    """Days of parts told by what stands above: "当天下午", a schedule's heading."""
    found: dict[int, tuple[str, tuple[Mention, ...]]] = {}
    for index, gathering in enumerate(scope.gatherings):
        if index in known or index == scope.main:
            continue
        for mention in gathering.mentions:
            if is_passing(scope.document, mention):
                continue
            above = _day_above(scope, mention, cues, dates, known)
            if above and above.value:
                found.setdefault(index, (above.value, (above,)))
    return found


def _day_above(
    scope: EventScope,
    mention: Mention,
    cues: Sequence[Cue],
    dates: Sequence[Mention],
    known: Mapping[int, tuple[str, tuple[Mention, ...]]],
) -> Mention | None:
    line = scope.line_at(mention.start)
    before = [d for d in dates if d.end <= mention.start and DAY.fullmatch(d.value or "")]
    if any(c.role == "same" and line.start <= c.start < mention.end + _BESIDE for c in cues):
        within = [d for d in before if _is_within(d, known.get(scope.main or 0))]
        return within[-1] if within else (before[-1] if before else None)
    told = [d for d in before if d.start >= max(line.start, mention.start - _NOT_FAR)]
    if told:
        return told[-1]
    headings = [d for d in before if _heads_line(scope, d)]
    return headings[-1] if headings and _is_listed(scope, mention) else None


# How far behind a name, in characters, a word may say that it was held the same day: A随即举行.
_BESIDE = 4
# How far above, in characters, a day of the same paragraph may stand.
_NOT_FAR = 300


def _is_within(date: Mention, main: tuple[str, tuple[Mention, ...]] | None) -> bool:
    if main is None or not date.value:
        return False
    first, _, last = main[0].partition("/")
    return first <= date.value <= (last or first)


def _heads_line(scope: EventScope, date: Mention) -> bool:
    """Whether a line begins with the date, as in a schedule."""
    start = scope.line_at(date.start).start
    return date.start - start <= 12 and not scope.document.text[start : date.start].strip(_BULLETS)


def _is_listed(scope: EventScope, mention: Mention) -> bool:
    """Whether a gathering stands in a short line of a programme."""
    line = scope.line_at(mention.start)
    return len(line) < 160 and _SCHEDULED.match(scope.document.text, line.start) is not None


_BULLETS = "【[ 　\t■●▪◆▎•·*-–—(（"


_SCHEDULED = re.compile(
    r"[\s　]*(?:[■●▪◆▎•·*–—-]|\d{1,2}[:：.)、]|分论坛|平行|圆桌|专题|上午|下午"
    r"|Parallel|Sub-?[Ff]orum|Forum|Panel|Afternoon|Morning)"
)
