"""Whether two mentions are seen at one event."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extractor.document import Language
from extractor.link import events
from extractor.link.evidence import Evidence
from extractor.link.mention import EntityMention

_SAME = 3.5
_SAME_DAY = 2.0  # a meeting that two papers name differently


def event_evidence(a: EntityMention, b: EntityMention) -> Iterator[Evidence]:
    """One event, or one town on one day."""
    if not (a.events and b.events):
        return
    x, y = sorted((_event(a), _event(b)), key=repr)
    names = f"{x[0][0]} / {y[0][0]}" if x[0] != y[0] else x[0][0]
    if x == y or _score(x, y) > 0:
        yield Evidence("same event", _SAME, names)
    elif a.date and a.date == b.date and len(a.date) > len("2024-05"):
        yield Evidence("events on the same days", _SAME_DAY, f"{names}: {a.date}")


# Names, language, edition, date, city: what a person's mention knows of the event.
_Event = tuple[tuple[str, ...], Language, int | None, str | None, str | None]


def _event(mention: EntityMention) -> _Event:
    return (mention.events, mention.language, mention.edition, mention.date, mention.city)


@lru_cache(maxsize=65536)
def _score(x: _Event, y: _Event) -> float:
    return events.compare(_mention(x), _mention(y)).score


def _mention(event: _Event) -> EntityMention:
    names, language, edition, date, city = event
    name, *aliases = names
    return EntityMention(
        "event",
        "",
        "",
        name,
        language,
        aliases=tuple(aliases),
        edition=edition,
        date=date,
        city=city,
    )
