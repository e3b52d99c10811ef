"""Agreement mentions: the words that name what is signed, in clauses that report a signing.

Groups of a mention: ``act`` the clause that reports it, ``verb``, ``count``, ``subject`` an object
written before the name, and ``next`` with a number for names after the first of a list.
"""

from __future__ import annotations

from extractor.document import Document, Mention, Mentions
from extractor.find.agreements_en import find_english_agreements
from extractor.find.agreements_zh import find_chinese_agreements

_FINDERS = {"en": find_english_agreements, "zh": find_chinese_agreements}


def find_agreements(document: Document, mentions: Mentions) -> list[Mention]:
    """Return one mention for each act of signing, in the order of the text."""
    return _FINDERS[document.language](document, mentions)
