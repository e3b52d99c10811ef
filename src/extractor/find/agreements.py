"""Agreement mentions: the words that name what is signed, in clauses that report a signing.

Groups of a mention: ``act`` the clause that reports it, ``verb``, ``count``, ``subject`` an object
written before the name, and ``next`` with a number for names after the first of a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.document import Document, Mention, Mentions, Span
from extractor.find.agreements_en import find_english_agreements
from extractor.find.agreements_zh import find_chinese_agreements
from extractor.find.evidence import PLAUSIBLE, Nearby, is_own

_FINDERS = {"en": find_english_agreements, "zh": find_chinese_agreements}
_LEAST = 2


def find_agreements(document: Document, mentions: Mentions) -> list[Mention]:
    """Return one mention for each act of signing, in the order of the text."""
    found = _FINDERS[document.language](document, mentions)
    return sorted([*found, *_by_evidence(document, mentions, found)])


def _by_evidence(
    document: Document, mentions: Mentions, found: Sequence[Mention]
) -> Iterator[Mention]:
    """Agreements that a tagger found in sentences without a verb of signing, between two bodies."""
    told = Nearby(found)
    for mention in mentions.labelled("AGREEMENT"):
        sentence = document.sentence_at(mention.start)
        known = not is_own(mention) or mention.confidence < PLAUSIBLE
        if known or told.overlapping(sentence) or not sentence.contains(mention):
            continue
        if len(mentions.within(sentence, "ORG")) >= _LEAST:
            verb = Span(mention.start, mention.start)
            yield document.mention(
                mention.start,
                mention.end,
                "AGREEMENT",
                mention.source,
                groups={"act": sentence, "verb": verb},
                confidence=mention.confidence,
            )
