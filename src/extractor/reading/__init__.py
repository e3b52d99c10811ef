"""Reading: bytes or text to a ``Document`` with its header, furniture and sentences."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Sequence

from extractor.dates import published_date
from extractor.document import Document, Language, Span
from extractor.reading.decode import Decoded, UnreadableError
from extractor.reading.formats import read_page
from extractor.reading.furniture import furniture_lines
from extractor.reading.header import Header, read_header
from extractor.reading.language import UnsupportedLanguageError, language_of
from extractor.reading.lines import Line, lines_of
from extractor.reading.page import Page, WorkingText, merged, working_text
from extractor.reading.sentences import split_sentences

__all__ = ["Decoded", "UnreadableError", "UnsupportedLanguageError", "read_bytes", "read_text"]


def read_bytes(
    data: bytes,
    *,
    id: str,
    path: str | None = None,
    language: Language | None = None,
    published: str | None = None,
) -> Document:
    """Read a file's bytes.

    Raises:
        UnreadableError: the file is empty or no text.
        UnsupportedLanguageError: the text is neither English nor Chinese.
    """
    return _read(
        read_page(data, path),
        id=id,
        path=path,
        language=language,
        published=published,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def read_text(
    text: str,
    *,
    id: str = "text",
    language: Language | None = None,
    published: str | None = None,
) -> Document:
    """Read a text.

    Raises:
        UnreadableError: the text is empty.
        UnsupportedLanguageError: the text is neither English nor Chinese.
    """
    if not text.strip():
        raise UnreadableError("the text is empty")
    return _read(
        Page(text),
        id=id,
        path=None,
        language=language,
        published=published,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _read(
    page: Page,
    *,
    id: str,
    path: str | None,
    language: Language | None,
    published: str | None,
    sha256: str,
) -> Document:
    working = working_text(page)
    text = working.text
    code = language or language_of(text)
    lines = lines_of(text)
    is_furniture = _marked(furniture_lines(lines, code), lines, page, working)
    title = working.inverse(page.title) if page.title else None
    header = read_header(lines, is_furniture, code, title=title)
    furniture = _furniture_spans(lines, is_furniture, header)
    day = published_date(text, code)
    said = published or page.published
    return Document(
        id=id,
        text=text,
        language=code,
        path=path,
        sha256=sha256,
        encoding=page.encoding,
        undecodable=page.undecodable,
        source_text=page.source,
        origin=working.origin,
        title=header.title,
        published=said or (day[2] if day else None),
        published_span=Span(day[0], day[1]) if day else None,
        source=header.source,
        authors=header.authors,
        furniture=furniture,
        sentences=tuple(split_sentences(lines, _text_lines(lines, furniture), code)),
    )


def _marked(
    is_furniture: Sequence[bool], lines: Sequence[Line], page: Page, working: WorkingText
) -> list[bool]:
    """Furniture by its words or by its place in the page's markup."""
    asides = merged(working.inverse(span) for span in page.aside)
    starts = [span.start for span in asides]
    marked = list(is_furniture)
    for i, line in enumerate(lines):
        before = bisect_right(starts, line.start) - 1
        marked[i] |= before >= 0 and line.end <= asides[before].end
    return marked


def _furniture_spans(
    lines: Sequence[Line], is_furniture: Sequence[bool], header: Header
) -> tuple[Span, ...]:
    title = header.title
    spans = {
        line.span
        for line, marked in zip(lines, is_furniture, strict=True)
        if marked and not (title and title.overlaps(line.span))
    }
    return tuple(sorted({*spans, *header.meta, *header.authors}))


def _text_lines(lines: Sequence[Line], furniture: Sequence[Span]) -> list[bool]:
    marked = {(span.start, span.end) for span in furniture}
    return [(line.start, line.end) not in marked for line in lines]
