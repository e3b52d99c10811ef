"""Mentions of named gatherings and of their themes."""

from __future__ import annotations

from extractor.document import Document, Mention, Mentions


def find_events(document: Document, mentions: Mentions) -> list[Mention]:
    """Every mention of an event's name, full or short."""
    return mentions.labelled("EVENT")


def find_themes(document: Document, mentions: Mentions) -> list[Mention]:
    """Every stated theme of an event."""
    return mentions.labelled("THEME")
