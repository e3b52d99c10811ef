"""English acts of signing."""

from __future__ import annotations

from extractor.document import Document, Mention, Mentions


def find_english_agreements(document: Document, mentions: Mentions) -> list[Mention]:
    """Return one mention for each act of signing in an English document."""
    return []
