"""A record as the facts it states: which fields are counted, and as what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from extractor.evaluate.fold import LENIENT_AT, fold, similarity
from extractor.records import (
    Agreement,
    DocumentRecord,
    Event,
    MentionRecord,
    Organisation,
    Participant,
    Position,
    Speaker,
)

Forms = tuple[str, ...]
"""The written forms of a name, the record's ``name`` first; empty where the name is null."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One filled field, or one element of a list.

    ``names`` are compared by folding and similarity, ``typed`` values (dates, numbers, roles) by
    equality in both modes; ``written`` is what a listing shows.
    """

    written: str
    names: tuple[Forms, ...] = ()
    typed: tuple[str | int | float, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A record as the scorer sees it: how it is matched, its facts and its attributes."""

    label: str
    forms: Forms
    facts: dict[str, tuple[Fact, ...]]
    attributes: Mapping[str, str] = field(default_factory=dict)
    parties: tuple[Forms, ...] | None = None
    mentions: tuple[MentionRecord, ...] = ()


FIELDS: dict[str, tuple[str, ...]] = {
    "document": ("title", "published", "source", "authors"),
    "events": (
        "name",
        "edition",
        "theme",
        "date",
        "venue",
        "city",
        "part_of",
        "attendance",
        "organisers",
    ),
    "dates": ("value",),
    "venues": ("name", "city"),
    "speakers": ("name", "positions", "talk"),
    "participants": ("name", "positions"),
    "organisations": ("name",),
    "agreements": ("name", "parties", "subjects", "count", "amount", "date", "event"),
}
"""Every counted field by record type; ``name`` of an agreement stands for the agreement itself."""

LISTS = frozenset({"authors", "organisers", "positions", "parties", "subjects"})
"""The fields whose elements are facts of their own."""


def equal(gold: Fact, predicted: Fact) -> bool:
    """Whether two facts are the same in exact mode."""
    return gold.typed == predicted.typed and [_key(forms) for forms in gold.names] == [
        _key(forms) for forms in predicted.names
    ]


def similar(gold: Fact, predicted: Fact) -> bool:
    """Whether two facts are the same in lenient mode."""
    return gold.typed == predicted.typed and all(
        form_similarity(one, other) >= LENIENT_AT
        for one, other in zip(gold.names, predicted.names, strict=True)
    )


def form_similarity(gold: Forms, predicted: Forms) -> float:
    """The greatest similarity of either name to any form of the other side; null is like null."""
    if not gold or not predicted:
        return float(gold == predicted)
    return max(
        max(similarity(gold[0], form) for form in predicted),
        max(similarity(form, predicted[0]) for form in gold),
    )


def _key(forms: Forms) -> str | None:
    return fold(forms[0]) if forms else None


def items_of(record: DocumentRecord) -> dict[str, list[Item]]:
    """Return the document's records by type as items; ``document`` is one item of its own."""
    known = _Names(record)
    return {
        "document": [_document(record)],
        "events": [_event(event, known) for event in record.events],
        "dates": [
            Item(d.value, (d.value,), {"value": _typed(d.value)}, mentions=d.mentions)
            for d in record.dates
        ],
        "venues": [
            Item(
                v.name,
                (v.name,),
                {"name": _name(v.name), "city": _name(v.city)},
                mentions=v.mentions,
            )
            for v in record.venues
        ],
        "speakers": [_person(person, known) for person in record.speakers],
        "participants": [_person(person, known) for person in record.participants],
        "organisations": [
            Item(
                o.name,
                (o.name, *o.aliases),
                {"name": _name(o.name, o.aliases)},
                {"kind": o.kind},
                mentions=o.mentions,
            )
            for o in record.organisations
        ],
        "agreements": [_agreement(agreement, known) for agreement in record.agreements],
    }


class _Names:
    """The written forms behind a reference, by the record's folded name."""

    def __init__(self, record: DocumentRecord) -> None:
        named: tuple[Organisation | Event, ...] = (*record.organisations, *record.events)
        self._aliases = {fold(thing.name): thing.aliases for thing in reversed(named)}

    def forms(self, name: str | None) -> Forms:
        return (name, *self._aliases.get(fold(name), ())) if name else ()

    def reference(self, name: str | None) -> tuple[Fact, ...]:
        return (Fact(name, names=(self.forms(name),)),) if name else ()


def _document(record: DocumentRecord) -> Item:
    info = record.document
    facts = {
        "title": _name(info.title),
        "published": _typed(info.published),
        "source": _name(info.source),
        "authors": _each(info.authors),
    }
    return Item(info.id, (info.id,), facts)


def _event(event: Event, known: _Names) -> Item:
    facts = {
        "name": _name(event.name, event.aliases),
        "edition": _typed(event.edition),
        "theme": _name(event.theme),
        "date": _typed(event.date),
        "venue": known.reference(event.venue),
        "city": _name(event.city),
        "part_of": known.reference(event.part_of),
        "attendance": _typed(event.attendance.count if event.attendance else None),
        "organisers": _distinct(
            Fact(f"{o.role}: {o.organisation}", (known.forms(o.organisation),), (o.role,))
            for o in event.organisers
        ),
    }
    attributes = {"kind": event.kind}
    return Item(
        event.name, (event.name, *event.aliases), facts, attributes, mentions=event.mentions
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
        key = position_key(position.title, position.organisation)
        attributes.setdefault(f"former {key}", str(position.former))
    forms = (person.name, *person.aliases)
    return Item(person.name, forms, facts, attributes, mentions=person.mentions)


def position_key(title: str, organisation: str | None) -> str:
    """What makes two positions the same in exact mode, as one string."""
    return f"{fold(title)}@{fold(organisation) if organisation else ''}"


def _position(position: Position, known: _Names) -> Fact:
    place = position.organisation
    written = f"{position.title} @ {place}" if place else position.title
    return Fact(written, ((position.title,), known.forms(place)))


def _agreement(agreement: Agreement, known: _Names) -> Item:
    facts = {
        "name": _name(agreement.name),
        "parties": _distinct(Fact(p, (known.forms(p),)) for p in agreement.parties),
        "subjects": _each(agreement.subjects),
        "count": _typed(agreement.count),
        "amount": _typed(agreement.amount.value if agreement.amount else None),
        "date": _typed(agreement.date),
        "event": known.reference(agreement.event),
    }
    attributes = {"kind": agreement.kind, "status": agreement.status}
    parties = tuple(known.forms(party) for party in agreement.parties)
    label = f"{agreement.name} ({', '.join(agreement.parties)})" if parties else agreement.name
    return Item(label, (agreement.name,), facts, attributes, parties, agreement.mentions)


def _name(name: str | None, aliases: Iterable[str] = ()) -> tuple[Fact, ...]:
    return (Fact(name, names=((name, *aliases),)),) if name else ()


def _typed(value: str | int | float | None) -> tuple[Fact, ...]:
    return () if value is None else (Fact(str(value), typed=(value,)),)


def _each(names: Iterable[str]) -> tuple[Fact, ...]:
    return _distinct(Fact(name, names=((name,),)) for name in names)


def _distinct(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Drop repetitions: saying the same thing twice is one fact."""
    kept: list[Fact] = []
    for fact in facts:
        if not any(equal(fact, other) for other in kept):
            kept.append(fact)
    return tuple(kept)
