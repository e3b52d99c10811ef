"""The stretches of a document that a recogniser reads: its sentences, without page furniture."""

from __future__ import annotations

import re

from extractor.document import Document, Span, is_han

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def passages(document: Document) -> list[Span]:
    """Return the sentences outside the furniture, or the paragraphs where there are none.

    A sentence that holds furniture beside text, a by-line before the first words, is kept whole.
    """
    found = document.sentences or tuple(
        Span(match.start(), match.end()) for match in _PARAGRAPH.finditer(document.text)
    )
    return [span for span in found if not _is_all_furniture(document, span)]


def _is_all_furniture(document: Document, span: Span) -> bool:
    return document.is_furniture(span.start, span.end) and any(
        furniture.contains(span) for furniture in document.furniture
    )


def joined_characters(text: str, span: Span) -> tuple[str, list[int]]:
    """Return the text of ``span`` with wrapped lines joined, and the offset of every character.

    A break between two Chinese characters is dropped, any other white space becomes one space.
    """
    characters: list[str] = []
    offsets: list[int] = []
    for word in re.finditer(r"\S+", text[span.start : span.end]):
        start = span.start + word.start()
        if characters and not (is_han(characters[-1]) and is_han(text[start])):
            characters.append(" ")
            offsets.append(start - 1)
        characters.extend(word.group())
        offsets.extend(range(start, span.start + word.end()))
    return "".join(characters), offsets
