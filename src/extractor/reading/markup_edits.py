"""What a web page's markup stands for, as edits that leave its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from extractor.document import is_han
from extractor.reading.clean import Edit
from extractor.reading.markup import Tag

_BLOCK = frozenset(
    ("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div",
     "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
     "h6", "head", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre",
     "section", "table", "tbody", "tfoot", "thead", "title", "tr", "ul")
)  # fmt: skip
_CELL = frozenset(("td", "th"))
_SPACE_OR_ENTITY = re.compile(
    r"[ \t\r\n\f]+|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"
)


def markup_edits(html: str, tags: Iterable[Tag]) -> tuple[Edit, ...]:
    """Blocks become lines, other tags nothing, character references characters."""
    edits: list[Edit] = []
    position = 0
    for tag in tags:
        edits += _text_edits(html, position, tag.start)
        stands = "\n" if tag.name in _BLOCK else "\t" if tag.name in _CELL else ""
        edits.append(Edit(tag.start, tag.end, stands))
        position = tag.end
    edits += _text_edits(html, position, len(html))
    return tuple(edits)


def _text_edits(html: str, start: int, end: int) -> Iterator[Edit]:
    """White space as a browser folds it, and character references."""
    for match in _SPACE_OR_ENTITY.finditer(html, start, end):
        text = " " if match[0][0] != "&" else unescape(match[0])
        if text == " " and "\n" in match[0] and _is_between_han(html, match.start(), match.end()):
            text = ""
        if text != match[0]:
            yield Edit(match.start(), match.end(), text)


def _is_between_han(html: str, start: int, end: int) -> bool:
    return start > 0 and end < len(html) and is_han(html[start - 1]) and is_han(html[end])
