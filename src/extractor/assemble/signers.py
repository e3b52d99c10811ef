"""The organisations of the people who sign for them."""

from __future__ import annotations

from extractor.assemble.facts import Facts
from extractor.document import Span


def organisations_of_people(facts: Facts, span: Span) -> tuple[str, ...]:
    """The organisations of the people named in a stretch, empty unless they are of several."""
    names = posts_of_people(facts, span)
    return names if len(names) > 1 else ()


def posts_of_people(facts: Facts, span: Span) -> tuple[str, ...]:
    """The organisations at which the people named in a stretch hold their first posts."""
    people = {
        (m.start, m.end): person
        for person in (*facts.speakers, *facts.participants)
        for m in person.mentions
        if m.field in ("name", "aliases")
    }
    found: list[str] = []
    for mention in facts.mentions.within(span, "PERSON"):
        person = people.get((mention.start, mention.end))
        held = [p.organisation for p in person.positions if p.organisation] if person else []
        found += held[:1]
    return tuple(dict.fromkeys(found))
