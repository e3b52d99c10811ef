"""Whether two mentions are seen at one event."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extractor.link import events
from extractor.link.evidence import Evidence
from extractor.link.mention import EntityMention

_SAME = 3.5
_SAME_DAY = 2.0  # a meeting that two papers name differently


def event_evidence(a: EntityMention, b: EntityMention) -> Iterator[Evidence]:
    """One event, or one town on one day."""
    if not (a.events and b.events):
        return
    x, y = sorted((_event(a), _event(b)), key=lambda mention: (mention.name, str(mention)))
    if _score(x, y) > 0:
        yield Evidence("same event", _SAME, f"{x.name} / {y.name}" if x.name != y.name else x.name)
    elif a.date and a.date == b.date and len(a.date) > len("2024-05"):
        yield Evidence("events on the same days", _SAME_DAY, f"{x.name} / {y.name}: {a.date}")


@lru_cache(maxsize=65536)
def _score(x: EntityMention, y: EntityMention) -> float:
    return events.compare(x, y).score


def _event(mention: EntityMention) -> EntityMention:
    return EntityMention(
        "event",
        "",
        "",
        mention.events[0],
        mention.language,
        aliases=mention.events[1:],
        edition=mention.edition,
        date=mention.date,
        city=mention.city,
    )
