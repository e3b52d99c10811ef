"""Checks of the gold itself: what is wrong by the rules of labelling, and what looks forgotten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from extractor.evaluate.fold import fold
from extractor.evaluate.judge import judge
from extractor.evaluate.texts import Text, Texts
from extractor.records import DocumentRecord, Participant, Speaker

FindingKind = Literal["error", "suspect"]
"""An error breaks a rule of labelling; a suspect is for a person to look at."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about one gold document."""

    document: str
    kind: FindingKind
    what: str
    sentence: str | None = None


def check_gold(
    gold: Mapping[str, DocumentRecord],
    texts: Texts,
    predicted: Mapping[str, DocumentRecord] | None = None,
) -> Iterator[Finding]:
    """List what is wrong or suspect, document by document; nothing is changed.

    With ``predicted`` records, dates and titled people that only those know are suspects.
    """
    for name, record in gold.items():
        text = texts.text(name)
        if not text.characters:
            yield Finding(name, "error", "no text of this name")
        else:
            yield from _unwritten(record, text)
        yield from _unresolved(record)
        yield from _repeated(record)
        if predicted and name in predicted:
            yield from _forgotten(record, predicted[name], text)


def _unwritten(record: DocumentRecord, text: Text) -> Iterator[Finding]:
    """Names that do not stand in the text as they are written; titles may be made singular."""
    named: tuple[tuple[FindingKind, Iterator[tuple[str, str | None]]], ...] = (
        ("error", _names(record)),
        ("suspect", _loose_names(record)),
    )
    for kind, values in named:
        for field, value in values:
            if value and not text.holds(value):
                what = f"{field} {value!r} does not stand in the text"
                yield Finding(record.document.id, kind, what)


def _names(record: DocumentRecord) -> Iterator[tuple[str, str | None]]:
    info = record.document
    yield from (("document.title", info.title), ("document.source", info.source))
    yield from (("document.authors", author) for author in info.authors)
    yield from (("dates.text", date.text) for date in record.dates)
    yield from (("venues.name", venue.name) for venue in record.venues)
    for kind in ("events", "speakers", "participants", "organisations"):
        for thing in getattr(record, kind):
            yield f"{kind}.name", thing.name
            yield from ((f"{kind}.aliases", alias) for alias in thing.aliases)
    yield from (("events.theme", event.theme) for event in record.events)
    yield from (("speakers.talk", speaker.talk) for speaker in record.speakers)


def _loose_names(record: DocumentRecord) -> Iterator[tuple[str, str | None]]:
    for event in record.events:
        yield from (("events.city", event.city), ("events.region", event.region))
        yield "events.country", event.country
    for venue in record.venues:
        yield from (("venues.city", venue.city), ("venues.region", venue.region))
    for person in _people(record):
        yield from (("positions.title", position.title) for position in person.positions)
    for agreement in record.agreements:
        yield "agreements.name", agreement.name
        yield from (("agreements.subjects", subject) for subject in agreement.subjects)


def _people(record: DocumentRecord) -> tuple[Speaker | Participant, ...]:
    return (*record.speakers, *record.participants)


def _unresolved(record: DocumentRecord) -> Iterator[Finding]:
    """References to a record that is not there, and a publication date that is in no record."""
    known = {
        "organisations": {organisation.name for organisation in record.organisations},
        "events": {event.name for event in record.events},
        "venues": {venue.name for venue in record.venues},
    }
    for field, name, target in _references(record):
        if name and name not in known[target]:
            what = f"{field} {name!r} is the name of no record in {target}"
            yield Finding(record.document.id, "error", what)
    published = record.document.published
    if published and published not in {date.value for date in record.dates}:
        yield Finding(record.document.id, "error", f"published {published} is not in dates")


def _references(record: DocumentRecord) -> Iterator[tuple[str, str | None, str]]:
    for event in record.events:
        yield "events.venue", event.venue, "venues"
        yield "events.part_of", event.part_of, "events"
        for organiser in event.organisers:
            yield "events.organisers", organiser.organisation, "organisations"
    for person in _people(record):
        yield "people.event", person.event, "events"
        for position in person.positions:
            yield "people.positions", position.organisation, "organisations"
    for agreement in record.agreements:
        yield "agreements.event", agreement.event, "events"
        for party in agreement.parties:
            yield "agreements.parties", party, "organisations"


def _repeated(record: DocumentRecord) -> Iterator[Finding]:
    """Two records of one name; a person counts once over both lists."""
    named = {
        "events": [event.name for event in record.events],
        "venues": [venue.name for venue in record.venues],
        "organisations": [organisation.name for organisation in record.organisations],
        "speakers and participants": [person.name for person in _people(record)],
        "dates": [date.value for date in record.dates],
    }
    for kind, names in named.items():
        times = Counter(map(fold, names))
        for name in {fold(name): name for name in names}.values():
            if times[fold(name)] > 1:
                what = f"{times[fold(name)]} records in {kind} named {name!r}"
                yield Finding(record.document.id, "error", what)


def _forgotten(record: DocumentRecord, predicted: DocumentRecord, text: Text) -> Iterator[Finding]:
    """Dates and people with a title that the prediction has and no record of gold."""
    labelled = {fold(form) for person in _people(record) for form in (person.name, *person.aliases)}
    labelled |= {fold(author) for author in record.document.authors}
    titled = {person.name for person in _people(predicted) if person.positions}
    judgements, _ = judge(record, predicted)
    for judgement in judgements:
        if judgement.verdict != "spurious":
            continue
        sentence = text.sentence_of((*judgement.spelled, *judgement.about), judgement.about)
        if judgement.type == "dates":
            what = f"date {judgement.record} is in no record"
            yield Finding(record.document.id, "suspect", what, sentence)
        elif judgement.field == "name" and judgement.type in ("speakers", "participants"):
            name = judgement.predicted or ""
            if name in titled and fold(name) not in labelled:
                what = f"person {name!r}, who has a title, is in no record"
                yield Finding(record.document.id, "suspect", what, sentence)
