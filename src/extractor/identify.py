"""Ids for records, and ``*_id`` beside every reference by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from extractor.records import Agreement, DocumentRecord, Event, Organiser, Position

Record = TypeVar("Record", bound=BaseModel)

# Record lists and the word that their ids carry.
ID_WORDS = {
    "events": "event",
    "dates": "date",
    "venues": "venue",
    "speakers": "person",
    "participants": "person",
    "organisations": "organisation",
    "agreements": "agreement",
}


def identified(record: DocumentRecord) -> DocumentRecord:
    """Number the records of a document in order and fill every ``*_id`` from the name beside it."""
    numbered: dict[str, Sequence[BaseModel]] = {}
    counts: dict[str, int] = {}
    for field, word in ID_WORDS.items():
        numbered[field] = [
            item.model_copy(update={"id": _next_id(record.document.id, word, counts)})
            for item in getattr(record, field)
        ]
    ids = {f: _ids_by_name(numbered[f]) for f in ("events", "venues", "organisations")}
    updates = {field: tuple(_referred(i, ids) for i in items) for field, items in numbered.items()}
    return record.model_copy(update=updates)


def _next_id(document_id: str, word: str, counts: dict[str, int]) -> str:
    counts[word] = counts.get(word, 0) + 1
    return f"{document_id}#{word}-{counts[word]}"


def _ids_by_name(records: Sequence[Any]) -> dict[str, str]:
    return {record.name: record.id for record in reversed(records)}


def _referred(record: Record, ids: Mapping[str, Mapping[str, str]]) -> Record:
    updates: dict[str, Any] = {}
    if isinstance(record, Event):
        updates["venue_id"] = ids["venues"].get(record.venue or "")
        updates["part_of_id"] = ids["events"].get(record.part_of or "")
        updates["organisers"] = tuple(_with_organisation(o, ids) for o in record.organisers)
    elif isinstance(record, Agreement):
        updates["parties_id"] = tuple(ids["organisations"].get(p) for p in record.parties)
    if hasattr(record, "positions"):
        updates["positions"] = tuple(_with_organisation(p, ids) for p in record.positions)
    if hasattr(record, "event_id"):
        updates["event_id"] = ids["events"].get(getattr(record, "event", None) or "")
    return record.model_copy(update=updates)


_Reference = TypeVar("_Reference", Organiser, Position)


def _with_organisation(item: _Reference, ids: Mapping[str, Mapping[str, str]]) -> _Reference:
    return item.model_copy(
        update={"organisation_id": ids["organisations"].get(item.organisation or "")}
    )
