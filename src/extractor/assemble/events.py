"""Event records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extractor.assemble.attendance import event_attendance
from extractor.assemble.editions import edition_before, edition_in
from extractor.assemble.event_dates import event_dates
from extractor.assemble.event_kinds import event_kind
from extractor.assemble.event_scope import EventScope
from extractor.assemble.event_themes import event_themes
from extractor.assemble.facts import Facts, mention_record
from extractor.assemble.gatherings import Gathering, gatherings, written_name
from extractor.assemble.main_event import main_gathering
from extractor.document import Mention
from extractor.records import Attendance, Event, MentionRecord


@dataclass(frozen=True)
class EventFields:
    """What is told of the gatherings, by their index: value and supporting mentions."""

    dates: Mapping[int, tuple[str, tuple[Mention, ...]]]
    themes: Mapping[int, tuple[str, tuple[Mention, ...]]]
    attendance: Mapping[int, tuple[Attendance, tuple[Mention, ...]]]


def assemble_events(facts: Facts) -> tuple[Event, ...]:
    """One record per named gathering, in the order of first mention."""
    found = gatherings(facts.document, facts.mentions.labelled("EVENT"))
    scope = EventScope(facts.document, found, main_gathering(facts.document, found))
    fields = EventFields(
        dates=event_dates(scope, facts.mentions),
        themes=event_themes(scope, facts.mentions),
        attendance=event_attendance(scope),
    )
    return tuple(_event(facts, scope, index, fields) for index in range(len(found)))


def _event(facts: Facts, scope: EventScope, index: int, fields: EventFields) -> Event:
    language = facts.document.language
    gathering = scope.gatherings[index]
    date = fields.dates.get(index)
    theme = fields.themes.get(index)
    attendance = fields.attendance.get(index)
    return Event(
        name=gathering.name,
        aliases=gathering.aliases,
        kind=event_kind(language, gathering.name),
        edition=_edition(facts, gathering),
        theme=theme[0] if theme else None,
        date=date[0] if date else None,
        attendance=attendance[0] if attendance else None,
        mentions=_naming_mentions(facts, gathering),
    )


def _edition(facts: Facts, gathering: Gathering) -> int | None:
    language = facts.document.language
    inside = (edition_in(language, name) for name in gathering.names)
    before = (edition_before(facts.document, mention) for mention in gathering.mentions)
    return next((edition for edition in (*inside, *before) if edition), None)


def _naming_mentions(facts: Facts, gathering: Gathering) -> tuple[MentionRecord, ...]:
    return tuple(
        mention_record(
            m, "name" if written_name(facts.document, m) == gathering.name else "aliases"
        )
        for m in gathering.mentions
    )
