"""Which format a file is in: by its first bytes, Markdown by its name."""

from __future__ import annotations

from pathlib import PurePath

from extractor.reading.decode import decode
from extractor.reading.docx import is_docx, read_docx
from extractor.reading.html import declared_encoding, is_html, read_html
from extractor.reading.markdown import read_markdown
from extractor.reading.page import Page

_HTML = frozenset((".html", ".htm", ".xhtml", ".shtml"))
_MARKDOWN = frozenset((".md", ".markdown"))


def read_page(data: bytes, path: str | None = None) -> Page:
    """The text of a file, and what its format says of it.

    Raises:
        UnreadableError: the file is empty or no text.
    """
    suffix = PurePath(path).suffix.lower() if path else ""
    if is_docx(data):
        return read_docx(data)
    if suffix in _HTML or is_html(data):
        return read_html(decode(data, declared_encoding(data)))
    decoded = decode(data)
    if suffix in _MARKDOWN:
        return read_markdown(decoded)
    return Page(decoded.text, decoded.encoding, decoded.undecodable)
