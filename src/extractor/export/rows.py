"""The rows that a document gives to each table, in the order of the table's columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from extractor.export.table import Row, first_and_last_day
from extractor.ground import RECORD_LISTS
from extractor.records import DocumentRecord

# Record lists and what one record of them is called.
TYPES = {field: field.removesuffix("s") for field in RECORD_LISTS}


def _documents(record: DocumentRecord) -> Iterator[Row]:
    about = record.document
    day, _ = first_and_last_day(about.published)
    yield (
        about.id, about.path, about.sha256, about.encoding, about.language, about.title,
        about.published, day, about.source, record.schema_version,
    )  # fmt: skip


def _authors(record: DocumentRecord) -> Iterator[Row]:
    for ordinal, author in enumerate(record.document.authors, 1):
        yield record.document.id, ordinal, author


def _records(record: DocumentRecord) -> Iterator[Row]:
    for kind, item in _typed(record):
        yield item.id, record.document.id, kind, _name(item)


def _typed(record: DocumentRecord) -> Iterator[tuple[str, Any]]:
    for field in RECORD_LISTS:
        for item in getattr(record, field):
            yield TYPES[field], item


def _name(item: Any) -> str:
    return str(item.text if hasattr(item, "text") else item.name)


def _head(record: DocumentRecord, item: Any) -> Row:
    return item.id, record.document.id


def _tail(item: Any) -> Row:
    return item.confidence, item.entity_id


def _venues(record: DocumentRecord) -> Iterator[Row]:
    for item in record.venues:
        place = (item.city, item.region, item.country)
        yield (*_head(record, item), item.name, *place, *_tail(item))


def _organisations(record: DocumentRecord) -> Iterator[Row]:
    for item in record.organisations:
        yield (*_head(record, item), item.name, item.kind, *_tail(item))


def _events(record: DocumentRecord) -> Iterator[Row]:
    for item in record.events:
        attendance = item.attendance
        yield (
            *_head(record, item), item.name, item.kind, item.edition, item.theme, item.date,
            *first_and_last_day(item.date), item.venue, item.venue_id, item.city, item.region,
            item.country, item.part_of, item.part_of_id,
            *((attendance.count, attendance.qualifier) if attendance else (None, None)),
            *_tail(item),
        )  # fmt: skip


def _organisers(record: DocumentRecord) -> Iterator[Row]:
    for event in record.events:
        for ordinal, item in enumerate(event.organisers, 1):
            yield event.id, ordinal, item.role, item.organisation, item.organisation_id


def _speakers(record: DocumentRecord) -> Iterator[Row]:
    for item in record.speakers:
        appearance = (item.role, item.talk, item.event, item.event_id)
        yield (*_head(record, item), item.name, *appearance, *_tail(item))


def _participants(record: DocumentRecord) -> Iterator[Row]:
    for item in record.participants:
        appearance = (item.role, item.event, item.event_id)
        yield (*_head(record, item), item.name, *appearance, *_tail(item))


def _positions(record: DocumentRecord) -> Iterator[Row]:
    for person in (*record.speakers, *record.participants):
        for ordinal, item in enumerate(person.positions, 1):
            organisation = (item.organisation, item.organisation_id)
            yield (person.id, ordinal, item.title, *organisation, item.former)


def _agreements(record: DocumentRecord) -> Iterator[Row]:
    for item in record.agreements:
        amount = item.amount
        yield (
            *_head(record, item), item.name, item.kind, item.status, item.count,
            *((amount.value, amount.currency, amount.qualifier) if amount else (None,) * 3),
            item.date, *first_and_last_day(item.date), item.event, item.event_id, item.confidence,
        )  # fmt: skip


def _parties(record: DocumentRecord) -> Iterator[Row]:
    for agreement in record.agreements:
        ids = agreement.parties_id or (None,) * len(agreement.parties)
        for ordinal, pair in enumerate(zip(agreement.parties, ids, strict=True), 1):
            yield (agreement.id, ordinal, *pair)


def _subjects(record: DocumentRecord) -> Iterator[Row]:
    for agreement in record.agreements:
        for ordinal, subject in enumerate(agreement.subjects, 1):
            yield agreement.id, ordinal, subject


def _dates(record: DocumentRecord) -> Iterator[Row]:
    for item in record.dates:
        days = first_and_last_day(item.value)
        yield (*_head(record, item), item.text, item.value, *days, item.confidence)


def _aliases(record: DocumentRecord) -> Iterator[Row]:
    for _, item in _typed(record):
        for ordinal, alias in enumerate(getattr(item, "aliases", ()), 1):
            yield item.id, ordinal, alias


def _mentions(record: DocumentRecord) -> Iterator[Row]:
    for _, item in _typed(record):
        for ordinal, mention in enumerate(item.mentions, 1):
            place = (mention.field, mention.start, mention.end, mention.text)
            yield (item.id, ordinal, *place, mention.rule, mention.model)


# Table -> its rows.
ROWS: dict[str, Callable[[DocumentRecord], Iterator[Row]]] = {
    "documents": _documents,
    "authors": _authors,
    "records": _records,
    "venues": _venues,
    "organisations": _organisations,
    "events": _events,
    "organisers": _organisers,
    "speakers": _speakers,
    "participants": _participants,
    "positions": _positions,
    "agreements": _agreements,
    "parties": _parties,
    "subjects": _subjects,
    "dates": _dates,
    "aliases": _aliases,
    "mentions": _mentions,
}
