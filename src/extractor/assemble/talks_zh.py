"""Whose talk a title in a Chinese text is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractor.assemble.chain_items_zh import is_gloss
from extractor.assemble.facts import Facts
from extractor.document import Mention, Span

PRONOUN = re.compile(r"[他她](?!们)")
_STATEMENT = re.compile(r"[^；;\n]+")
# Between the titles of one list ("《甲》《乙》", "“甲”和“乙”").
_JOINT = re.compile(r"[》”」』\"]?(?:、|和|与|及|以及|，)?[《“「『\"]?")


def talks_by_speaker(facts: Facts, text: str) -> dict[Mention, Mention]:
    """Talks by speaker: as many people before the talks of a list as there are talks."""
    given: dict[Mention, Mention] = {}
    last: Mention | None = None
    for sentence in facts.document.sentences:
        talks = facts.mentions.within(sentence, "TALK")
        people = _people(facts, sentence)
        if talks and not people and last and PRONOUN.match(text, sentence.start):
            given[last] = talks[0]
        for statement in _statements(text, sentence) if talks else ():
            given.update(_given(facts, text, statement))
        last = people[0] if people else last
    given.update(_in_programmes(facts))
    return given


def _in_programmes(facts: Facts) -> Iterator[tuple[Mention, Mention]]:
    """The talks of a programme, whose rows a question mark may cut in two sentences."""
    people = facts.mentions.labelled("PERSON")
    for talk in facts.mentions.labelled("TALK"):
        if talk.source.endswith(":programme"):
            following = bisect_left(people, talk.end, key=lambda person: person.start)
            if following < len(people):
                yield people[following], talk


def _statements(text: str, sentence: Span) -> Iterator[Span]:
    """The parts of a sentence between semicolons and line breaks."""
    for match in _STATEMENT.finditer(text, sentence.start, sentence.end):
        yield Span(*match.span())


def _people(facts: Facts, span: Span) -> list[Mention]:
    return [p for p in facts.mentions.within(span, "PERSON") if not is_gloss(facts, p)]


def _given(facts: Facts, text: str, statement: Span) -> Iterator[tuple[Mention, Mention]]:
    """The talks of one statement, list by list, with the people in front or else behind."""
    people = _people(facts, statement)
    lists = _lists(text, facts.mentions.within(statement, "TALK"))
    left = statement.start
    for i, talks in enumerate(lists):
        right = lists[i + 1][0].start if i + 1 < len(lists) else statement.end
        before = [p for p in people if left <= p.start and p.end <= talks[0].start]
        after = [p for p in people if talks[-1].end <= p.start < right]
        if len(before) >= len(talks):
            yield from zip(before[-len(talks) :], talks, strict=True)
        elif not before and i == 0:
            yield from zip(after, talks, strict=False)
        left = talks[-1].end


def _lists(text: str, talks: Sequence[Mention]) -> list[list[Mention]]:
    """Talks that are named in one breath."""
    lists: list[list[Mention]] = []
    for talk in talks:
        if lists and _JOINT.fullmatch(text, lists[-1][-1].end, talk.start):
            lists[-1].append(talk)
        else:
            lists.append([talk])
    return lists
