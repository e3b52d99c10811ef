"""The last step: mentions as offsets into the file that the user has."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from extractor.document import Document
from extractor.records import DocumentRecord, MentionRecord

RECORD_LISTS = (
    "events",
    "dates",
    "venues",
    "speakers",
    "participants",
    "organisations",
    "agreements",
)


def grounded(record: DocumentRecord, document: Document) -> DocumentRecord:
    """Re-express every mention in the file's own characters; nothing to do for a clean text."""
    if not document.origin:
        return record
    return record.model_copy(
        update={
            field: tuple(_grounded(item, document) for item in getattr(record, field))
            for field in RECORD_LISTS
        }
    )


def _grounded(item: Any, document: Document) -> BaseModel:
    mentions = tuple(_in_file(mention, document) for mention in item.mentions)
    updated: BaseModel = item.model_copy(update={"mentions": mentions})
    return updated


def _in_file(mention: MentionRecord, document: Document) -> MentionRecord:
    start, end, text = document.in_file(mention.start, mention.end)
    return mention.model_copy(update={"start": start, "end": end, "text": text})
