"""The part that an English sentence gives a person where the words beside the name give none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.assemble.appearances import Role
from extractor.document import Document, Span
from extractor.rules import load_rules

# Characters of the sentence that are read on either side.
_REACH = 400
# A word before the name counts as this much farther away than one behind it.
_BEFORE = 60
# Words for these parts say least at a distance: a report is full of awards and signatures.
_NEAR: dict[Role, int] = {"honoree": 100, "signatory": 120, "moderator": 120}
_SENTENCE_END = re.compile(
    r"(?<=[^\W\d_A-Z][^\W\d_]|[)\d\"”]\W)[.!?][\"”’]?\s+(?=[\"“A-Z]|$)|\n\s*\n|\n(?=\s*[•*·-])"
)


def role_in_sentence(document: Document, span: Span) -> Role | None:
    """The role of the nearest word that tells one, preferably behind ``span``."""
    found = list(_distances(document, span))
    return min(found, key=lambda item: item[0])[1] if found else None


def _distances(document: Document, span: Span) -> Iterator[tuple[int, Role]]:
    """How far away each word stands that tells a role, and the role."""
    sentence = sentence_around(document.folded, span)
    for rule in load_rules("en", "people"):
        if rule.data["place"] != "sentence":
            continue
        role: Role = rule.data["role"]
        for match in rule.matches(document.folded, sentence.start, sentence.end):
            behind = match.start() - span.end
            distance = behind if behind >= 0 else _BEFORE + span.start - match.end()
            if (behind >= 0 or match.end() <= span.start) and distance <= _NEAR.get(role, _REACH):
                yield distance, role


def sentence_around(text: str, span: Span) -> Span:
    """The sentence around ``span``, cut where it grows too long."""
    first, last = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, first, span.start)]
    stop = _SENTENCE_END.search(text, span.end, last)
    return Span(ends[-1] if ends else first, stop.start() if stop else last)
