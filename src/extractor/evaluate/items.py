"""Records as items: the facts that each record type states, and how it is matched."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.evaluate.facts import Fact, Forms, Item, equal
from extractor.evaluate.fold import fold
from extractor.records import (
    Agreement,
    Date,
    DocumentRecord,
    Event,
    Organisation,
    Participant,
    Position,
    Speaker,
    Venue,
)


def items_of(record: DocumentRecord) -> dict[str, list[Item]]:
    """Return the document's records by type as items; ``document`` is one item of its own."""
    known = _Names(record)
    return {
        "document": [_document(record)],
        "events": [_event(event, known) for event in record.events],
        "dates": [_date(date) for date in record.dates],
        "venues": [_venue(venue) for venue in record.venues],
        "speakers": [_person(person, known) for person in record.speakers],
        "participants": [_person(person, known) for person in record.participants],
        "organisations": [_organisation(organisation) for organisation in record.organisations],
        "agreements": [_agreement(agreement, known) for agreement in record.agreements],
    }


class _Names:
    """The written forms behind a reference, by the record's folded name, and those of dates."""

    def __init__(self, record: DocumentRecord) -> None:
        named: tuple[Organisation | Event, ...] = (*record.organisations, *record.events)
        self._aliases = {fold(thing.name): thing.aliases for thing in reversed(named)}
        self._dates = {date.value: date.text for date in reversed(record.dates)}

    def forms(self, name: str | None) -> Forms:
        return (name, *self._aliases.get(fold(name), ())) if name else ()

    def reference(self, name: str | None) -> tuple[Fact, ...]:
        return (Fact(name, (self.forms(name),), spelled=self.forms(name)),) if name else ()

    def date(self, value: str | None) -> tuple[Fact, ...]:
        """A date as a fact, spelled as its record in ``dates`` is, for an interval by its ends."""
        steps = (value, *value.split("/")) if value else ()
        return _typed(value, *(self._dates[step] for step in steps if step in self._dates))


def _document(record: DocumentRecord) -> Item:
    info = record.document
    facts = {
        "title": _name(info.title),
        "published": _Names(record).date(info.published),
        "source": _name(info.source),
        "authors": _each(info.authors),
    }
    return Item(info.id, (info.id,), facts)


def _event(event: Event, known: _Names) -> Item:
    count = event.attendance.count if event.attendance else None
    facts = {
        "name": _name(event.name, event.aliases),
        "edition": _typed(event.edition),
        "theme": _name(event.theme),
        "date": known.date(event.date),
        "venue": known.reference(event.venue),
        "city": _name(event.city),
        "part_of": known.reference(event.part_of),
        "attendance": _typed(count, str(count), f"{count:,}") if count is not None else (),
        "organisers": _distinct(
            Fact(
                f"{organiser.role}: {organiser.organisation}",
                (known.forms(organiser.organisation),),
                (organiser.role,),
                known.forms(organiser.organisation),
            )
            for organiser in event.organisers
        ),
    }
    return Item(
        label=event.name,
        forms=(event.name, *event.aliases),
        facts=facts,
        attributes={"kind": event.kind},
        about=(event.name, *event.aliases),
        mentions=event.mentions,
    )


def _date(date: Date) -> Item:
    return Item(
        label=f"{date.value} ({date.text})",
        forms=(date.value,),
        facts={"value": _typed(date.value, date.text)},
        about=(date.text,),
        mentions=tuple(m.model_copy(update={"field": "value"}) for m in date.mentions),
    )


def _venue(venue: Venue) -> Item:
    return Item(
        label=venue.name,
        forms=(venue.name,),
        facts={"name": _name(venue.name), "city": _name(venue.city)},
        about=(venue.name,),
        mentions=venue.mentions,
    )


def _organisation(organisation: Organisation) -> Item:
    return Item(
        label=organisation.name,
        forms=(organisation.name, *organisation.aliases),
        facts={"name": _name(organisation.name, organisation.aliases)},
        attributes={"kind": organisation.kind},
        about=(organisation.name, *organisation.aliases),
        mentions=organisation.mentions,
    )


def _person(person: Speaker | Participant, known: _Names) -> Item:
    facts = {
        "name": _name(person.name, person.aliases),
        "positions": _distinct(_position(position, known) for position in person.positions),
    }
    if isinstance(person, Speaker):
        facts["talk"] = _name(person.talk)
    attributes = {"role": person.role, "event": fold(person.event) if person.event else ""}
    for position in person.positions:
        attributes.setdefault(f"former {_position_key(position)}", str(position.former))
    return Item(
        label=person.name,
        forms=(person.name, *person.aliases),
        facts=facts,
        attributes=attributes,
        about=(person.name, *person.aliases),
        mentions=person.mentions,
    )


def _position_key(position: Position) -> str:
    """What makes two positions the same in exact mode."""
    return f"{fold(position.title)} @ {fold(position.organisation or '-')}"


def _position(position: Position, known: _Names) -> Fact:
    place = position.organisation
    written = f"{position.title} @ {place}" if place else position.title
    return Fact(
        written,
        ((position.title,), known.forms(place)),
        spelled=(f"{place or ''}{position.title}", position.title, *known.forms(place)),
    )


def _agreement(agreement: Agreement, known: _Names) -> Item:
    facts = {
        "name": _name(agreement.name),
        "parties": _distinct(
            Fact(party, (known.forms(party),), spelled=known.forms(party))
            for party in agreement.parties
        ),
        "subjects": _each(agreement.subjects),
        "count": _typed(agreement.count),
        "amount": _typed(agreement.amount.value if agreement.amount else None),
        "date": known.date(agreement.date),
        "event": known.reference(agreement.event),
    }
    parties = tuple(known.forms(party) for party in agreement.parties)
    label = f"{agreement.name} ({', '.join(agreement.parties)})" if parties else agreement.name
    return Item(
        label=label,
        forms=(agreement.name,),
        facts=facts,
        attributes={"kind": agreement.kind, "status": agreement.status},
        parties=parties,
        about=(agreement.name, *(form for forms in parties for form in forms)),
        mentions=agreement.mentions,
    )


def _name(name: str | None, aliases: Iterable[str] = ()) -> tuple[Fact, ...]:
    return (Fact(name, ((name, *aliases),), spelled=(name,)),) if name else ()


def _typed(value: str | int | float | None, *spelled: str) -> tuple[Fact, ...]:
    return () if value is None else (Fact(str(value), typed=(value,), spelled=spelled),)


def _each(names: Iterable[str]) -> tuple[Fact, ...]:
    return _distinct(Fact(name, ((name,),), spelled=(name,)) for name in names)


def _distinct(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Drop repetitions: saying the same thing twice is one fact."""
    kept: list[Fact] = []
    for fact in facts:
        if not any(equal(fact, other) for other in kept):
            kept.append(fact)
    return tuple(kept)
