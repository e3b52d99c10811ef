"""Administrative places as they stand in a text, and which of them is city, region and country."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.chinese import simplified
from extractor.document import Document, Mention, Span
from extractor.places import LEVELS, Place, find_place, leading_places, short_name
from extractor.rules import word_set


@dataclass(frozen=True)
class PlaceFields:
    """City, region and country as written, each with the mention that says so."""

    city: Mention | None = None
    region: Mention | None = None
    country: Mention | None = None

    def completed(self, other: PlaceFields) -> PlaceFields:
        """These, and where they are silent the other's."""
        if self.city and other.city and self.city.value != other.city.value:
            return self
        return PlaceFields(
            self.city or other.city, self.region or other.region, self.country or other.country
        )


@dataclass(frozen=True)
class WrittenPlaces:
    """Places written together, and where they stand.

    ``is_dateline``: they only head a news report. ``is_loose``: nothing says what is held there.
    """

    span: Span
    fields: PlaceFields
    is_dateline: bool = field(default=False)
    is_loose: bool = field(default=False)


def fields_at(document: Document, start: int, end: int) -> PlaceFields:
    """The places that ``start:end`` begins with, as fields."""
    language = document.language
    text = document.folded[start:end]
    if language == "zh":
        return _chinese_fields(document, start, text)
    return english_front(document, start, text)


def _chinese_fields(document: Document, start: int, text: str) -> PlaceFields:
    chain, _ = leading_places("zh", simplified(text))
    chain = chain or leading_places("zh", text)[0]
    offset = start
    found: list[tuple[Place, Mention]] = []
    for place in chain:
        written = _written_length(simplified(text[offset - start :]), place)
        found.append((place, place_mention(document, offset, offset + written)))
        offset += written
    if len(found) == 1 and found[0][0].level == "county" and _WORD.match(text[offset - start :]):
        return PlaceFields()
    return as_fields(found)


# 东山|校区, 河西|学院: here a county's name is but a word.
_WORD = re.compile(r"校区|院区|园区|厂区|学院|大学|中学|小学|路|街|大道|公园|广场|会堂|剧[场院]")


def _written_length(text: str, place: Place) -> int:
    return len(place.full) if text.startswith(place.full) else len(place.name)


def english_front(document: Document, start: int, text: str) -> PlaceFields:
    """The city at the front of an English venue's name: Longquan|International Hotel."""
    words = list(re.finditer(r"[A-Z][\w’'-]*", text))
    for count in (3, 2, 1):
        if len(words) > count:
            name = text[: words[count - 1].end()]
            place = find_place("en", name)
            is_county = words[count].group() == "County"
            is_head = is_county or name in word_set("en", "venue_heads")
            if place and place.level == "city" and not is_head:
                return as_fields([(place, place_mention(document, start, start + len(name)))])
    return PlaceFields()


def place_mention(document: Document, start: int, end: int) -> Mention:
    """A mention whose value is the place's short form as records write it."""
    written = document.text[start:end]
    short = short_name(document.language, written)
    return document.mention(
        start, end, "PLACE", f"rule:{document.language}/event_places:place", value=short
    )


def as_fields(found: list[tuple[Place, Mention]]) -> PlaceFields:
    """Sort places by level; a county or district is the city only where no city is named."""
    by_level: dict[str, Mention] = {}
    for place, mention in found:
        by_level.setdefault(place.level, mention)
    city = next((by_level[level] for level in LEVELS[2:] if level in by_level), None)
    return PlaceFields(city, by_level.get("region"), by_level.get("country"))
