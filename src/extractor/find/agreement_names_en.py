"""Where the name of an English agreement begins: "raw material | supply contract"."""

from __future__ import annotations

import re

from extractor.document import Document, Mentions, Span
from extractor.rules import word_set

_WORD_BEFORE = re.compile(r"(?P<word>[A-Za-z][\w/’'-]*) $")
_FARTHEST = 60  # characters before the words that rules know, in which the name begins
_MOST_WORDS = 5


def name_start(document: Document, mentions: Mentions, start: int, end: int) -> int:
    """Where a name begins whose last words are known: after an article, a number, a verb, a party.

    A name with capitals takes in words with capitals: "Harbour Skills | Charter".
    """
    text = document.folded
    capital = text[start:end].istitle() or text[start].isupper()
    place = start
    for _ in range(_MOST_WORDS):
        match = _WORD_BEFORE.search(text, max(0, start - _FARTHEST), place)
        if match is None or not _belongs(match["word"], capital=capital):
            break
        if any(m.start <= match.start() < m.end for m in mentions.labelled("ORG")):
            break
        place = match.start()
    return place


def count_before(text: str, start: int) -> Span | None:
    """The number before a name: "three | raw material contracts"."""
    match = _COUNT.search(text, max(0, start - 12), start)
    return Span(*match.span("count")) if match else None


_COUNT = re.compile(
    r"(?<![\w.,])(?P<count>\d[\d,]{0,6}|two|three|four|five|six|seven|eight|nine|ten|twelve) $",
    re.IGNORECASE,
)


def _belongs(word: str, *, capital: bool) -> bool:
    if word.lower() in word_set("en", "before_agreements") or word.endswith(("ly", "’s", "'s")):
        return False
    return word[0].isupper() == capital or word.isupper()
