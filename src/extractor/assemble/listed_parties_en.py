"""Parties that one English enumeration holds: what is said of the first is said of all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.assemble.parties_en import Party
from extractor.document import Document

# Between two items: marks, names, titles in capitals and small words; no verb, no end of sentence.
# Nothing is read in two ways: each repetition keeps what it has.
_JOINT = re.compile(
    r"(?:[\s,;&/()–—•*·-]|(?:of|and|the|for|at|from|in|with|to|by|as well as|including)\b"
    r"|[A-Z0-9][\w'’+-]*+|(?<=\b[A-Z])\.)*+"
)
_LONGEST = 160
_END = re.compile(r"\n\s*\n|[a-z)]\.\s")


def enumerations(document: Document, parties: Sequence[Party]) -> list[list[Party]]:
    """Group the parties, in text order, by the enumeration that they are items of."""
    groups: list[list[Party]] = [[party] for party in parties[:1]]
    for left, right in pairwise(parties):
        if _goes_on(document.folded, left.span.end, right.span.start):
            groups[-1].append(right)
        else:
            groups.append([right])
    return groups


def _goes_on(text: str, start: int, end: int) -> bool:
    if not 0 < end - start <= _LONGEST or _END.search(text, start, end):
        return False
    return _JOINT.fullmatch(text, start, end) is not None
