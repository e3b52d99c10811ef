"""Event records."""

from __future__ import annotations

from extractor.assemble.entities import group_entities
from extractor.assemble.facts import Facts, mention_record
from extractor.names import name_key
from extractor.records import Event


def assemble_events(facts: Facts) -> tuple[Event, ...]:
    """One record per named gathering."""
    entities = group_entities(
        facts.document,
        facts.mentions.labelled("EVENT"),
        lambda left, right: name_key(left) == name_key(right),
    )
    return tuple(
        Event(
            name=entity.name,
            aliases=entity.aliases,
            mentions=tuple(mention_record(m) for m in entity.mentions),
        )
        for entity in entities
    )
