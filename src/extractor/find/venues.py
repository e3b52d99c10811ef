"""Mentions of named places in which events are held."""

from __future__ import annotations

from extractor.document import Document, Mention, Mentions


def find_venues(document: Document, mentions: Mentions) -> list[Mention]:
    """Every mention of a venue's name."""
    return mentions.labelled("VENUE")
