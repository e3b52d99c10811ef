"""The entity types that are linked, and for each its keys and its comparison."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from extractor.link import events, organisations, persons, venues
from extractor.link.evidence import Comparison
from extractor.link.mention import EntityMention, EntityType


@dataclass(frozen=True, slots=True)
class LinkType:
    """How mentions of one type are linked.

    ``blocking_keys``: mentions that share a key are compared; a key that too many share is not
    used, so that each mention needs a narrow one beside the wide ones. ``compare`` is symmetric,
    sees nothing but the two mentions, and is called only for pairs that share a key.
    """

    blocking_keys: Callable[[EntityMention], frozenset[str]]
    compare: Callable[[EntityMention, EntityMention], Comparison]


TYPES: Mapping[EntityType, LinkType] = {
    "event": LinkType(events.blocking_keys, events.compare),
    "organisation": LinkType(organisations.blocking_keys, organisations.compare),
    "person": LinkType(persons.blocking_keys, persons.compare),
    "venue": LinkType(venues.blocking_keys, venues.compare),
}
