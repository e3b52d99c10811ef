"""Facts from English and Chinese press releases as grounded, deduplicated JSON records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.dates import DateMention, find_dates
    from extractor.document import Document, Language
    from extractor.recognisers.registry import Model
    from extractor.records import DocumentRecord

__all__ = [
    "DateMention",
    "Document",
    "DocumentRecord",
    "extract",
    "extract_files",
    "find_dates",
]

# Public names that are imported when first asked for, so that the command line starts at once.
_LAZY = {
    "DateMention": "extractor.dates",
    "Document": "extractor.document",
    "DocumentRecord": "extractor.records",
    "find_dates": "extractor.dates",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'extractor' has no attribute {name!r}")
    return getattr(import_module(_LAZY[name]), name)


def extract(
    text: str,
    *,
    language: Language | None = None,
    published: str | None = None,
    id: str | None = None,
    model: Model = "fast",
) -> DocumentRecord:
    """Extract the records of one text.

    Args:
        text: the release; offsets in the result count its characters.
        language: ``"en"`` or ``"zh"``; found from the text if not given.
        published: EDTF day of publication; read from the header if not given.
        id: the document's id; ``"text"`` if not given.
        model: ``"fast"``, ``"accurate"``, ``"stock"`` or ``"none"``, see ``docs/models.md``.

    Raises:
        ValueError: no text, or neither English nor Chinese; the message says why.
    """
    from extractor.pipeline import extract_document
    from extractor.reading import read_text

    document = read_text(text, language=language, published=published, id=id or "text")
    return extract_document(document, model=model)


def extract_files(
    paths: Iterable[str | Path], *, model: Model = "fast"
) -> Iterator[DocumentRecord]:
    """Extract the records of each file in turn; the file's stem is the document's id.

    Raises:
        OSError: a file that cannot be read.
        ValueError: a file without text in English or Chinese; the message says why.
    """
    from extractor.pipeline import extract_document
    from extractor.reading import read_bytes

    for path in map(Path, paths):
        document = read_bytes(path.read_bytes(), id=path.stem, path=path.as_posix())
        yield extract_document(document, model=model)
