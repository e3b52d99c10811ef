"""English organisation names in quotation marks after their legal form: PJSC “Sever-Les”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.document import Document, Mention, Span
from extractor.rules import alternatives, load_words

# Words for a kind of body that stand before a quoted name as a legal form does.
_KINDS = (
    "(?:Company|Enterprise|Institution|Organi[sz]ation|Foundation|Fund|Association|Union|Centre|Center"
    "|Cooperative|Society|Partnership|Agency|Corporation|Concern|Holding|Group|Plant|Combine)"
)
_NAME = r"(?:[“„«][^“”„«»\n]{2,60}[”»]|\"[^\"\n]{2,60}\")"


def quoted_names(document: Document, sentence: Span) -> Iterator[Mention]:
    """Yield the names of a sentence that are a form or a kind of body and a quoted name."""
    for match in _pattern().finditer(document.folded, sentence.start, sentence.end):
        yield document.mention(
            match.start(), match.end(), "ORG", "rule:en/organisations:quoted", confidence=0.8
        )


@cache
def _pattern() -> re.Pattern[str]:
    forms = alternatives(load_words("en", "company_suffixes"))
    kind = rf"(?:[A-Z][\w-]+ ){{1,4}}{_KINDS}"
    return re.compile(rf"(?<![\w.])(?:{forms}|{kind}) {_NAME}")
