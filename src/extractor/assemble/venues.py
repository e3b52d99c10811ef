"""Venue records."""

from __future__ import annotations

from extractor.assemble.entities import group_entities
from extractor.assemble.facts import Facts, mention_record
from extractor.names import name_key
from extractor.records import Venue


def assemble_venues(facts: Facts) -> tuple[Venue, ...]:
    """One record per named place in which an event is held."""
    entities = group_entities(
        facts.document,
        facts.mentions.labelled("VENUE"),
        lambda left, right: name_key(left) == name_key(right),
    )
    return tuple(
        Venue(name=entity.name, mentions=tuple(mention_record(m) for m in entity.mentions))
        for entity in entities
    )
