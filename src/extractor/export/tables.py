"""The tables: the records as rows with keys that join, the same for CSV, Excel, Parquet, SQLite."""

from __future__ import annotations

from typing import get_args

from extractor.export.rows import ROWS, TYPES
from extractor.export.table import Column, Table
from extractor.records import (
    AgreementKind,
    EventKind,
    OrganisationKind,
    OrganiserRole,
    Participant,
    Qualifier,
    Speaker,
)


def _one_of(values: object) -> str:
    return "one of " + ", ".join(get_args(values))


def _role_of(person: type[Speaker] | type[Participant]) -> str:
    return _one_of(person.model_fields["role"].annotation)


def _date_columns(what: str) -> tuple[Column, ...]:
    return (
        Column("date", f"{what}, EDTF"),
        Column("first_day", "its first day, where the date says the day", "day"),
        Column("last_day", "its last day, where the date says the day", "day"),
    )


_DOCUMENT = Column(
    "document_id", "the document", refers=("documents", "document_id"), required=True
)
_CONFIDENCE = Column("confidence", "how likely the record is right, 0 to 1", "number")
_ENTITY = Column("entity_id", "the entity across documents, after linking")
_PLACE = (
    Column("city", "city, as written"),
    Column("region", "province, state or region, as written"),
    Column("country", "country, as written"),
)
_ORDINAL = Column("ordinal", "place in the list, from 1", "integer", required=True)


def _id(column: str, what: str) -> Column:
    return Column(column, what, refers=("records", "record_id"), required=True)


def _to(column: str, table: str, key: str, what: str) -> Column:
    return Column(column, what, refers=(table, key))


_EVENT = (
    Column("event", "the event's name, as written"),
    _to("event_id", "events", "event_id", "the event"),
)
_ORGANISATION = (
    Column("organisation", "its name, as written"),
    _to("organisation_id", "organisations", "organisation_id", "the organisation"),
)


