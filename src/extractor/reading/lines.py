"""The lines of a page, as spans without the white space around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.document import Span

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line, and whether a blank line stands before it."""

    start: int
    end: int
    text: str
    after_blank: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def lines_of(text: str) -> list[Line]:
    """The non-blank lines of a text, stripped."""
    lines: list[Line] = []
    last_end = -1
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if not stripped:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        lines.append(Line(start, start + len(stripped), stripped, match.start() > last_end + 1))
        last_end = match.end()
    return lines


def first_prose(lines: Sequence[Line], language: str) -> int:
    """The index of the first line that reads as running text, or ``len(lines)``."""
    is_prose = _is_chinese_prose if language == "zh" else _is_english_prose
    return next((i for i, line in enumerate(lines) if is_prose(line.text)), len(lines))


_ENGLISH_END = re.compile(r"[.!?][\"”’')\]]*(?: \([A-Z]{2,9}\))?$")
_SALUTATION = re.compile(r"(?:To all|Dear)\b.{3,120}[:,]$|各.{1,40}[:：]$")


def _is_english_prose(text: str) -> bool:
    words = text.count(" ") + 1
    ended = bool(_ENGLISH_END.search(text)) and words >= 9
    return ended or len(text) > 300 or bool(_SALUTATION.match(text))


def _is_chinese_prose(text: str) -> bool:
    if "。" in text:
        return len(text) > 12
    return (len(text) > 45 and ("，" in text or "," in text)) or bool(_SALUTATION.match(text))
