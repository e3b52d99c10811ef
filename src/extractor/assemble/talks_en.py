"""Whose talk a title is: the people of the same sentence, in turn."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.assemble.facts import Facts
from extractor.assemble.parties_en import Party
from extractor.document import Mention

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


_BY = re.compile(
    r"[?!]?[\"”’']?,?\s*(?:was\s+)?(?:presented\s+|given\s+|delivered\s+)?(?:by|with|from)\s+"
)
_LINE = re.compile(r"[\"”’'.;,]*[ \t]*\n[ \t]*(?:[Ss]peakers?\s*:\s*)?")


def _people_near(facts: Facts, run: Sequence[Mention], parties: Sequence[Party]) -> list[Mention]:
    """The people named right behind a talk, else those before it in the same paragraph."""
    text = facts.document.folded
    behind = [p for p in parties if p.span.start >= run[-1].end]
    before = [p for p in parties if p.span.end <= run[0].start]
    if behind and _leads_to(text, run[-1].end, behind[0].span.start):
        return list(behind[0].people)
    sentence = facts.document.sentence_at(run[0].start)
    if before and before[-1].span.end > sentence.start:
        return list(before[-1].people)
    if behind and behind[0].span.start < max(sentence.end, _line_end(text, run[-1].end)):
        return list(behind[0].people)
    if before and run[0].start - before[-1].span.end < _REACH:
        gap = text[before[-1].span.end : run[0].start]
        if gap.count("\n") < 2:
            return list(before[-1].people)
    return []


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)


def _leads_to(text: str, end: int, start: int) -> bool:
    """Whether "by" or a line break alone stands between a talk and a name."""
    gap = text[end:start]
    return bool(_BY.fullmatch(gap) or _LINE.fullmatch(gap))
