"""Names in headlines whose every word is capitalised: what the text writes small is no name."""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.document import Document, Mention, Span
from extractor.find.event_words_en import ORDINAL, YEAR, head_of, words_of

_WORD = re.compile(r"[A-Za-z][\w’'-]{3,}")


def is_plain_phrase(document: Document, mention: Mention) -> bool:
    """Whether a headline's capitals alone make a name: the text goes on with "a live webinar"."""
    title = document.title
    if not title or not title.contains(mention) or not _is_capitalised(document, title):
        return False
    words = [w.text for w in words_of(document.folded, mention.span)]
    if any(ORDINAL.fullmatch(w) or YEAR.search(w) for w in words):
        return False
    body = document.folded[title.end :]
    return mention.text not in body and any(
        head_of(head) and _is_small(body, before, head) for before, head in pairwise(words)
    )


def _is_capitalised(document: Document, title: Span) -> bool:
    words: list[str] = _WORD.findall(document.folded, title.start, title.end)
    return sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def _is_small(body: str, before: str, head: str) -> bool:
    """Whether a text writes the head small after the word that stands before it in the headline."""
    small = before if before.isupper() and len(before) > 1 else before.lower()
    return re.search(rf"\b{re.escape(small)} {re.escape(head.lower())}\b", body) is not None
