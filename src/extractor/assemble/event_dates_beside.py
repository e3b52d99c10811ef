"""Dates that stand in one sentence with the gatherings that they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.assemble.event_cues import Cue
from extractor.assemble.event_intervals import Dated
from extractor.assemble.event_scope import Anchor, EventScope
from extractor.assemble.main_event import is_passing
from extractor.document import Mention, Span


def dates_beside(
    scope: EventScope, sentence: Span, cues: Sequence[Cue], dates: Sequence[Mention]
) -> Iterator[Dated]:
    """The dates of the gatherings of one sentence: for each list of them the nearest told one."""
    anchors = scope.subjects_in(sentence)
    here = [d for d in dates if sentence.start <= d.start < sentence.end]
    words = [c for c in cues if sentence.start <= c.start < sentence.end]
    free = [
        a
        for a in anchors
        if _is_outside(a, here) and not is_passing(scope.document, a) and not scope.is_fixed(a)
    ]
    free = [a for a in free if not _is_frame(scope, a, free)]
    for group in scope.groups(free):
        if chosen := _date_beside(scope, group, free, here, words):
            for anchor in group:
                yield Dated(anchor.gathering, *chosen, len({a.gathering for a in group}))


# "作为创新周的重要活动之一，论坛3日举行": the day is that of the part.
_FRAME = re.compile(
    r"\s?[”」]?的?(?:[\u4e00-\u9fff]{2}){0,4}(?:活动|环节|内容|赛事|专场|论坛|部分)(?:之一)?[，,]"
)


def _is_frame(scope: EventScope, anchor: Anchor, anchors: Sequence[Anchor]) -> bool:
    """Whether a sentence names a gathering only as that of which the next one is a part."""
    later = any(a.start > anchor.end and a.gathering != anchor.gathering for a in anchors)
    return later and _FRAME.match(scope.document.folded, anchor.end) is not None


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
        apart = _is_apart(scope, date, first, last)
        cue = _nearest_cue(words, date, first, last, left, right)
        candidates.append((crosses, apart, cue is None, between, date, cue))
    best = min(candidates, default=None, key=lambda c: c[:4])
    if best is None or best[0]:
        return None
    alone = len(candidates) == 1 and left < 0 and right == 1 << 60
    *_, between, date, cue = best
    if cue is None and between > (_FAR if alone else _NEAR):
        return None
    return (cue.role if cue else "near"), date, between


def _is_apart(scope: EventScope, date: Mention, first: int, last: int) -> bool:
    """Whether a semicolon parts a date from a gathering: 14日举行A；16日参观."""
    start, end = (date.end, first) if date.end <= first else (last, date.start)
    return any(sign in scope.document.text[start : max(start, end)] for sign in "；;")


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
    r"启程|啟程|前往|赴|成立于|创办|起步|决定|商定|建议|提议|founded|established|since|registration|deadline"
)


# How far from a gathering, in characters, a date without a word of holding may stand: beside
# another date or gathering, and where there is no other.
_NEAR = 25


_FAR = 110
