"""Parties that one English enumeration holds: what is said of the first is said of all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.assemble.parties_en import Party
from extractor.assemble.predicates_en import is_verb
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


# "and last year's winner, ", "and attorney " before the name of the last item.
_DESCRIBED = re.compile(
    r"(?P<joint>[,;]|\band)\s+(?P<words>(?:[a-z][\w'’-]*\s+){0,4}[a-z][\w'’-]*),?\s+$"
)
# The next item of a list of lines, whatever the one before says of its person.
_ITEM = re.compile(
    r"[^\n]*\n[ \t]*(?:[•*·▪–-]{1,2}|\(?\d{1,2}[.)]"
    r"|(?:Day|Session|Lecture|Talk|Part|Module|Track)[ ]\w{1,4}[ \t]*[:–—-])[ \t]*"
    r"(?:[A-Z]\w{1,5}\.?[ ])?"
)


def _goes_on(text: str, start: int, end: int) -> bool:
    if not 0 < end - start <= 2 * _LONGEST:
        return False
    if _ITEM.fullmatch(text, start, end):
        return True
    if end - start > _LONGEST or _END.search(text, start, end):
        return False
    described = _DESCRIBED.search(text, start, end)
    if described and not any(map(is_verb, described["words"].split())):
        end = described.end("joint")
    return _JOINT.fullmatch(text, start, end) is not None
