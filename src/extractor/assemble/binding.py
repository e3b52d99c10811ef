"""Which event a person or an agreement at some place in the text belongs to."""

from __future__ import annotations

from extractor.assemble.event_scope import EventScope
from extractor.assemble.facts import Facts
from extractor.assemble.gatherings import Gathering
from extractor.assemble.main_event import main_gathering
from extractor.document import Mention
from extractor.records import Event


def event_at(facts: Facts, offset: int) -> str | None:
    """The name of the event in force at ``offset``, or None where the text reports none."""
    if not facts.events:
        return None
    scope = event_scope(facts)
    index = scope.at(offset)
    return None if index is None else facts.events[index].name


def event_scope(facts: Facts) -> EventScope:
    """The scopes of the assembled events."""
    found = [_gathering(facts, event) for event in facts.events]
    return EventScope(facts.document, found, main_gathering(facts.document, found))


def _gathering(facts: Facts, event: Event) -> Gathering:
    mentions = tuple(
        Mention(m.start, m.end, "EVENT", m.text, m.rule or m.model or "")
        for m in event.mentions
        if m.field in ("name", "aliases")
    )
    return Gathering(event.name, event.aliases, mentions)
