"""When each gathering is held: its dates by what the words beside them say, and its length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.assemble.event_cues import Cue, date_cues, usable_dates
from extractor.assemble.event_dates_above import days_above
from extractor.assemble.event_dates_beside import dates_beside
from extractor.assemble.event_days_en import days_within
from extractor.assemble.event_intervals import Dated, compose
from extractor.assemble.event_scope import EventScope
from extractor.assemble.main_event import is_passing
from extractor.document import Mention, Mentions


def event_dates(
    scope: EventScope, mentions: Mentions
) -> dict[int, tuple[str, tuple[Mention, ...]]]:
    """For each gathering whose date is known: the EDTF and the mentions that it is made of."""
    dates = usable_dates(scope, mentions)
    cues = list(date_cues(scope))
    found = [*_in_lines(scope, cues, dates), *_ends(scope, cues, dates)]
    for sentence in scope.document.sentences:
        found += dates_beside(scope, sentence, cues, dates)
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
    return days_within(scope, {**days_above(scope, cues, dates, whole), **whole})


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
        inside = [a for a in scope.anchors_in(sentence) if a.named]
        named = [a for a in scope.anchors_in(sentence) if a.gathering != scope.main]
        passing = inside and all(is_passing(scope.document, a) for a in inside)
        if held and here and not named and not passing:
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


def _in_lines(scope: EventScope, cues: Sequence[Cue], dates: Sequence[Mention]) -> Iterator[Dated]:
    """The dates of lines like "时间：…": those of the main gathering."""
    for cue in cues:
        line = scope.line_at(cue.end)
        inside = [d for d in dates if cue.end <= d.start < line.end]
        if cue.role != "line" or scope.main is None:
            continue
        if inside and inside[0].start - cue.end <= 3:
            yield Dated(scope.main, "line", inside[0])
