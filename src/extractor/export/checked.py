"""Records with ids, whose references lead somewhere: what tables and graphs need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.export.format import ExportError, Write
from extractor.ground import RECORD_LISTS
from extractor.identify import identified
from extractor.records import DocumentRecord


def checking(write: Write) -> Write:
    """``write`` for records that are given ids where they have none, and are then checked.

    Holds the ids of all documents, since a key must not occur twice.

    Raises:
        ExportError: a document or id that occurs twice, or a reference that leads nowhere.
    """
    seen: set[str] = set()

    def write_checked(record: DocumentRecord) -> None:
        if record.document.id in seen:
            raise ExportError(
                f"document {record.document.id!r} occurs twice; "
                "export records of one run, or give the documents ids of their own"
            )
        seen.add(record.document.id)
        write(checked(record))

    return write_checked


def checked(record: DocumentRecord) -> DocumentRecord:
    """The record, numbered if it is not.

    Raises:
        ExportError: an id that is not the document's, occurs twice, or names no record.
    """
    if any(item.id is None for field in RECORD_LISTS for item in getattr(record, field)):
        record = identified(record)
    ids = {field: {item.id for item in getattr(record, field)} for field in RECORD_LISTS}
    total = sum(len(getattr(record, field)) for field in RECORD_LISTS)
    name = record.document.id
    every = set().union(*ids.values())
    if len(every) < total:
        raise ExportError(f"document {name!r}: two records have the same id")
    for record_id in sorted(every):
        if not record_id.startswith(f"{name}#"):
            raise ExportError(f"document {name!r}: {record_id!r} is not an id of its records")
    for field, reference in _references(record):
        if reference is not None and reference not in ids[field]:
            raise ExportError(
                f"document {name!r}: {reference!r} is referred to, but not among its {field}"
            )
    return record


def _references(record: DocumentRecord) -> Iterator[tuple[str, str | None]]:
    """Each id that the document's records refer to, with the list that it belongs to."""
    for event in record.events:
        yield "venues", event.venue_id
        yield "events", event.part_of_id
        yield from (("organisations", item.organisation_id) for item in event.organisers)
    people: tuple[Any, ...] = (*record.speakers, *record.participants)
    for person in people:
        yield "events", person.event_id
        yield from (("organisations", item.organisation_id) for item in person.positions)
    for agreement in record.agreements:
        yield "events", agreement.event_id
        yield from (("organisations", party) for party in agreement.parties_id)
        if len(agreement.parties_id) not in (0, len(agreement.parties)):
            raise ExportError(f"{agreement.id}: as many parties_id as parties are needed")
