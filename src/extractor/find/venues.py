"""Mentions of named places in which gatherings are held."""

from __future__ import annotations

from extractor.document import Document, Mention, Mentions
from extractor.find.events import repeated, settled
from extractor.find.matched import matched_text
from extractor.find.venues_en import find_english_venues
from extractor.find.venues_zh import find_chinese_venues

_FINDERS = {"en": find_english_venues, "zh": find_chinese_venues}


def find_venues(document: Document, mentions: Mentions) -> list[Mention]:
    """Every mention of a venue's name; none overlaps another."""
    text = matched_text(document)
    events = mentions.labelled("EVENT")
    found = settled(
        venue
        for venue in _FINDERS[document.language](document, text, mentions)
        if not any(venue.span.overlaps(event) for event in events)
    )
    return settled([*found, *repeated(document, found, "VENUE", "venues")])
