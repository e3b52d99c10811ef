"""Organisation mentions: statistical evidence with its boundaries corrected, and what rules add."""

from __future__ import annotations

from extractor.document import Document, Mention, Mentions
from extractor.find.organisations_en import find_english_organisations
from extractor.find.organisations_zh import find_chinese_organisations

_FINDERS = {"en": find_english_organisations, "zh": find_chinese_organisations}


def find_organisations(document: Document, mentions: Mentions) -> list[Mention]:
    """Return all organisation mentions outside the page furniture; none overlaps another."""
    return _FINDERS[document.language](document, mentions)
