"""The body in an English letterhead: publisher and, where the text speaks of it, organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.document import Document, Mention
from extractor.find.english_phrases import head_pattern
from extractor.names import initials
from extractor.rules import word_set

_SHORTEST = 3


def letterheads(document: Document) -> Iterator[Mention]:
    """Yield the publisher's name in the page's head if the text says "the Society" or "RFS"."""
    source = document.source
    if source is None or not document.is_furniture(source.start, source.end):
        return
    name = document.written(source)
    if _is_body(name) and _is_spoken_of(document.folded[source.end :], name):
        yield document.mention(
            source.start, source.end, "ORG", "rule:en/organisations:letterhead", confidence=0.8
        )


def _is_body(name: str) -> bool:
    """Whether a name has a head word other than a paper's or a broadcaster's."""
    head = _head(name)
    return head is not None and head not in word_set("en", "media_heads")


def _head(name: str) -> str | None:
    """The head word of a name, before its field: Society in "Society of Soil Engineers"."""
    found = head_pattern().search(re.split(r" (?:of|for|on|in) ", name)[0])
    found = found or head_pattern().search(name)
    return found[1] if found else None


def _is_spoken_of(text: str, name: str) -> bool:
    short = initials(name)
    head = re.escape((_head(name) or "").split()[-1])
    known = rf"|\b{short}\b" if len(short) >= _SHORTEST else ""
    spoken = re.compile(rf"\b(?:[Tt]he|[Oo]ur) (?:{head}|{head.lower()})\b(?! of| for){known}")
    return spoken.search(text) is not None
