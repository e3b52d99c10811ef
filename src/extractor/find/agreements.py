"""Agreement mentions: the words that name what is signed, in sentences that report a signing."""

from __future__ import annotations

from extractor.document import Document, Mention, Mentions


def find_agreements(document: Document, mentions: Mentions) -> list[Mention]:
    """Return the agreement mentions."""
    return mentions.labelled("AGREEMENT")
