"""Sentences of a page's text lines, as trimmed spans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.document import Language, Span
from extractor.reading.language import is_foreign
from extractor.reading.lines import Line
from extractor.rules import word_set

_LONGEST = 1000  # characters; what stages do to a sentence may grow faster than its length
_MARKS = "；;，,、 "

_CHINESE_END = re.compile(r"[。！？!?]+[”’」』）)\"]*")
_ENGLISH_END = re.compile(
    r"(?<![.!?])[.!?]{1,30}[\"”’')\]]{0,9}(?=\s{1,99}[\"“‘'(\[]?[A-Z0-9\u00c0-\u017e“\"])"
)
_LAST_WORD = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]+$")
_NEXT_WORD = re.compile(r"[\s\"“‘'(\[]*([A-Za-z]+)")


def split_sentences(
    lines: Sequence[Line], is_text: Sequence[bool], language: Language
) -> list[Span]:
    """The sentences of the lines that are text; a line end always ends one.

    What is clearly in neither language is left out: it would be read as nonsense.
    """
    ends = _chinese_ends if language == "zh" else _english_ends
    spans: list[Span] = []
    for line, wanted in zip(lines, is_text, strict=True):
        if wanted:
            cut = _cut(line, ends(line.text))
            spans += (s for s in cut if not is_foreign(_text_of(s, line)))
    return spans


def _text_of(span: Span, line: Line) -> str:
    return line.text[span.start - line.start : span.end - line.start]


def _cut(line: Line, ends: Iterator[int]) -> list[Span]:
    spans: list[Span] = []
    start = 0
    for end in (*ends, len(line.text)):
        piece = line.text[start:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            stop = len(piece.rstrip())
            spans += _bounded(line.text, line.start, Span(start + lead, start + stop))
        start = end
    return spans


def _bounded(text: str, offset: int, span: Span) -> Iterator[Span]:
    """A sentence as it is, or, where it is none for its length, cut at marks between clauses."""
    start = span.start
    while span.end - start > _LONGEST:
        cut = max(text.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in _MARKS) + 1
        end = cut or start + _LONGEST
        yield Span(offset + start, offset + end)
        start = end
    yield Span(offset + start, offset + span.end)


def _chinese_ends(text: str) -> Iterator[int]:
    return (match.end() for match in _CHINESE_END.finditer(text))


def _english_ends(text: str) -> Iterator[int]:
    for match in _ENGLISH_END.finditer(text):
        if match[0][0] != "." or not _is_abbreviation(text, match.start(), match.end()):
            yield match.end()


def _is_abbreviation(text: str, stop: int, after: int) -> bool:
    """Whether the full stop at ``stop`` belongs to the word before it and ends no sentence."""
    word = _LAST_WORD.search(text, max(0, stop - 12), stop)
    if word is None:
        return False
    is_initial = len(word[0]) == 1 and word[0].isupper()
    if not is_initial and word[0] not in word_set("en", "abbreviations"):
        return False
    following = _NEXT_WORD.match(text, after)
    return following is None or following[1] not in word_set("en", "sentence_starters")
