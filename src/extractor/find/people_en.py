"""People, titles and talks in English."""

from __future__ import annotations

from extractor.document import Document, Mention, Mentions


def find_people_en(document: Document, mentions: Mentions) -> list[Mention]:
    """Return all PERSON mentions."""
    return mentions.labelled("PERSON")


def find_titles_en(document: Document, mentions: Mentions) -> list[Mention]:
    """Return all TITLE mentions."""
    return mentions.labelled("TITLE")


def find_talks_en(document: Document, mentions: Mentions) -> list[Mention]:
    """Return all TALK mentions."""
    return mentions.labelled("TALK")
