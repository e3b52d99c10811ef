"""Word documents: the paragraphs of their main part. Offsets count the text that they make.

Only one member of the archive is read, up to a limit; entities are refused, so that neither
a small archive nor a small XML file can grow without bound.
"""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

from extractor.reading.decode import UnreadableError
from extractor.reading.page import Page

_MAIN = "word/document.xml"
_LARGEST = 50_000_000  # bytes of XML
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STANDS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def is_docx(data: bytes) -> bool:
    """Whether a file is a Word document in the open format."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _MAIN in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def read_docx(data: bytes) -> Page:
    """Read a Word document.

    Raises:
        UnreadableError: it is damaged, too large or holds no text.
    """
    try:
        root = ElementTree.fromstring(_main_part(data))
    except (ElementTree.ParseError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise UnreadableError(f"the Word document is damaged: {error}") from None
    text = "\n".join(_paragraph(element) for element in root.iter(f"{_W}p"))
    if not text.strip():
        raise UnreadableError("the Word document holds no text")
    return Page(text, "docx", is_plain=False)


def _main_part(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_MAIN) as member:
        xml = member.read(_LARGEST + 1)
    if len(xml) > _LARGEST:
        raise UnreadableError("the Word document is too large")
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise UnreadableError("the Word document declares entities; that is not read")
    return xml


def _paragraph(paragraph: ElementTree.Element) -> str:
    """The text of a paragraph; a paragraph inside it (a text box) is one of its own."""
    parts: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag in _STANDS:
            parts.append(_STANDS[element.tag])
        elif element.tag != f"{_W}p":
            stack += reversed(element)
    return "".join(parts)
