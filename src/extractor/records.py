"""The records: one pydantic model per record type. Output, gold and the JSON Schema are all these.

Gold leaves out what only a program can know (``id``, ``*_id``, ``mentions``, ``confidence``).
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

# Major and minor version of what is written here; what may change in each is in docs/outputs.md.
SCHEMA_VERSION = "1.0"

_DAY = r"(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)"
_DATE = rf"(?:{_DAY}|(?:\d{{4}}|XXXX)-(?:\d\d|XX)|\d{{3}}[\dX]|XXXX)"
_EDTF = re.compile(rf"(?:{_DATE}[?~%]?|(?:{_DATE}[?~%]?|\.\.)/(?:{_DATE}[?~%]?|\.\.))")


def _is_edtf(value: str) -> str:
    if not _EDTF.fullmatch(value) or value == "../..":
        raise ValueError(f"not an EDTF level 0 or 1 date, season or interval: {value!r}")
    return value


def is_readable_version(version: str) -> bool:
    """Whether records of this schema version hold nothing that this program does not know."""
    major, minor = SCHEMA_VERSION.split(".")
    given = re.fullmatch(rf"{major}\.(\d{{1,9}})", version)
    return given is not None and int(given[1]) <= int(minor)


def _is_known_version(version: str) -> str:
    if not is_readable_version(version):
        raise ValueError(f"records of schema {version}; this program reads up to {SCHEMA_VERSION}")
    return version


Edtf = Annotated[str, AfterValidator(_is_edtf), Field(description="EDTF, ISO 8601-2 level 0 and 1")]
Text = Annotated[str, Field(min_length=1)]
Qualifier = Literal["exact", "about", "more_than", "nearly", "at_most"]
EventKind = Literal[
    "conference", "forum", "summit", "symposium", "meeting", "exhibition", "ceremony", "training",
    "competition", "exchange", "other",
]  # fmt: skip
OrganiserRole = Literal["host", "organiser", "co_organiser", "guide", "supporter", "sponsor"]
OrganisationKind = Literal[
    "government", "company", "association", "university", "institute", "hospital", "media",
    "international", "park", "other",
]  # fmt: skip
AgreementKind = Literal[
    "strategic_cooperation", "framework", "memorandum", "project", "procurement", "licence",
    "joint_venture", "other",
]  # fmt: skip


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class MentionRecord(_Model):
    """Where a value stands in the text: ``text == file[start:end]``, in characters."""

    field: Annotated[
        str, Field(description="the field of the record that this mention supports")
    ] = "name"
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    rule: str | None = None
    model: str | None = None


class _Record(_Model):
    id: str | None = None
    mentions: tuple[MentionRecord, ...] = ()
    confidence: Annotated[float | None, Field(ge=0, le=1)] = None


class _Linked(_Record):
    entity_id: Annotated[
        str | None, Field(description="the same for all records of one entity, once linked")
    ] = None


class Organiser(_Model):
    """An organisation and its part in an event."""

    role: OrganiserRole
    organisation: Text
    organisation_id: str | None = None


class Attendance(_Model):
    """Persons on site."""

    count: int = Field(ge=0)
    qualifier: Qualifier = "exact"


class Amount(_Model):
    """A sum of money in units of its ISO 4217 currency."""

    value: int | float = Field(ge=0)
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    qualifier: Qualifier = "exact"


class Position(_Model):
    """A title and the organisation at which it is held."""

    title: Text
    organisation: Text | None = None
    organisation_id: str | None = None
    former: bool = False


class Event(_Linked):
    """A named gathering, or a named part of one."""

    name: Text
    aliases: tuple[Text, ...] = ()
    kind: EventKind = "other"
    edition: int | None = None
    theme: Text | None = None
    date: Edtf | None = None
    venue: Text | None = None
    venue_id: str | None = None
    city: Text | None = None
    region: Text | None = None
    country: Text | None = None
    part_of: Text | None = None
    part_of_id: str | None = None
    organisers: tuple[Organiser, ...] = ()
    attendance: Attendance | None = None


class Date(_Record):
    """A calendar expression; ``text`` is its first writing."""

    text: Text
    value: Edtf


class Venue(_Linked):
    """A named place in which an event was or will be held."""

    name: Text
    city: Text | None = None
    region: Text | None = None
    country: Text | None = None


class _Person(_Linked):
    name: Text
    aliases: tuple[Text, ...] = ()
    positions: tuple[Position, ...] = ()
    event: Text | None = None
    event_id: str | None = None


class Speaker(_Person):
    """A person whom the text reports as speaking."""

    role: Literal["speaker", "moderator"] = "speaker"
    talk: Text | None = None


class Participant(_Person):
    """A named person who is there or acts without being reported as speaking."""

    role: Literal["attendee", "signatory", "honoree"] = "attendee"


class Organisation(_Linked):
    """A named organisation."""

    name: Text
    aliases: tuple[Text, ...] = ()
    kind: OrganisationKind = "other"


class Agreement(_Record):
    """A contract, memorandum, framework or set of projects signed or to be signed."""

    name: Text
    kind: AgreementKind = "other"
    parties: tuple[Text, ...] = ()
    parties_id: tuple[str | None, ...] = ()
    subjects: tuple[Text, ...] = ()
    count: int | None = None
    amount: Amount | None = None
    date: Edtf | None = None
    event: Text | None = None
    event_id: str | None = None
    status: Literal["signed", "planned"] = "signed"


class DocumentInfo(_Model):
    """What the document says of itself."""

    id: Text
    path: str | None = None
    sha256: str | None = None
    encoding: str | None = None
    language: Literal["en", "zh"]
    title: Text | None = None
    published: Edtf | None = None
    source: Text | None = None
    authors: tuple[Text, ...] = ()


class DocumentRecord(_Model):
    """One document in, one of these out."""

    schema_version: Annotated[
        str, AfterValidator(_is_known_version), Field(pattern=r"^1\.\d+$")
    ] = SCHEMA_VERSION
    document: DocumentInfo
    events: tuple[Event, ...] = ()
    dates: tuple[Date, ...] = ()
    venues: tuple[Venue, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    participants: tuple[Participant, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    agreements: tuple[Agreement, ...] = ()
