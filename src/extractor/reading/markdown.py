"""Markdown: marks, links' targets and front matter are no text; the first heading is the title."""

from __future__ import annotations

import re

from extractor.document import Span
from extractor.reading.clean import Edit
from extractor.reading.decode import Decoded
from extractor.reading.page import Page

_FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(?:(?!---)[^\n]{0,2000}\n){0,60}---[ \t]*(?:\n|\Z)"
)
_DATE = re.compile(
    r"^(?:date|published|pubdate)\s*:\s*[\"']?(\d{4}-\d\d-\d\d)", re.IGNORECASE | re.MULTILINE
)
_HEADING = re.compile(r"^#[ \t]+(?P<text>[^\n]{1,400})$", re.MULTILINE)
_TEXT_OF_LINK = r"\[(?P<text>[^\[\]\n]{1,500})\]"
_MARKS = re.compile(
    rf"(?P<picture>!\[[^\]\n]{{0,500}}\](?:\([^()\n]{{0,1000}}\)|\[[^\]\n]{{0,80}}\]))"
    rf"|{_TEXT_OF_LINK}(?:\([^()\n]{{0,1000}}\)|\[[^\]\n]{{0,80}}\])"
    r"|(?P<target>^\[[^\]\n]{1,80}\]:[^\n]{0,1000})"
    r"|(?P<address><https?://[^<>\s]{1,1000}>)"
    r"|(?P<line>^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?))"
    r"|(?P<emphasis>\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|~~|`{1,3})"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+.!>~-])",
    re.MULTILINE,
)


def read_markdown(decoded: Decoded) -> Page:
    """Read a Markdown text; its front matter may name the day of publication."""
    text = decoded.text
    front = _FRONT_MATTER.match(text)
    start = front.end() if front else 0
    edits = [Edit(0, start, "")] if front else []
    for match in _MARKS.finditer(text, start):
        edits += _edits(match)
    heading = _HEADING.search(text, start)
    day = _DATE.search(front[0]) if front else None
    return Page(
        text,
        decoded.encoding,
        decoded.undecodable,
        tuple(edits),
        title=Span(*heading.span("text")) if heading else None,
        published=day[1] if day else None,
    )


def _edits(match: re.Match[str]) -> list[Edit]:
    """Leave the text of a link and the escaped character, and nothing of other marks."""
    kept = next((name for name in ("text", "escaped") if match[name] is not None), None)
    if kept is None:
        return [Edit(match.start(), match.end(), "")]
    start, end = match.span(kept)
    return [Edit(match.start(), start, ""), Edit(end, match.end(), "")]
