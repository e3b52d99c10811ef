"""The people, titles and bodies of a Chinese sentence from which chains of titles are read."""

from __future__ import annotations

import re

from extractor.assemble.facts import Facts
from extractor.document import Mention, Span

_GLOSS = re.compile(r"[\u4e00-\u9fff]\s?[(（](?:[A-Z][a-z]{1,3}\. )?$")


def is_gloss(facts: Facts, person: Mention) -> bool:
    """Whether a name stands in brackets behind the same name in another script."""
    before = facts.document.text[max(0, person.start - 8) : person.start]
    return person.text[0] < "\u2e80" and bool(_GLOSS.search(before))


def chain_items(facts: Facts, sentence: Span) -> list[Mention]:
    """People, titles and bodies of a sentence, without glosses and bodies inside the others."""
    found = [
        m
        for m in facts.mentions.within(sentence, "PERSON", "TITLE", "ORG")
        if m.label != "PERSON" or not is_gloss(facts, m)
    ]
    others = [m for m in found if m.label != "ORG"]
    return [
        m
        for m in found
        if m.label != "ORG" or not any(o.start <= m.start and m.end <= o.end for o in others)
    ]
