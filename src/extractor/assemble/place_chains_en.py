"""English chains of places: which of "City, Region, Country" is which."""

from __future__ import annotations

import re

from extractor.assemble.written_places import PlaceFields, place_mention
from extractor.document import Document, Mention
from extractor.find.event_words_en import head_of
from extractor.places import Place, find_place, gazetteer
from extractor.rules import word_set

_CITY_STATES = ("Singapore", "Hong Kong", "Macao", "Macau", "Monaco", "San Marino", "Gibraltar")
_SUFFIX = re.compile(r" (?:City|Province|County|Municipality|Region|District|State)$")


def chain_fields(
    document: Document, start: int, end: int, known: set[tuple[int, int]], *, sure: bool
) -> PlaceFields:
    """Read a chain "City, Region, Country"; an unknown first name is a city if it is sure."""
    city = region = country = None
    offset = start
    chain = document.folded[start:end]
    if chain.startswith(_CAPITAL) and (whole := _CAPITAL_NAME.match(chain)):
        mention = _named(document, (start, start + whole.end()), whole[0])
        return PlaceFields(city=mention)
    parts = chain.split(", ")
    for position, part in enumerate(parts):
        if part.endswith(("'s", "’s")):
            part = part[:-2]
        span = (offset, offset + len(part))
        offset += len(parts[position]) + 2
        if part in word_set("en", "event_bounds"):
            break
        place = _place(part, after_city=city is not None)
        mention = _named(document, span, part)
        level = place.level if place else None
        if level == "country" and position == 0 and mention.value in _CITY_STATES:
            city = mention
        elif level == "country":
            country = country or mention
        elif level == "region" and (city or not _is_city_too(part, parts[position + 1 :])):
            region = region or mention
        elif (
            level
            or span in known
            or (sure and position == 0 and (_is_within(parts) or _is_town(document, *span)))
        ):
            if city is None or part.endswith(" City"):
                city = mention
        elif position == 0:
            return PlaceFields()
        else:
            break
    return PlaceFields(city, region, country)


def _is_within(parts: list[str]) -> bool:
    """Whether a wider place follows the first: what stands before it is a place, known or not."""
    return len(parts) > 1 and _place(parts[1], after_city=True) is not None


def _is_town(document: Document, start: int, end: int) -> bool:
    """Whether an unknown name ends a phrase, as places do: "in Otterby." """
    text = document.folded
    name = _TOWN.fullmatch(text, start, end)
    words = word_set("en", "venue_heads") | word_set("en", "event_modifiers")
    return bool(
        name
        and _PHRASE_END.match(text, end)
        and not any(word in words or head_of(word) for word in name[0].split())
    )


_TOWN_WORD = r"[A-Z\u00c0-\u00de][a-z\u00df-\u024f’-]{2,}"
_TOWN = re.compile(rf"(?!The ){_TOWN_WORD}(?: {_TOWN_WORD})?")


_PHRASE_END = re.compile(
    r"[.;)\n]|,? (?:on|from|this|last|yesterday|with|where|and (?:was|is))\b|$"
)


_CAPITAL = ("Washington", "WASHINGTON")


_CAPITAL_NAME = re.compile(r"(?i:washington),? D\.?C\b\.?")


def _is_city_too(name: str, wider: list[str]) -> bool:
    """Whether a region's name stands here for a city: New York, or Victoria before "BC"."""
    if name.title() in ("New York", "Washington"):
        return True
    place = _place(wider[0], after_city=True) if wider else None
    return place is not None and place.level == "region"


def _place(name: str, *, after_city: bool) -> Place | None:
    bare = _SUFFIX.sub("", name)
    form = bare.title() if bare.isupper() and len(bare) > 3 else bare
    place = find_place("en", bare) or find_place("en", form)
    if name.endswith((" Province", " State")) and place:
        return Place(place.name, place.full, "region", place.code, place.within)
    if name.endswith(_WIDE) and place is None and after_city:
        return Place(name, name, "region", "", "")
    if after_city and name == "Georgia":
        return Place(name, name, "region", "US-GA", "US")
    return place


_WIDE = (" Province", " Region", " Governorate", " Oblast", " Prefecture", " Department")


def _bare(name: str) -> str:
    """A place without "City" or "Province", unless it is no city without it: Salt Lake City."""
    name = name.rstrip("’'")
    bare = re.sub(r" (?:City|Province|Municipality)$", "", name)
    known = find_place("en", bare)
    if bare != name and name in gazetteer("en") and (known is None or known.level == "country"):
        return name
    return bare


def _named(document: Document, span: tuple[int, int], part: str) -> Mention:
    """The mention of a place; "QINGDAO" in a dateline is written as it stands elsewhere."""
    bare = _bare(part)
    mention = place_mention(document, *span)
    if bare.isupper() and len(bare) > 3:
        bare = bare.title()
    return document.mention(mention.start, mention.end, "PLACE", mention.source, value=bare)
