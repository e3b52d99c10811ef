"""The text that rules of gatherings are matched on."""

from __future__ import annotations

from functools import lru_cache

from extractor.chinese import simplified
from extractor.document import Document


def matched_text(document: Document) -> str:
    """The text folded, and simplified where it is Chinese; of the same length."""
    return _simplified(document.folded) if document.language == "zh" else document.folded


# Every stage of one document asks for the same text; a few documents may be read at once.
@lru_cache(maxsize=8)
def _simplified(folded: str) -> str:
    return simplified(folded)
