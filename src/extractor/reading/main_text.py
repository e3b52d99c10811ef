"""Which parts of a web page are not its main text, as readability's scoring of its blocks says."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

from extractor.document import Span
from extractor.reading.clean import apply_edits
from extractor.reading.decode import UnreadableError
from extractor.reading.lines import Line, lines_of
from extractor.reading.markup import tags
from extractor.reading.markup_edits import markup_edits
from extractor.reading.page import Page, working_text

_LARGEST = 2_000_000  # characters; the library's time grows faster than the length of larger pages
_LEAST_SHARE = 0.3  # of a page's prose; a main text with less is none
_PROSE = 40  # characters
_NOT_WORD = re.compile(r"\W+")
_XML_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|<[?][^>]{0,200}>")


def outside_main_text(page: Page) -> list[Span]:
    """Lines before the headline, after the main text, and beside it, in offsets into the file."""
    if len(page.source) > _LARGEST:
        return []
    working = working_text(page)
    lines = lines_of(working.text)
    main = _main_lines(page.source)
    is_main = [_key(line.text) in main for line in lines]
    if not _covers(lines, is_main):
        return []
    title = working.inverse(page.title) if page.title else None
    first = _first(lines, is_main, title)
    begun = is_main.index(True)
    outside = [
        line
        for i, line in enumerate(lines)
        if not is_main[i] and not first <= i < begun and not (title and title.overlaps(line.span))
    ]
    return [working.in_source(line.span) for line in outside]


def _first(lines: Sequence[Line], is_main: Sequence[bool], title: Span | None) -> int:
    """The headline's line if it stands above the main text: what is between says who and when."""
    begun = is_main.index(True)
    return next((i for i in range(begun) if title and title.overlaps(lines[i].span)), begun)


def _covers(lines: Sequence[Line], is_main: Sequence[bool]) -> bool:
    """Whether the main text is a good part of the page's prose."""
    prose = [(len(line.text), main) for line, main in zip(lines, is_main, strict=True)]
    total = sum(length for length, _ in prose if length >= _PROSE)
    covered = sum(length for length, main in prose if main and length >= _PROSE)
    return any(is_main) and covered >= _LEAST_SHARE * total


def _main_lines(html: str) -> frozenset[str]:
    """The lines of the main text, without white space and punctuation."""
    summary = _summary(html)
    text = apply_edits(summary, markup_edits(summary, tags(summary)))
    return frozenset(key for line in lines_of(text) if (key := _key(line.text)))


def _key(text: str) -> str:
    return _NOT_WORD.sub("", text)


def _summary(html: str) -> str:
    """What the library takes for the main text, as HTML; nothing if it finds none."""
    try:
        from readability import Document
        from readability.readability import Unparseable
    except ImportError:
        raise UnreadableError("reading HTML needs: pip install 'extractor[html]'") from None
    # It reports pages that it cannot parse to standard error otherwise.
    logging.getLogger("readability").addHandler(logging.NullHandler())
    try:
        return str(Document(_XML_UNFIT.sub("", html)).summary(html_partial=True))
    except (Unparseable, ValueError, RecursionError):
        return ""
