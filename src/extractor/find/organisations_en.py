"""English organisation mentions."""

from __future__ import annotations

from extractor.document import Document, Mention, Mentions
from extractor.find.overlaps import longest_first


def find_english_organisations(document: Document, mentions: Mentions) -> list[Mention]:
    """Return organisation mentions of an English document."""
    found = mentions.labelled("ORG")
    return longest_first(m for m in found if not document.is_furniture(m.start, m.end))
