"""Whose talk a title in a Chinese text is."""

from __future__ import annotations

import re

from extractor.assemble.chain_items_zh import is_gloss
from extractor.assemble.facts import Facts
from extractor.document import Mention

PRONOUN = re.compile(r"[他她](?!们)")


def talks_by_speaker(facts: Facts, text: str) -> dict[Mention, Mention]:
    """Talks by speaker: as many people before the talks of a sentence as there are talks."""
    given: dict[Mention, Mention] = {}
    last: Mention | None = None
    for sentence in facts.document.sentences:
        talks = facts.mentions.within(sentence, "TALK")
        named = facts.mentions.within(sentence, "PERSON")
        people = [p for p in named if not is_gloss(facts, p)]
        if talks and not people and last and PRONOUN.match(text, sentence.start):
            given[last] = talks[0]
        elif talks and people:
            before = [p for p in people if p.end <= talks[0].start]
            after = [p for p in people if p.start >= talks[-1].end]
            speakers = before[-len(talks) :] if len(before) >= len(talks) else after
            given.update(zip(speakers, talks, strict=False))
        last = people[0] if people else last
    return given
