"""What linking sees of a record: one mention of an entity by one document, with its context."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any, Literal

from extractor.document import Language
from extractor.records import MentionRecord

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
    A person's ``date``, ``edition`` and ``city`` are those of the event, a venue's city too.
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
    organisers: tuple[tuple[str, str], ...] = ()
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

    def order(self) -> tuple[str, str, str]:
        """Sorts mentions by publication date, the undated last."""
        return (self.published or "9999", *self.key)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)

    def content(self) -> EntityMention:
        """The mention as comparison sees it: mentions of equal content are compared once."""
        return replace(
            self, document="", record="", published=None, attendance=None, organisers=(), spans=()
        )


def mention_fields(mention: EntityMention) -> dict[str, Any]:
    """The fields that are filled, as JSON has them; ``mention_of`` reads them back."""
    filled = {}
    for name, default in _DEFAULTS.items():
        value = getattr(mention, name)
        if value != default:
            filled[name] = value
    for name in ("positions", "spans"):
        if name in filled:
            filled[name] = [_item_fields(item) for item in filled[name]]
    return filled


def _item_fields(item: HeldPosition | MentionRecord) -> dict[str, Any]:
    if isinstance(item, MentionRecord):
        return {"field": item.field, "start": item.start, "end": item.end, "text": item.text}
    values = {name: getattr(item, name) for name in HeldPosition.__slots__}
    return {name: value for name, value in values.items() if value}


def mention_of(filled: Mapping[str, Any]) -> EntityMention:
    """The mention whose fields were written by ``mention_fields``."""
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in filled.items()
    }
    if "positions" in values:
        values["positions"] = tuple(_position(item) for item in values["positions"])
    if "organisers" in values:
        values["organisers"] = tuple((role, name) for role, name in values["organisers"])
    if "spans" in values:
        values["spans"] = tuple(MentionRecord(**span) for span in values["spans"])
    return EntityMention(**values)


def _position(item: Mapping[str, Any]) -> HeldPosition:
    aliases = tuple(item.get("organisation_aliases", ()))
    return HeldPosition(**{**item, "organisation_aliases": aliases})


def compact_json(value: object) -> str:
    """JSON without spaces, keys in the order given."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


_DEFAULTS = {
    field.name: None if field.default is MISSING else field.default
    for field in fields(EntityMention)
}
