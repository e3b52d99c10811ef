"""Counties and cities that sign, in English: "The bank and Quilby County signed a lease"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.document import Document, Span

_COUNTY = re.compile(
    r"(?:(?<=\band )|(?<=\bwith )|(?<=\bbetween )|(?<=\n)|(?<=[.:] ))"
    r"(?:[A-Z][\w’'-]{1,20} ){1,3}(?:Borough|City|County|District|Island|Municipality|Prefecture"
    r"|Province|Region|Township)"
    r"(?=,? (?:and|have|has|signed|sign|signs|will|on|to|for|in|at)\b|[,.]|$)"
)
_SIGNING = re.compile(
    r"\b(?:signed|signs?|signing|inked|concluded|exchanged|entered into|put (?:its|their) names?)\b"
    r"[^.;\n]{0,200}?\b(?:agreements?|accords?|contracts?|memorand(?:um|a)|MoUs?|MOUs?|pacts?)\b"
)


def signing_counties(document: Document) -> Iterator[Span]:
    """Yield the administrative areas that a sentence of signing joins with other parties."""
    start = document.title.end if document.title else 0
    for sentence in document.sentences:
        if sentence.start < start:
            continue
        if _SIGNING.search(document.folded, sentence.start, sentence.end):
            for match in _COUNTY.finditer(document.folded, sentence.start, sentence.end):
                if not _is_seat(document.folded, match):
                    yield Span(*match.span())


def _is_seat(text: str, match: re.Match[str]) -> bool:
    """Whether a place only says where the other is: "in Otter and Alder County"."""
    return _SEAT.search(text, max(0, match.start() - 40), match.start()) is not None


_SEAT = re.compile(r"\b(?:in|at|from|near) (?:[A-Z][\w’'-]+ ){1,3}(?:and )?$")
