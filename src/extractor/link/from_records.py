"""The mentions of entities that a document's records hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from extractor.link.mention import EntityMention, HeldPosition
from extractor.records import (
    DocumentRecord,
    Event,
    Organisation,
    Participant,
    Speaker,
    Venue,
)


def with_entity_ids(record: DocumentRecord, ids: Mapping[str, str]) -> DocumentRecord:
    """The record in which every linked item says which entity it is; ``ids`` by record id."""
    numbered = _Numbering(record)
    fields = ("events", "venues", "speakers", "participants", "organisations")
    linked = {
        field: tuple(
            item.model_copy(update={"entity_id": ids.get(numbered.id(item))})
            for item in getattr(record, field)
        )
        for field in fields
    }
    return record.model_copy(update=linked)


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
        organisers=tuple((o.role, o.organisation) for o in event.organisers),
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
    event = next((event for event in record.events if event.name == person.event), None)
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
        events=(event.name, *event.aliases) if event else _unique(filter(None, [person.event])),
        edition=event.edition if event else None,
        date=event.date if event else None,
        city=event.city if event else None,
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


def _places(record: DocumentRecord) -> tuple[str, ...]:
    sited: tuple[Event | Venue, ...] = (*record.events, *record.venues)
    return tuple(sorted({p for item in sited for p in (item.city, item.region) if p}))


def _people(record: DocumentRecord) -> tuple[Speaker | Participant, ...]:
    return (*record.speakers, *record.participants)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
