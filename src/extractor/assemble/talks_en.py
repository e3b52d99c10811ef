"""Whose talk a title is: the people of the same sentence, in turn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.assemble.facts import Facts
from extractor.document import Mention, Span

if TYPE_CHECKING:
    from extractor.assemble.roles_en import Party

_BETWEEN = re.compile(r"[\s\"“”‘’,;]*(?:and[\s\"“‘’”]*)?")
# A talk and its speaker stand in one sentence, or on neighbouring lines.
_REACH = 400


def talks_of(facts: Facts, parties: Sequence[Party]) -> dict[Mention, Mention]:
    """Return the talk of each person who has one."""
    talks: dict[Mention, Mention] = {}
    for run in _runs(facts):
        people = _people_near(facts, run, parties)
        for person, talk in zip(people[-len(run) :] if people else [], run, strict=False):
            talks.setdefault(person, talk)
    return talks


def _runs(facts: Facts) -> list[list[Mention]]:
    """Talks that only quotation marks, commas and "and" part."""
    runs: list[list[Mention]] = []
    for talk in facts.mentions.labelled("TALK"):
        between = facts.document.text[runs[-1][-1].end : talk.start] if runs else None
        if between is not None and _BETWEEN.fullmatch(between):
            runs[-1].append(talk)
        else:
            runs.append([talk])
    return runs


def _people_near(facts: Facts, run: Sequence[Mention], parties: Sequence[Party]) -> list[Mention]:
    """The people of the nearest party, before the talks if it is in the same paragraph."""
    text = facts.document.text
    before = [p for p in parties if p.span.end <= run[0].start and run[0].start - p.span.end < _REACH]
    after = [p for p in parties if p.span.start >= run[-1].end and p.span.start - run[-1].end < 200]
    if before and not _parted(text, Span(before[-1].span.end, run[0].start), len(run) > 1):
        return list(before[-1].people)
    if after and not text[run[-1].end : after[0].span.start].strip(" \n\"”’,.-–—").strip() in ("", "by", "by Dr"):
        return list(before[-1].people) if before else []
    if after:
        return list(after[0].people)
    return list(before[-1].people) if before else []


def _parted(text: str, gap: Span, several: bool) -> bool:
    """Whether a paragraph ends between a name and a talk."""
    return text.count("\n", gap.start, gap.end) > 1
