"""The entity as it is written: one JSON object a line, everything with the documents it is from."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from extractor.link.mention import (
    EntityMention,
    EntityType,
    compact_json,
    mention_fields,
    mention_of,
)
from extractor.records import Attendance, Edtf, Text

ENTITY_SCHEMA_VERSION: Literal["1.0"] = "1.0"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Alias(_Model):
    """One written name, and how often it stands for the entity."""

    name: Text
    language: Literal["en", "zh"]
    count: int = Field(
        ge=1, description="mentions in the texts, or records where those are unknown"
    )
    documents: int = Field(ge=1, description="documents that write it")


class DatedPosition(_Model):
    """A title at an organisation, with the publication dates between which it is seen."""

    title: Text
    organisation: Text | None = None
    organisation_id: str | None = None
    former: bool = False
    first_seen: Edtf | None = None
    last_seen: Edtf | None = None
    documents: tuple[Text, ...]


class FieldValue(_Model):
    """One value that documents give for a field."""

    value: Text | int | Attendance
    documents: tuple[Text, ...]


class Relation(_Model):
    """What documents say that the entity has to do with another one."""

    relation: Text
    name: Text
    entity_id: str | None = None
    documents: tuple[Text, ...]


class TextSpan(_Model):
    """Where a document writes the entity: characters of the document's file."""

    field: str = "name"
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Held(_Model):
    """A position as one document gives it."""

    title: Text
    organisation: Text | None = None
    organisation_aliases: tuple[Text, ...] = ()
    former: bool = False


class Member(_Model):
    """One record of one document that is this entity, with what linking looked at.

    Fields that are empty are not written.
    """

    document: Text
    record: Text
    name: Text
    language: Literal["en", "zh"]
    aliases: tuple[Text, ...] = ()
    published: Edtf | None = None
    kind: str | None = None
    positions: tuple[Held, ...] = ()
    events: tuple[Text, ...] = ()
    people: tuple[Text, ...] = ()
    organisations: tuple[Text, ...] = ()
    organisers: tuple[tuple[Text, Text], ...] = ()
    venue: Text | None = None
    part_of: Text | None = None
    edition: int | None = None
    theme: Text | None = None
    date: Edtf | None = None
    city: Text | None = None
    region: Text | None = None
    country: Text | None = None
    places: tuple[Text, ...] = ()
    attendance: tuple[int, str] | None = None
    spans: tuple[TextSpan, ...] = ()


class Entity(_Model):
    """One person, organisation, event or venue, in all documents that name it."""

    schema_version: Literal["1.0"] = ENTITY_SCHEMA_VERSION
    id: Text
    type: EntityType
    names: dict[Literal["en", "zh"], Text] = Field(description="the preferred name per language")
    aliases: tuple[Alias, ...]
    documents: tuple[Text, ...]
    first_seen: Edtf | None = None
    last_seen: Edtf | None = None
    positions: tuple[DatedPosition, ...] = ()
    fields: dict[str, tuple[FieldValue, ...]] = Field(
        default={}, description="every value of every field, the best supported first"
    )
    conflicts: tuple[str, ...] = Field(
        default=(), description="fields whose values cannot all be true"
    )
    relations: tuple[Relation, ...] = ()
    members: tuple[Member, ...]


def entity_json(entity: Entity) -> str:
    """One line of JSON; members without their empty fields."""
    values = entity.model_dump(mode="json", exclude={"members"})
    values["members"] = [member.model_dump(exclude_defaults=True) for member in entity.members]
    return compact_json(values)


def member_of(mention: EntityMention) -> Member:
    """A mention as an entity holds it."""
    values = mention_fields(mention)
    del values["type"]
    return Member.model_validate(values)


def member_mention(member: Member, type_: EntityType) -> EntityMention:
    """The mention that a member was made from, so that linking can go on from an entity file."""
    return mention_of({"type": type_, **member.model_dump(exclude_defaults=True)})
