"""Event records."""

from __future__ import annotations

from extractor.assemble.editions import edition_before, edition_in
from extractor.assemble.event_kinds import event_kind
from extractor.assemble.event_scope import EventScope
from extractor.assemble.facts import Facts, mention_record
from extractor.assemble.gatherings import Gathering, gatherings, written_name
from extractor.assemble.main_event import main_gathering
from extractor.records import Event, MentionRecord


def assemble_events(facts: Facts) -> tuple[Event, ...]:
    """One record per named gathering, in the order of first mention."""
    found = gatherings(facts.document, facts.mentions.labelled("EVENT"))
    scope = EventScope(facts.document, found, main_gathering(facts.document, found))
    return tuple(_event(facts, scope, index) for index in range(len(found)))


def _event(facts: Facts, scope: EventScope, index: int) -> Event:
    gathering = scope.gatherings[index]
    language = facts.document.language
    return Event(
        name=gathering.name,
        aliases=gathering.aliases,
        kind=event_kind(language, gathering.name),
        edition=_edition(facts, gathering),
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
