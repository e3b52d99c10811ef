"""What two mentions share beside their names: events, people, places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extractor.link.common import in_common
from extractor.link.concepts import agreement, series
from extractor.link.concepts.places import codes_of
from extractor.link.evidence import Evidence
from extractor.link.mention import EntityMention
from extractor.link.name_evidence import name_evidence
from extractor.link.pinyin import syllables

_FIRST, _FURTHER, _MOST = 1.5, 0.5, 3
_SAME_PLACE, _OTHER_PLACE = 0.5, -0.4
_SAME_SERIES = 0.85
# Common names are not quite the same person's; other names are far below.
_NAMESAKES = -2.0


def shared_context(a: EntityMention, b: EntityMention) -> Iterator[Evidence]:
    """Events, people and places that both documents name with the mention."""
    yield from _shared("shared event", in_common(a.events, b.events, _same_event))
    yield from _shared("shared person", in_common(a.people, b.people, _same_person))
    first, second = _codes(a), _codes(b)
    if first & second:
        yield Evidence("same place", _SAME_PLACE, min(first & second))
    elif first and second:
        yield Evidence("other places", _OTHER_PLACE)


def _shared(name: str, found: list[str]) -> Iterator[Evidence]:
    if found:
        weight = _FIRST + _FURTHER * (min(len(found), _MOST) - 1)
        yield Evidence(name, weight, min(found))


@lru_cache(maxsize=65536)
def _same_event(x: str, y: str) -> bool:
    first, second = series(x, _language(x)), series(y, _language(y))
    if (first.edition and second.edition and first.edition != second.edition) or (
        first.year and second.year and first.year != second.year
    ):
        return False
    return first.key == second.key or (
        agreement(first.name, second.name).similarity >= _SAME_SERIES
    )


def _language(name: str) -> str:
    return "en" if name.isascii() or not syllables(name) else "zh"


def _same_person(x: str, y: str) -> bool:
    return name_evidence((x,), (y,)).weight > _NAMESAKES


def _codes(mention: EntityMention) -> frozenset[str]:
    places = filter(None, (*mention.places, mention.city, mention.region))
    return frozenset(code for place in places for code in codes_of(place, mention.language))
