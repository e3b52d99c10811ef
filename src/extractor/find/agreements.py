"""Agreement mentions: the words that name what is signed, in clauses that report a signing.

Groups of a mention: ``act`` the clause that reports it, ``verb``, ``count``, ``subject`` an object
written before the name, and ``next`` with a number for names after the first of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.document import Document, Mention, Mentions, Span
from extractor.find.agreements_en import find_english_agreements
from extractor.find.agreements_zh import find_chinese_agreements
from extractor.find.evidence import PLAUSIBLE, Nearby, is_own

_FINDERS = {"en": find_english_agreements, "zh": find_chinese_agreements}
_LEAST = 2
_AGREEMENT = re.compile(
    r"agreement|contract|memorand|\bmou|protocol|pact\b|deal\b|treaty|arrangement|letter|partnership"
    r"|协议|协定|合同|备忘录|意向|条约|契约|項目|项目|協議|合約|備忘錄|合同書",
    re.IGNORECASE,
)

# An agreement that somebody acts by is not signed here: 落实民政部和江苏省政府|合作协议.
_REFERRED = re.compile(
    r"(?:落实|根据|按照|依据|执行|实施|履行|违反|签订后|授权)[^，。；\n]{0,30}(?<!了)$"
)


def find_agreements(document: Document, mentions: Mentions) -> list[Mention]:
    """Return one mention for each act of signing, in the order of the text."""
    found = _FINDERS[document.language](document, mentions)
    return sorted([*found, *_by_evidence(document, mentions, found)])


def _by_evidence(
    document: Document, mentions: Mentions, found: Sequence[Mention]
) -> Iterator[Mention]:
    """Agreements that a tagger found in sentences without a verb of signing, between two bodies."""
    told = Nearby(found)
    for mention in filter(_is_named, mentions.labelled("AGREEMENT")):
        sentence = document.sentence_at(mention.start)
        if _REFERRED.search(document.folded, sentence.start, mention.start):
            continue
        between = len(mentions.within(sentence, "ORG")) >= _LEAST
        if between and sentence.contains(mention) and not told.overlapping(sentence):
            verb = Span(mention.start, mention.start)
            yield replace(mention, groups={"act": sentence, "verb": verb})


def _is_named(mention: Mention) -> bool:
    """Whether a tagger of ours is sure enough of it, and its words name an agreement."""
    sure = is_own(mention) and mention.confidence >= PLAUSIBLE
    return sure and _AGREEMENT.search(mention.text) is not None
