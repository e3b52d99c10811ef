"""Reading: bytes or text to a ``Document`` with its header, furniture and sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from extractor.dates import published_date
from extractor.document import Document, Language, Span
from extractor.reading.clean import OffsetMap, apply_edits, invisible_edits
from extractor.reading.decode import Decoded, UnreadableError, decode
from extractor.reading.flattened import flattened_edits
from extractor.reading.furniture import furniture_lines
from extractor.reading.header import Header, read_header
from extractor.reading.language import UnsupportedLanguageError, language_of
from extractor.reading.lines import Line, lines_of
from extractor.reading.sentences import split_sentences
from extractor.reading.wrapping import wrap_edits

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
    decoded = decode(data)
    return _read(
        decoded.text,
        id=id,
        path=path,
        language=language,
        published=published,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        undecodable=decoded.undecodable,
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
        text,
        id=id,
        path=None,
        language=language,
        published=published,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        encoding="utf-8",
        undecodable=(),
    )


def _read(
    source: str,
    *,
    id: str,
    path: str | None,
    language: Language | None,
    published: str | None,
    sha256: str,
    encoding: str,
    undecodable: tuple[int, ...],
) -> Document:
    text, origin = working_text(source)
    code = language or language_of(text)
    lines = lines_of(text)
    is_furniture = furniture_lines(lines, code)
    header = read_header(lines, is_furniture, code)
    furniture = _furniture_spans(lines, is_furniture, header)
    day = published_date(text, code)
    return Document(
        id=id,
        text=text,
        language=code,
        path=path,
        sha256=sha256,
        encoding=encoding,
        undecodable=undecodable,
        source_text=source,
        origin=origin,
        title=header.title,
        published=published or (day[2] if day else None),
        published_span=Span(day[0], day[1]) if day else None,
        source=header.source,
        authors=header.authors,
        furniture=furniture,
        sentences=tuple(split_sentences(lines, _text_lines(lines, furniture), code)),
    )


def working_text(source: str) -> tuple[str, tuple[OffsetMap, ...]]:
    """The text to work on, and the maps that lead from its offsets back to ``source``'s."""
    origin: list[OffsetMap] = []
    text = source
    for find_edits in (invisible_edits, wrap_edits, flattened_edits):
        edits = find_edits(text)
        if edits:
            text = apply_edits(text, edits)
            origin.append(OffsetMap(edits))
    return text, tuple(reversed(origin))


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
