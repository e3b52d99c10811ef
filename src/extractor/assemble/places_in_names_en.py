"""What an English gathering's name and what stands beside it say of its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.assemble.written_places import PlaceFields, place_mention
from extractor.document import Document, Mention
from extractor.places import find_place

_OWNER = re.compile(
    r"\b(?:City|Town|Village|Municipality) of (?P<city>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})['’]s? $"
)
_WORD = re.compile(r"[A-Z][\w’-]*")
_ONLINE = re.compile(
    r"\b(?i:virtual|online|webcast|live-?stream(?:ed|ing)?|webinar|videoconference|via zoom)\b"
)


def city_in_name(document: Document, mentions: Sequence[Mention]) -> PlaceFields:
    """The city that owns a gathering or that its name begins with: the San Antonio Home Show."""
    for mention in mentions:
        owner = _OWNER.search(document.folded, max(0, mention.start - 60), mention.start)
        if owner:
            return PlaceFields(place_mention(document, *owner.span("city")))
    for mention in mentions:
        words = list(_WORD.finditer(document.folded, mention.start, mention.end))
        for count in (3, 2, 1):
            if len(words) > count and words[0].start() - mention.start <= len("2025 "):
                start, end = words[0].start(), words[count - 1].end()
                place = find_place("en", document.folded[start:end])
                if place and place.level == "city" and _is_told(document, start, end):
                    return PlaceFields(place_mention(document, start, end))
    return PlaceFields()


def city_at_edge(document: Document, venue: Mention, cities: Sequence[str]) -> PlaceFields:
    """The city told elsewhere that a venue's name begins or ends with: Otterby | Rope Garden."""
    name = document.folded[venue.start : venue.end]
    for city in cities:
        if name.startswith(f"{city} "):
            return PlaceFields(place_mention(document, venue.start, venue.start + len(city)))
        if name.endswith(f" {city}"):
            return PlaceFields(place_mention(document, venue.end - len(city), venue.end))
    return PlaceFields()


def _is_told(document: Document, start: int, end: int) -> bool:
    """Whether the text speaks of the city elsewhere too: Wilson may be a firm's name."""
    city = re.escape(document.folded[start:end])
    told = rf"\b(?i:in|at|of|near|around|from|downtown) {city}\b(?! [A-Z])|\b{city}, [A-Z]"
    return re.search(told, document.folded) is not None


def is_online(document: Document, mentions: Sequence[Mention]) -> bool:
    """Whether a sentence that names it says that it is held online, and none in person."""
    sentences = [document.sentence_at(mention.start) for mention in mentions]
    told = [document.folded[s.start : s.end] for s in sentences]
    return any(_ONLINE.search(t) for t in told) and not any("person" in t for t in told)


def is_visited(document: Document, mentions: Sequence[Mention]) -> bool:
    """Whether the headline tells of somebody who goes there: the dateline is that one's city."""
    title = document.title
    return title is not None and any(
        title.contains(m) and _GOES.search(document.folded, title.start, m.start) for m in mentions
    )


_GOES = re.compile(
    r"\b(?i:attend(?:s|ing|ance)?|exhibit(?:s|ing|or)?|speak(?:s|ing|er)?|to present"
    r"|participat(?:es?|ing|ion)|showcas(?:es?|ing)|sponsors?|to sponsor|booth)\b"
    r"[^\n]{0,120}\b(?i:at|in|attend(?:s|ing)?|of)\b[^\n]{0,30}$"
    r"|\b(?i:attend(?:s|ing)?|sponsors?) (?:the )?$"
)
