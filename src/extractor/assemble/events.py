"""Event records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extractor.assemble.attendance import event_attendance
from extractor.assemble.editions import (
    edition_before,
    edition_behind,
    edition_in,
    edition_referred,
)
from extractor.assemble.event_dates import event_dates
from extractor.assemble.event_intervals import is_day
from extractor.assemble.event_kinds import event_kind, kind_beside
from extractor.assemble.event_places import Site, event_sites
from extractor.assemble.event_scope import EventScope
from extractor.assemble.event_themes import event_themes
from extractor.assemble.facts import Facts, mention_record
from extractor.assemble.gatherings import Gathering, written_name
from extractor.assemble.organisers import event_organisers
from extractor.assemble.part_of import event_parts
from extractor.assemble.short_forms import around_head
from extractor.assemble.venues import document_scope
from extractor.document import Mention
from extractor.records import Attendance, Event, EventKind, MentionRecord, Organiser

Dates = Mapping[int, tuple[str, tuple[Mention, ...]]]


@dataclass(frozen=True)
class EventFields:
    """What is told of the gatherings, by their index: value and supporting mentions."""

    dates: Dates
    themes: Mapping[int, tuple[str, tuple[Mention, ...]]]
    attendance: Mapping[int, tuple[Attendance, tuple[Mention, ...]]]
    sites: Mapping[int, Site]
    organisers: Mapping[int, tuple[Organiser, ...]]
    wholes: Mapping[int, int]


def assemble_events(facts: Facts) -> tuple[Event, ...]:
    """One record per named gathering, in the order of first mention."""
    scope = document_scope(facts.document, facts.mentions)
    dates = event_dates(scope, facts.mentions)
    sites = event_sites(scope, facts.mentions)
    placed = [index for index, site in sites.items() if site.venue or site.places.city]
    wholes = event_parts(scope, {index: date[0] for index, date in dates.items()}, placed)
    fields = EventFields(
        dates={**_days_of_wholes(facts, scope, dates, wholes), **dates},
        themes=event_themes(scope, facts.mentions),
        attendance=event_attendance(scope),
        sites=sites,
        organisers=event_organisers(facts, scope),
        wholes=wholes,
    )
    return tuple(_event(facts, scope, index, fields) for index in range(len(scope.gatherings)))


def _days_of_wholes(
    facts: Facts, scope: EventScope, dates: Dates, wholes: Mapping[int, int]
) -> Dates:
    """The days of parts of English gatherings of one day; a gala may be on the eve."""
    if facts.document.language != "en":
        return {}
    return {
        part: dates[whole]
        for part, whole in wholes.items()
        if whole in dates
        and is_day(dates[whole][0])
        and _kind(facts, scope.gatherings[part]) != "ceremony"
    }


def _event(facts: Facts, scope: EventScope, index: int, fields: EventFields) -> Event:
    gathering = scope.gatherings[index]
    date = fields.dates.get(index)
    theme = fields.themes.get(index)
    attendance = fields.attendance.get(index)
    site = fields.sites[index]
    return Event(
        name=gathering.name,
        aliases=gathering.aliases,
        kind=_kind(facts, gathering),
        edition=_edition(facts, scope, index),
        theme=theme[0] if theme else None,
        date=date[0] if date else None,
        venue=facts.venue_name(site.venue) if site.venue else None,
        city=_value(site.places.city),
        region=_value(site.places.region),
        country=_value(site.places.country),
        part_of=scope.gatherings[fields.wholes[index]].name if index in fields.wholes else None,
        organisers=fields.organisers.get(index, ()),
        attendance=attendance[0] if attendance else None,
        mentions=(*_naming_mentions(facts, gathering), *_supporting_mentions(fields, index)),
    )


# Names of sessions say nothing of their kind; the words beside them do.
_SESSION_KINDS: dict[str, EventKind] = {
    "quoted-session": "forum",
    "listed-session": "forum",
    "titled-panel": "symposium",
    "quoted-talks": "symposium",
    "listed-panel": "symposium",
}


def _kind(facts: Facts, gathering: Gathering) -> EventKind:
    for mention in gathering.mentions:
        if kind := _SESSION_KINDS.get(mention.source.rpartition(":")[2]):
            return kind
    language = facts.document.language
    if language == "en" and not around_head(gathering.name)[1]:
        beside = kind_beside(facts.document, gathering.mentions)
        return event_kind(language, gathering.name) if beside == "other" else beside
    return event_kind(language, gathering.name)


def _value(mention: Mention | None) -> str | None:
    return mention.value if mention else None


def _edition(facts: Facts, scope: EventScope, index: int) -> int | None:
    document, gathering = facts.document, scope.gatherings[index]
    inside = (edition_in(document.language, name) for name in gathering.names)
    before = (edition_before(document, mention) for mention in gathering.mentions)
    behind = (edition_behind(document, mention) for mention in gathering.mentions)
    references = (a for a in scope.anchors if not a.named and a.gathering == index)
    referred = (edition_referred(document, anchor.start) for anchor in references)
    return next((e for e in (*inside, *before, *behind, *referred) if e), None)


def _naming_mentions(facts: Facts, gathering: Gathering) -> tuple[MentionRecord, ...]:
    return tuple(
        mention_record(
            m, "name" if written_name(facts.document, m) == gathering.name else "aliases"
        )
        for m in gathering.mentions
    )


def _supporting_mentions(fields: EventFields, index: int) -> tuple[MentionRecord, ...]:
    """The mentions behind the fields other than the name."""
    site = fields.sites[index]
    named: dict[str, tuple[Mention | None, ...]] = {
        "theme": fields.themes[index][1] if index in fields.themes else (),
        "date": fields.dates[index][1] if index in fields.dates else (),
        "attendance": fields.attendance[index][1] if index in fields.attendance else (),
        "venue": (site.venue,),
        "city": (site.places.city,),
        "region": (site.places.region,),
        "country": (site.places.country,),
    }
    return tuple(mention_record(m, name) for name, found in named.items() for m in found if m)