TABLES: tuple[Table, ...] = (
    Table("documents", "One row a document.", ("document_id",), (
        Column("document_id", "the document's id", required=True),
        Column("path", "the file it was read from"),
        Column("sha256", "of the file's bytes"),
        Column("encoding", "of the file"),
        Column("language", "en or zh", required=True),
        Column("title", "its headline"),
        Column("published", "publication date, EDTF"),
        Column("published_day", "the same where it is a full day", "day"),
        Column("source", "the publisher named in the text"),
        Column("schema_version", "of the records", required=True),
    ), ROWS["documents"]),
    Table("authors", "Reporters and editors named in by-lines.", ("document_id", "ordinal"), (
        _DOCUMENT, _ORDINAL, Column("author", "the name, as written", required=True),
    ), ROWS["authors"]),
    Table("records", "Every record of every type, with the key that others refer to.",
          ("record_id",), (
        Column("record_id", "the record's id", required=True),
        _DOCUMENT,
        Column("type", "one of " + ", ".join(TYPES.values()), required=True),
        Column("name", "its name; of a date its text", required=True),
    ), ROWS["records"]),
    Table("venues", "Named places in which an event was or will be held.", ("venue_id",), (
        _id("venue_id", "the venue"), _DOCUMENT, Column("name", "as written", required=True),
        *_PLACE, _CONFIDENCE, _ENTITY,
    ), ROWS["venues"]),
    Table("organisations", "Organisations named.", ("organisation_id",), (
        _id("organisation_id", "the organisation"), _DOCUMENT,
        Column("name", "fullest name, as written", required=True),
        Column("kind", _one_of(OrganisationKind), required=True), _CONFIDENCE, _ENTITY,
    ), ROWS["organisations"]),
    Table("events", "Named gatherings and their named parts.", ("event_id",), (
        _id("event_id", "the event"), _DOCUMENT,
        Column("name", "fullest name, as written", required=True),
        Column("kind", _one_of(EventKind), required=True),
        Column("edition", "9 for the 9th", "integer"), Column("theme", "the stated theme"),
        *_date_columns("when it is or was held"),
        Column("venue", "the venue's name, as written"),
        _to("venue_id", "venues", "venue_id", "the venue"), *_PLACE,
        Column("part_of", "the name of the event that it is a part of"),
        _to("part_of_id", "events", "event_id", "the event that it is a part of"),
        Column("attendance", "persons on site", "integer"),
        Column("attendance_qualifier", _one_of(Qualifier)), _CONFIDENCE, _ENTITY,
    ), ROWS["events"]),
    Table("organisers", "Who runs or pays for an event.", ("event_id", "ordinal"), (
        Column("event_id", "the event", refers=("events", "event_id"), required=True), _ORDINAL,
        Column("role", _one_of(OrganiserRole), required=True), *_ORGANISATION,
    ), ROWS["organisers"]),
    Table("speakers", "Persons reported as speaking.", ("person_id",), (
        _id("person_id", "the person"), _DOCUMENT, Column("name", "as written", required=True),
        Column("role", _role_of(Speaker), required=True),
        Column("talk", "the talk's title"), *_EVENT, _CONFIDENCE, _ENTITY,
    ), ROWS["speakers"]),
    Table("participants", "Persons there who are not reported as speaking.", ("person_id",), (
        _id("person_id", "the person"), _DOCUMENT, Column("name", "as written", required=True),
        Column("role", _role_of(Participant), required=True), *_EVENT, _CONFIDENCE, _ENTITY,
    ), ROWS["participants"]),
    Table("positions", "Titles of speakers and participants.", ("person_id", "ordinal"), (
        _id("person_id", "the speaker or participant"), _ORDINAL,
        Column("title", "as written", required=True), *_ORGANISATION,
        Column("former", "no longer held", "boolean", required=True),
    ), ROWS["positions"]),
    Table("agreements", "Contracts, memoranda and projects signed or to be signed.",
          ("agreement_id",), (
        _id("agreement_id", "the agreement"), _DOCUMENT,
        Column("name", "as written", required=True),
        Column("kind", _one_of(AgreementKind), required=True),
        Column("status", "signed or planned", required=True),
        Column("count", "how many were signed together", "integer"),
        Column("amount", "total value in units of the currency", "number"),
        Column("currency", "ISO 4217"), Column("amount_qualifier", _one_of(Qualifier)),
        *_date_columns("when it was or will be signed"), *_EVENT, _CONFIDENCE,
    ), ROWS["agreements"]),
    Table("parties", "The organisations that sign.", ("agreement_id", "ordinal"), (
        Column("agreement_id", "the agreement", refers=("agreements", "agreement_id"),
               required=True), _ORDINAL, *_ORGANISATION,
    ), ROWS["parties"]),
    Table("subjects", "What an agreement is about.", ("agreement_id", "ordinal"), (
        Column("agreement_id", "the agreement", refers=("agreements", "agreement_id"),
               required=True), _ORDINAL, Column("subject", "as written", required=True),
    ), ROWS["subjects"]),
    Table("dates", "Calendar expressions.", ("date_id",), (
        _id("date_id", "the date"), _DOCUMENT,
        Column("text", "its first writing", required=True), *_date_columns("what it means"),
        _CONFIDENCE,
    ), ROWS["dates"]),
    Table("aliases", "Other written forms of a record's name.", ("record_id", "ordinal"), (
        _id("record_id", "the record"), _ORDINAL, Column("alias", "as written", required=True),
    ), ROWS["aliases"]),
    Table("mentions", "Where the values stand in the files.", ("record_id", "ordinal"), (
        _id("record_id", "the record"), _ORDINAL,
        Column("field", "the field that the mention supports", required=True),
        Column("start_offset", "first character in the file, from 0", "integer", required=True),
        Column("end_offset", "character behind the last", "integer", required=True),
        Column("text", "what stands there", required=True),
        Column("rule", "the rule that found it"), Column("model", "the model that found it"),
    ), ROWS["mentions"]),
)  # fmt: skip


def described() -> str:
    """Every table and column as text: what it holds, its type, its key and where it leads."""
    return "\n\n".join(_described(table) for table in TABLES)


def _described(table: Table) -> str:
    width = max(len(column.name) for column in table.columns)
    lines = [f"{table.name}: {table.what}  Key: {', '.join(table.key)}."]
    for column in table.columns:
        leads = f" -> {'.'.join(column.refers)}" if column.refers else ""
        null = "" if column.required or column.name in table.key else "?"
        lines.append(f"  {column.name:<{width}}  {column.kind + null:<9} {column.what}{leads}")
    return "\n".join(lines)
