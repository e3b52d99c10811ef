"""What corrections call a record."""

from __future__ import annotations

from typing import Any

from extractor.ground import RECORD_LISTS
from extractor.records import DocumentRecord

DOCUMENT = "document"  # what the document says of itself, as a record


def record_key(kind: str, index: int, item: Any) -> str:
    """The id of a record, or its place where it has none, as in gold."""
    return item.id or f"{kind}/{index}"


def items(record: DocumentRecord) -> list[tuple[str, str, Any]]:
    """Every record of a document with its list and its key."""
    return [
        (kind, record_key(kind, index, item), item)
        for kind in RECORD_LISTS
        for index, item in enumerate(getattr(record, kind))
    ]
