"""What is known of a document while its records are assembled; from mention to record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from extractor.document import Document, Mention, Mentions
from extractor.records import Date, Event, MentionRecord, Organisation, Participant, Speaker, Venue

Named = TypeVar("Named", Event, Venue, Organisation, Speaker, Participant)
_NAMING_FIELDS = frozenset({"name", "aliases"})


@dataclass(frozen=True)
class Facts:
    """The document, its mentions, and the records that earlier assemblers have made."""

    document: Document
    mentions: Mentions
    dates: tuple[Date, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    venues: tuple[Venue, ...] = ()
    events: tuple[Event, ...] = ()
    speakers: tuple[Speaker, ...] = field(default=())
    participants: tuple[Participant, ...] = field(default=())

    @cached_property
    def _organisation_names(self) -> dict[tuple[int, int], str]:
        return _names_by_span(self.organisations)

    @cached_property
    def _event_names(self) -> dict[tuple[int, int], str]:
        return _names_by_span(self.events)

    @cached_property
    def _venue_names(self) -> dict[tuple[int, int], str]:
        return _names_by_span(self.venues)

    def organisation_name(self, mention: Mention) -> str | None:
        """The name of the organisation record that a mention stands for."""
        return self._organisation_names.get((mention.start, mention.end))

    def event_name(self, mention: Mention) -> str | None:
        """The name of the event record that a mention stands for."""
        return self._event_names.get((mention.start, mention.end))

    def venue_name(self, mention: Mention) -> str | None:
        """The name of the venue record that a mention stands for."""
        return self._venue_names.get((mention.start, mention.end))


def _names_by_span(records: Iterable[Named]) -> dict[tuple[int, int], str]:
    return {
        (mention.start, mention.end): record.name
        for record in records
        for mention in record.mentions
        if mention.field in _NAMING_FIELDS
    }


def mention_record(mention: Mention, name_of_field: str = "name") -> MentionRecord:
    """The public form of a mention that supports one field of a record."""
    kind, _, source = mention.source.partition(":")
    return MentionRecord(
        field=name_of_field,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        rule=source if kind == "rule" else None,
        model=source if kind == "model" else None,
    )
