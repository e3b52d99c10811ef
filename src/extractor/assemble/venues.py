"""Venue records."""

from __future__ import annotations

from collections.abc import Mapping
from weakref import WeakKeyDictionary

from extractor.assemble.entities import Entity, group_entities
from extractor.assemble.event_places import event_sites, front_places
from extractor.assemble.event_scope import EventScope
from extractor.assemble.facts import Facts, mention_record
from extractor.assemble.gatherings import gatherings
from extractor.assemble.main_event import main_gathering
from extractor.assemble.written_places import PlaceFields
from extractor.document import Document, Mention, Mentions
from extractor.names import name_key
from extractor.records import MentionRecord, Venue


def assemble_venues(facts: Facts) -> tuple[Venue, ...]:
    """One record per named place in which a gathering is held."""
    scope = document_scope(facts.document, facts.mentions)
    sites = event_sites(scope, facts.mentions)
    told = {
        (site.venue.start, site.venue.end): site.places for site in sites.values() if site.venue
    }
    entities = group_entities(facts.document, facts.mentions.labelled("VENUE"), is_one_venue)
    return tuple(_venue(scope, entity, told) for entity in entities)


def document_scope(document: Document, mentions: Mentions) -> EventScope:
    """The gatherings of a document and what each part of the text is about."""
    scope = _SCOPES.get(mentions)
    if scope is None:
        found = gatherings(document, mentions.labelled("EVENT"))
        scope = _SCOPES[mentions] = EventScope(document, found, main_gathering(document, found))
    return scope


# Venues and events of one document are assembled from the same scope.
_SCOPES: WeakKeyDictionary[Mentions, EventScope] = WeakKeyDictionary()


def is_one_venue(left: str, right: str) -> bool:
    """Whether two written names are one venue: equal, or the one the other without its city."""
    short, full = sorted((name_key(left), name_key(right)), key=len)
    tail = full.removeprefix(short).strip()
    return short == full or (len(short) >= 5 and (full.endswith(short) or tail == "building"))


def _venue(scope: EventScope, entity: Entity, told: dict[tuple[int, int], PlaceFields]) -> Venue:
    places = PlaceFields()
    for mention in entity.mentions:
        places = places.completed(told.get((mention.start, mention.end), PlaceFields()))
    for mention in entity.mentions:
        places = places if places.city else places.completed(front_places(scope, mention))
    fields = {"city": places.city, "region": places.region, "country": places.country}
    return Venue(
        name=entity.name,
        city=places.city.value if places.city else None,
        region=places.region.value if places.region else None,
        country=places.country.value if places.country else None,
        mentions=(
            *(mention_record(m) for m in entity.mentions),
            *_supporting(fields),
        ),
    )


def _supporting(fields: Mapping[str, Mention | None]) -> tuple[MentionRecord, ...]:
    return tuple(mention_record(mention, name) for name, mention in fields.items() if mention)
