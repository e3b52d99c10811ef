"""People, their titles and their talks: which language's finder reads a document."""

from __future__ import annotations

from extractor.document import Document, Mention, Mentions
from extractor.find.people_en import find_people_en, find_talks_en, find_titles_en
from extractor.find.people_zh import find_people_zh
from extractor.find.talks_zh import find_talks_zh
from extractor.find.titles_zh import find_titles_zh


def find_people(document: Document, mentions: Mentions) -> list[Mention]:
    """Return all PERSON mentions: proposed by recognisers, or proved by a title or a verb."""
    find = find_people_zh if document.language == "zh" else find_people_en
    return find(document, mentions)


def find_titles(document: Document, mentions: Mentions) -> list[Mention]:
    """Return all TITLE mentions, without the organisations at which they are held."""
    find = find_titles_zh if document.language == "zh" else find_titles_en
    return find(document, mentions)


def find_talks(document: Document, mentions: Mentions) -> list[Mention]:
    """Return the titles of talks, without quotation marks."""
    find = find_talks_zh if document.language == "zh" else find_talks_en
    return find(document, mentions)
