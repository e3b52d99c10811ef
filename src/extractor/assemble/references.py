"""Every reference holds the name of a record that is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extractor.assemble.organisation_kinds import organisation_kind
from extractor.document import Document, join_lines
from extractor.names import name_key
from extractor.records import DocumentRecord, MentionRecord, Organisation


def with_references(record: DocumentRecord, document: Document) -> DocumentRecord:
    """Point references at canonical names; add the organisations of positions that have no record.

    A venue or an event that is no record is not referred to.
    """
    organisations = list(record.organisations)
    known = _canonical_names(organisations)
    for name, mentions in _organisation_references(record):
        if name_key(name) not in known:
            organisation = _organisation(name, mentions, document)
            organisations.append(organisation)
            known[name_key(name)] = organisation.name
    names = {
        "organisation": known,
        "event": _canonical_names(record.events),
        "venue": _canonical_names(record.venues),
    }
    return record.model_copy(
        update={
            "organisations": tuple(organisations),
            "events": tuple(_with_names(item, names) for item in record.events),
            "speakers": tuple(_with_names(item, names) for item in record.speakers),
            "participants": tuple(_with_names(item, names) for item in record.participants),
            "agreements": tuple(_with_names(item, names) for item in record.agreements),
        }
    )


def _canonical_names(records: Iterable[Any]) -> dict[str, str]:
    """Keys of names and aliases to names; a name outranks another record's alias."""
    records = list(records)
    aliases = {
        name_key(alias): item.name for item in records for alias in getattr(item, "aliases", ())
    }
    return aliases | {name_key(item.name): item.name for item in records}


def _organisation_references(
    record: DocumentRecord,
) -> Iterable[tuple[str, Sequence[MentionRecord]]]:
    for person in (*record.speakers, *record.participants):
        for position in person.positions:
            if position.organisation:
                yield position.organisation, person.mentions
    for event in record.events:
        for organiser in event.organisers:
            yield organiser.organisation, event.mentions
    for agreement in record.agreements:
        for party in agreement.parties:
            yield party, agreement.mentions


def _organisation(name: str, mentions: Sequence[MentionRecord], document: Document) -> Organisation:
    written = [
        mention.model_copy(update={"field": "name"})
        for mention in mentions
        if join_lines(mention.text) == name
    ]
    return Organisation(
        name=name, kind=organisation_kind(name, document.language), mentions=tuple(written)
    )


def _with_names(item: Any, names: Mapping[str, Mapping[str, str]]) -> Any:
    updates: dict[str, Any] = {}
    for field, kind in (("event", "event"), ("part_of", "event"), ("venue", "venue")):
        if value := getattr(item, field, None):
            updates[field] = names[kind].get(name_key(value))
    for field in ("positions", "organisers"):
        if hasattr(item, field):
            updates[field] = tuple(_renamed(part, names) for part in getattr(item, field))
    if hasattr(item, "parties"):
        canonical = (names["organisation"].get(name_key(party), party) for party in item.parties)
        updates["parties"] = tuple(dict.fromkeys(canonical))
    return item.model_copy(update=updates)


def _renamed(part: Any, names: Mapping[str, Mapping[str, str]]) -> Any:
    if part.organisation is None:
        return part
    name = names["organisation"].get(name_key(part.organisation), part.organisation)
    return part.model_copy(update={"organisation": name})
