"""The windows of text that a character tagger reads: sentences of one line, packed to a length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.document import Document, Span, is_han
from extractor.recognisers.passages import passages

_WORD = re.compile(r"\S+")
LENGTH = 256
OVERLAP = 64


@dataclass(frozen=True, slots=True)
class CharacterWindow:
    """Text as the model reads it, where each character stands, and the stretch it answers for.

    Windows overlap only inside a passage longer than ``LENGTH``. A mention belongs to the window
    whose ``core`` (positions in ``text``) holds its middle, the one that sees most around it.
    """

    text: str
    offsets: list[int]
    core: tuple[int, int]

    def answers_for(self, start: int, end: int) -> bool:
        """Whether a mention at these positions of ``text`` is this window's to report."""
        return self.core[0] <= (start + end) // 2 < self.core[1]


def character_windows(
    document: Document, length: int = LENGTH, overlap: int = OVERLAP
) -> Iterator[CharacterWindow]:
    """Yield the windows of a document in text order; they cover all that is not furniture."""
    for span in _packed(document, length):
        text, offsets = joined(document.folded, span)
        yield from _cut(text, offsets, length, overlap)


def joined(text: str, span: Span) -> tuple[str, list[int]]:
    """Return the text of ``span`` with wrapped lines joined, and the offset of every character.

    A line break between two Chinese characters is dropped; other white space is one space, also
    between Chinese characters: it parts the columns of programmes and lists of guests.
    """
    characters: list[str] = []
    offsets: list[int] = []
    for word in _WORD.finditer(text, span.start, span.end):
        start = word.start()
        if characters and not _is_wrap(text, offsets[-1], start):
            characters.append(" ")
            offsets.append(start - 1)
        characters.extend(word.group())
        offsets.extend(range(start, word.end()))
    return "".join(characters), offsets


def _is_wrap(text: str, last: int, first: int) -> bool:
    return "\n" in text[last:first] and is_han(text[last]) and is_han(text[first])


def _packed(document: Document, length: int) -> Iterator[Span]:
    """Join neighbouring sentences of a line while they fit."""
    current: Span | None = None
    for span in passages(document):
        if current and _same_line(document.text, current, span, length):
            current = Span(current.start, span.end)
            continue
        if current:
            yield current
        current = span
    if current:
        yield current


def _same_line(text: str, before: Span, after: Span, length: int) -> bool:
    gap = text[before.end : after.start]
    return after.end - before.start <= length and (not gap or (gap.isspace() and "\n" not in gap))


def _cut(text: str, offsets: list[int], length: int, overlap: int) -> Iterator[CharacterWindow]:
    step = length - overlap
    for start in range(0, max(1, len(text) - overlap), step):
        end = min(start + length, len(text))
        low = 0 if start == 0 else overlap // 2
        high = end - start if end == len(text) else length - overlap // 2
        yield CharacterWindow(text[start:end], offsets[start:end], (low, high))
