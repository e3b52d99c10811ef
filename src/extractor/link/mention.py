"""What linking sees of a record: one mention of an entity by one document, with its context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from extractor.document import Language
from extractor.records import (
    DocumentRecord,
    Event,
    MentionRecord,
    Organisation,
    Participant,
    Speaker,
    Venue,
)

EntityType = Literal["event", "organisation", "person", "venue"]


@dataclass(frozen=True, slots=True, order=True)
class HeldPosition:
    """A title and the organisation, with the other names that the document has for it."""

    title: str
    organisation: str | None = None
    organisation_aliases: tuple[str, ...] = ()
    former: bool = False


@dataclass(frozen=True, slots=True)
class EntityMention:
    """One record of one document, as the comparison of its type sees it.

    Only the fields that its type uses are filled. ``events`` are the names and aliases of the
    events at which a person is seen, which an organisation runs or which a venue holds; ``people``
    the names of those with a position at the organisation or a part in the event; ``organisations``
    those that run the event; ``places`` the cities and regions that the document's events name.
    """

    type: EntityType
    document: str
    record: str
    name: str
    language: Language
    aliases: tuple[str, ...] = ()
    published: str | None = None
    kind: str | None = None
    positions: tuple[HeldPosition, ...] = ()
    events: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    venue: str | None = None
    part_of: str | None = None
    edition: int | None = None
    theme: str | None = None
    date: str | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None
    places: tuple[str, ...] = ()
    attendance: tuple[int, str] | None = None
    spans: tuple[MentionRecord, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What tells this mention from all others: document and record."""
        return (self.document, self.record)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)

    def content(self) -> EntityMention:
        """The mention without its origin: mentions of equal content are compared once."""
        return replace(self, document="", record="", published=None, attendance=None, spans=())


def entity_mentions(record: DocumentRecord) -> Iterator[EntityMention]:
    """All mentions of events, venues, persons and organisations in a document's records."""
    numbered = _Numbering(record)
    for event in record.events:
        yield _event(event, record, numbered.id(event))
    for venue in record.venues:
        yield _venue(venue, record, numbered.id(venue))
    for person in _people(record):
        yield _person(person, record, numbered.id(person))
    for organisation in record.organisations:
        yield _organisation(organisation, record, numbered.id(organisation))


_WORDS = {Event: "event", Venue: "venue", Speaker: "person", Participant: "person",
          Organisation: "organisation"}  # fmt: skip


class _Numbering:
    """Record ids; records that have none (gold) are numbered as the pipeline would."""

    def __init__(self, record: DocumentRecord) -> None:
        self._document = record.document.id
        self._counts: dict[str, int] = {}

    def id(self, item: Event | Venue | Speaker | Participant | Organisation) -> str:
        word = _WORDS[type(item)]
        self._counts[word] = self._counts.get(word, 0) + 1
        return item.id or f"{self._document}#{word}-{self._counts[word]}"


def _event(event: Event, record: DocumentRecord, record_id: str) -> EntityMention:
    people = _people(record)
    attendance = event.attendance
    return EntityMention(
        type="event",
        document=record.document.id,
        record=record_id,
        name=event.name,
        aliases=event.aliases,
        language=record.document.language,
        published=record.document.published,
        kind=event.kind,
        people=_unique(p.name for p in people if p.event == event.name),
        organisations=_unique(
            name for o in event.organisers for name in _organisation_names(o.organisation, record)
        ),
        venue=event.venue,
        part_of=event.part_of,
        edition=event.edition,
        theme=event.theme,
        date=event.date,
        city=event.city,
        region=event.region,
        country=event.country,
        attendance=(attendance.count, attendance.qualifier) if attendance else None,
        spans=event.mentions,
    )


def _venue(venue: Venue, record: DocumentRecord, record_id: str) -> EntityMention:
    held = [event for event in record.events if event.venue == venue.name]
    return EntityMention(
        type="venue",
        document=record.document.id,
        record=record_id,
        name=venue.name,
        language=record.document.language,
        published=record.document.published,
        events=_unique(name for event in held for name in (event.name, *event.aliases)),
        city=venue.city or next((event.city for event in held if event.city), None),
        region=venue.region or next((event.region for event in held if event.region), None),
        country=venue.country or next((event.country for event in held if event.country), None),
        places=_places(record),
        spans=venue.mentions,
    )


def _person(person: Speaker | Participant, record: DocumentRecord, record_id: str) -> EntityMention:
    positions = tuple(
        HeldPosition(
            position.title,
            position.organisation,
            _organisation_names(position.organisation, record)[1:],
            position.former,
        )
        for position in person.positions
    )
    return EntityMention(
        type="person",
        document=record.document.id,
        record=record_id,
        name=person.name,
        aliases=person.aliases,
        language=record.document.language,
        published=record.document.published,
        kind=person.role,
        positions=positions,
        events=_event_names(person.event, record),
        places=_places(record),
        spans=person.mentions,
    )


def _organisation(
    organisation: Organisation, record: DocumentRecord, record_id: str
) -> EntityMention:
    name = organisation.name
    run = [e for e in record.events if any(o.organisation == name for o in e.organisers)]
    people = _people(record)
    return EntityMention(
        type="organisation",
        document=record.document.id,
        record=record_id,
        name=name,
        aliases=organisation.aliases,
        language=record.document.language,
        published=record.document.published,
        kind=organisation.kind,
        events=_unique(n for event in run for n in (event.name, *event.aliases)),
        people=_unique(p.name for p in people if any(q.organisation == name for q in p.positions)),
        places=_places(record),
        spans=organisation.mentions,
    )


def _organisation_names(name: str | None, record: DocumentRecord) -> tuple[str, ...]:
    if name is None:
        return ()
    aliases = next((o.aliases for o in record.organisations if o.name == name), ())
    return _unique((name, *aliases))


def _event_names(name: str | None, record: DocumentRecord) -> tuple[str, ...]:
    if name is None:
        return ()
    aliases = next((e.aliases for e in record.events if e.name == name), ())
    return _unique((name, *aliases))


def _places(record: DocumentRecord) -> tuple[str, ...]:
    sited: tuple[Event | Venue, ...] = (*record.events, *record.venues)
    return tuple(sorted({p for item in sited for p in (item.city, item.region) if p}))


def _people(record: DocumentRecord) -> tuple[Speaker | Participant, ...]:
    return (*record.speakers, *record.participants)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
