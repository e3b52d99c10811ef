"""Records without references to records that are gone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractor.records import Agreement, DocumentRecord, Event


def without(record: DocumentRecord, gone: Mapping[str, set[str]]) -> DocumentRecord:
    """Clear the references to names that are gone; ``gone`` has them by record list.

    A name that another record of the list still has is not gone.
    """
    left = {
        field: names - {item.name for item in getattr(record, field) if field != "dates"}
        for field, names in gone.items()
    }
    events, venues, bodies = (left.get(f, set()) for f in ("events", "venues", "organisations"))
    if not (events or venues or bodies):
        return record
    return record.model_copy(
        update={
            "events": tuple(_event(item, events, venues, bodies) for item in record.events),
            "speakers": tuple(_person(item, events, bodies) for item in record.speakers),
            "participants": tuple(_person(item, events, bodies) for item in record.participants),
            "agreements": tuple(_agreement(item, events, bodies) for item in record.agreements),
        }
    )


def _cleared(item: Any, field: str, names: set[str]) -> dict[str, None]:
    return {field: None, f"{field}_id": None} if getattr(item, field) in names else {}


def _event(event: Event, events: set[str], venues: set[str], bodies: set[str]) -> Event:
    organisers = tuple(item for item in event.organisers if item.organisation not in bodies)
    venue, part_of = _cleared(event, "venue", venues), _cleared(event, "part_of", events)
    return event.model_copy(update=venue | part_of | {"organisers": organisers})


def _person(person: Any, events: set[str], bodies: set[str]) -> Any:
    positions = tuple(
        position.model_copy(update=_cleared(position, "organisation", bodies))
        for position in person.positions
    )
    return person.model_copy(update=_cleared(person, "event", events) | {"positions": positions})


def _agreement(agreement: Agreement, events: set[str], bodies: set[str]) -> Agreement:
    left = [i for i, party in enumerate(agreement.parties) if party not in bodies]
    update: dict[str, Any] = {"parties": tuple(agreement.parties[i] for i in left)}
    if len(agreement.parties_id) == len(agreement.parties):
        update["parties_id"] = tuple(agreement.parties_id[i] for i in left)
    return agreement.model_copy(update=_cleared(agreement, "event", events) | update)
