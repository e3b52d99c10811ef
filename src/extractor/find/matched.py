"""The text that rules of gatherings are matched on."""

from __future__ import annotations

from functools import lru_cache

from extractor.chinese import simplified
from extractor.document import Document, Span


def matched_text(document: Document) -> str:
    """The text folded, simplified where it is Chinese, unwrapped where English; as long."""
    if document.language == "zh":
        return _simplified(document.folded)
    return _unwrapped(document.folded, document.sentences)


# Every stage of one document asks for the same text; a few documents may be read at once.
@lru_cache(maxsize=8)
def _simplified(folded: str) -> str:
    return simplified(folded)


@lru_cache(maxsize=8)
def _unwrapped(text: str, sentences: tuple[Span, ...]) -> str:
    """The text with the line breaks inside its sentences as spaces."""
    pieces: list[str] = []
    end = 0
    for sentence in sentences:
        start = max(end, sentence.start)
        pieces += [text[end:start], text[start : sentence.end].replace("\n", " ")]
        end = max(end, sentence.end)
    return "".join([*pieces, text[end:]])
