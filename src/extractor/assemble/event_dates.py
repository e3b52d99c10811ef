"""When each gathering is held: its dates by what the words beside them say, and its length."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.assemble.event_cues import Cue, date_cues, usable_dates
from extractor.assemble.event_scope import Anchor, EventScope
from extractor.assemble.main_event import is_passing
from extractor.document import Mention, Mentions, Span

_DAY = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d|XX)-\d\d")


@dataclass(frozen=True)
class Dated:
    """A date of a gathering and what it is to it: held, open, close, end or line."""

    gathering: int
    role: str
    mention: Mention
    distance: int = 0
    shared_by: int = 1


def event_dates(
    scope: EventScope, mentions: Mentions
) -> dict[int, tuple[str, tuple[Mention, ...]]]:
    """For each gathering whose date is known: the EDTF and the mentions that it is made of."""
    dates = usable_dates(scope, mentions)
    cues = list(date_cues(scope))
    found = [*_in_lines(scope, cues, dates), *_ends(scope, cues, dates)]
    for sentence in scope.document.sentences:
        found += _in_sentence(scope, sentence, cues, dates)
    lengths = {
        index: cue.days
        for cue in reversed(cues)
        if cue.role == "length" and (index := scope.at(cue.start)) is not None
    }
    whole = {
        index: composed
        for index in range(len(scope.gatherings))
        if (composed := compose([d for d in found if d.gathering == index], lengths.get(index, 0)))
    }
    if scope.main is not None and scope.main not in whole:
        lead = _in_lead(scope, cues, dates, lengths.get(scope.main, 0))
        whole = {**whole, scope.main: lead} if lead else whole
    return {**_by_context(scope, cues, dates, whole), **whole}


def _in_lead(
    scope: EventScope, cues: Sequence[Cue], dates: Sequence[Mention], days: int
) -> tuple[str, tuple[Mention, ...]] | None:
    """The day of the main gathering from the first sentences, where they do not name it again."""
    title = scope.document.title
    body = [s for s in scope.document.sentences if not title or s.start >= title.end]
    for sentence in body[:_LEAD_SENTENCES]:
        words = [c for c in cues if sentence.start <= c.start < sentence.end]
        held = [c for c in words if c.role in ("held", "open", "close")]
        here = [d for d in dates if sentence.start <= d.start < sentence.end]
        named = [a for a in scope.anchors_in(sentence) if a.gathering != scope.main]
        if held and here and not named:
            return compose([Dated(scope.main or 0, held[0].role, here[0])], days)
    return None


# "opened on", "closes this": what joins a word of opening or closing to its day.
_BESIDE = re.compile(r"\s?(?:on |this |last |next )?(?:the )?")
_LEAD_SENTENCES = 3


def _ends(scope: EventScope, cues: Sequence[Cue], dates: Sequence[Mention]) -> Iterator[Dated]:
    """Dates up to which something lasts: "展期至28日止", "runs until 8 March"."""
    for cue in cues:
        index = scope.at(cue.start)
        after = [d for d in dates if 0 <= d.start - cue.end <= 3]
        if cue.role == "end" and after and index is not None:
            yield Dated(index, "end", after[0])
        beside = [d for d in dates if _BESIDE.fullmatch(scope.document.text, cue.end, d.start)]
        if cue.role in ("open", "close") and beside and index is not None:
            yield Dated(index, cue.role, beside[0])


def _by_context(
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
    before = [d for d in dates if d.end <= mention.start and _DAY.fullmatch(d.value or "")]
    if any(c.role == "same" and line.start <= c.start < mention.start for c in cues):
        within = [d for d in before if _is_within(d, known.get(scope.main or 0))]
        return within[-1] if within else (before[-1] if before else None)
    told = [d for d in before if d.start >= line.start]
    if told:
        return told[-1]
    headings = [d for d in before if _heads_line(scope, d)]
    return headings[-1] if headings and _is_listed(scope, mention) else None


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


def _in_lines(scope: EventScope, cues: Sequence[Cue], dates: Sequence[Mention]) -> Iterator[Dated]:
    """The dates of lines like "时间：…": those of the main gathering."""
    for cue in cues:
        line = scope.line_at(cue.start)
        inside = [d for d in dates if cue.end <= d.start < line.end]
        if cue.role != "line" or scope.main is None:
            continue
        if inside and inside[0].start - cue.end <= 3:
            yield Dated(scope.main, "line", inside[0])


def _in_sentence(
    scope: EventScope, sentence: Span, cues: Sequence[Cue], dates: Sequence[Mention]
) -> Iterator[Dated]:
    anchors = scope.anchors_in(sentence)
    here = [d for d in dates if sentence.start <= d.start < sentence.end]
    words = [c for c in cues if sentence.start <= c.start < sentence.end]
    free = [
        a
        for a in anchors
        if _is_outside(a, here) and not is_passing(scope.document, a) and not scope.is_fixed(a)
    ]
    for group in scope.groups(free):
        if chosen := _date_beside(scope, group, free, here, words):
            for anchor in group:
                yield Dated(anchor.gathering, *chosen, len({a.gathering for a in group}))


def _is_outside(anchor: Anchor, dates: Sequence[Mention]) -> bool:
    return not any(d.start <= anchor.start and anchor.end <= d.end for d in dates)


def _date_beside(
    scope: EventScope,
    group: Sequence[Anchor],
    anchors: Sequence[Anchor],
    here: Sequence[Mention],
    words: Sequence[Cue],
) -> tuple[str, Mention, int] | None:
    """The date of a list of gatherings in one sentence, and what it is to them."""
    first, last = group[0].start, group[-1].end
    left = max((a.end for a in anchors if a.end <= first and a not in group), default=-1)
    right = min((a.start for a in anchors if a.start >= last and a not in group), default=1 << 60)
    candidates = []
    for date in here:
        between = _between(date, first, last)
        if _is_elsewhere(scope, date, first, last) or _is_aside(scope, date, first, last):
            continue
        crosses = (date.end <= left) + (date.start >= right)
        cue = _nearest_cue(words, date, first, last, left, right)
        candidates.append((crosses, cue is None, between, date, cue))
    best = min(candidates, default=None, key=lambda c: c[:3])
    if best is None or best[0]:
        return None
    alone = len(candidates) == 1 and left < 0 and right == 1 << 60
    if best[4] is None and best[2] > (_FAR if alone else _NEAR):
        return None
    role = best[4].role if best[4] else "near"
    return role, best[3], best[2]


def _between(date: Mention, first: int, last: int) -> int:
    return first - date.end if date.end <= first else max(0, date.start - last) + 1


def _nearest_cue(
    words: Sequence[Cue], date: Mention, first: int, last: int, left: int, right: int
) -> Cue | None:
    """The word that joins a date to a gathering: the nearest one not beyond another gathering."""
    inside = [
        c
        for c in words
        if c.role in ("held", "open", "close", "end") and left <= c.start and c.end <= right
    ]
    return min(inside, default=None, key=lambda c: _gap(c, date) + min(_gap_to(c, first, last), 30))


def _gap(cue: Cue, date: Mention) -> int:
    return max(cue.start - date.end, date.start - cue.end, 0)


def _gap_to(cue: Cue, first: int, last: int) -> int:
    return max(cue.start - last, first - cue.end, 0)


def _is_elsewhere(scope: EventScope, date: Mention, first: int, last: int) -> bool:
    """Whether what stands between says that the date is of something else: 6日启程前往…出席."""
    start, end = (date.end, first) if date.end <= first else (last, date.start)
    return _ELSEWHERE.search(scope.document.text, start, max(start, end)) is not None


def _is_aside(scope: EventScope, date: Mention, first: int, last: int) -> bool:
    """Whether the date stands in brackets that follow neither the gathering nor a date."""
    text = scope.document.folded
    opened = max(
        text.rfind("(", date.start - 30, date.start), text.rfind("（", date.start - 30, date.start)
    )
    if opened < 0 or any(c in text[opened : date.start] for c in ")）"):
        return False
    if last < opened and _IN_PLACE.fullmatch(text, last, opened):
        return False
    return (
        last + 2 < opened and _BEFORE_ASIDE.search(text, max(0, opened - 12), opened) is None
    ) or (date.end < first and _BEFORE_ASIDE.search(text, max(0, opened - 12), opened) is None)


_IN_PLACE = re.compile(r"[”\"]? (?:in|at) [^,.;()]{2,40} ")
_BEFORE_ASIDE = re.compile(r"[日天昨五四三二一六]\s?$|day\s?$|forums?\s?$|week\s?$|\d\s?$")
_ELSEWHERE = re.compile(
    r"启程|啟程|前往|赴|成立于|创办|起步|founded|established|since|registration|deadline"
)
# How far from a gathering, in characters, a date without a word of holding may stand: beside
# another date or gathering, and where there is no other.
_NEAR = 25
_FAR = 110


def compose(found: Sequence[Dated], days: int) -> tuple[str, tuple[Mention, ...]] | None:
    """Put a gathering's dates and length together; the first and best told outweighs the rest."""
    by_role: dict[str, Mention] = {}
    found = sorted(found, key=lambda dated: dated.shared_by)
    for dated in found:
        if dated.mention.value:
            by_role.setdefault(dated.role, dated.mention)
    spans = [d.mention for d in found if "/" in (d.mention.value or "") and d.role != "near"]
    whole = by_role.get("line") or (spans[0] if spans else None)
    if whole is not None:
        return whole.value or "", (whole,)
    end = by_role.get("close") or by_role.get("end")
    start = by_role.get("open") or by_role.get("held")
    if start is None and end is None and days > 1:
        start = by_role.get("near")
    return _from_ends(start, end, days) or _alone(by_role.get("near"))


def _alone(mention: Mention | None) -> tuple[str, tuple[Mention, ...]] | None:
    return (mention.value, (mention,)) if mention and mention.value else None


def _from_ends(
    start: Mention | None, end: Mention | None, days: int
) -> tuple[str, tuple[Mention, ...]] | None:
    first = start.value if start else None
    last = end.value if end else None
    if start and end and first and last and first < last and _is_day(first) and _is_day(last):
        return f"{first}/{last}", (start, end)
    if start and first:
        if days > 1 and _is_day(first):
            return f"{first}/{_shifted(first, days - 1)}", (start,)
        return first, (start,)
    if end and last and _is_day(last):
        if days > 1:
            return f"{_shifted(last, 1 - days)}/{last}", (end,)
        return f"../{last}", (end,)
    return None


def _is_day(value: str) -> bool:
    return bool(_DAY.fullmatch(value))


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
