"""Texts with labelled spans: what annotation tools take and give.

The label of a record's name, aliases or date text is its type (``EVENT``); that of any other field
has the field behind it (``EVENT_THEME``). Offsets count characters; tools that count otherwise
convert at their border.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from extractor.export.format import ExportError, Options
from extractor.export.rows import TYPES
from extractor.records import DocumentRecord, MentionRecord

# Fields whose mentions are the record itself.
NAMES = frozenset({"name", "aliases", "text"})
# What is no value in the text.
_NOT_WRITTEN = frozenset({"id", "mentions", "confidence", "entity_id", "kind", "role", "status"})


def _labels() -> Iterator[str]:
    yield from (kind.upper() for kind in TYPES.values())
    for field, kind in TYPES.items():
        for name in model_of(field).model_fields:
            if name not in NAMES | _NOT_WRITTEN and not name.endswith("_id"):
                yield f"{kind}_{name}".upper()


def model_of(field: str) -> type[BaseModel]:
    """The record type of a list of a document."""
    annotation: Any = DocumentRecord.model_fields[field].annotation
    model: type[BaseModel] = annotation.__args__[0]
    return model


# Every label, the types first: what a tool must be told.
LABELS = tuple(_labels())


@dataclass(frozen=True, order=True)
class Marked:
    """A labelled span of a text, in characters, half open."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class AnnotatedText:
    """A text, what is marked in it, and whose it is, as far as that is known."""

    text: str
    marks: tuple[Marked, ...]
    id: str | None = None
    language: str | None = None
    sha256: str | None = None


def annotated(record: DocumentRecord, options: Options) -> AnnotatedText:
    """The record's text and mentions.

    Raises:
        ExportError: the text is missing or is not the one that the record was made from.
    """
    from extractor.review.texts import find_text

    about = record.document
    folders = [Path(options.texts)] if options.texts else []
    if about.path == "-" and not folders:
        raise ExportError(
            f"document {about.id!r} came from standard input; its text is needed in a file"
        )
    found = find_text(record, folders)
    if found.problem:
        raise ExportError(f"document {about.id!r}: {found.problem}")
    marks = sorted({mark for _, _, mark in marks_of(record)})
    return AnnotatedText(found.characters, tuple(marks), about.id, about.language, about.sha256)


def marks_of(record: DocumentRecord) -> Iterator[tuple[Any, MentionRecord, Marked]]:
    """Every mention as a mark, with its record."""
    for field, kind in TYPES.items():
        for item in getattr(record, field):
            for mention in item.mentions:
                yield item, mention, Marked(mention.start, mention.end, label_of(kind, mention))


def label_of(kind: str, mention: MentionRecord) -> str:
    """The label of a mention of a record."""
    return kind.upper() if mention.field in NAMES else f"{kind}_{mention.field}".upper()


def without_overlap(marks: tuple[Marked, ...]) -> list[Marked]:
    """The marks of whole records that do not overlap: the longer first, then the earlier.

    For formats that give each token one label.
    """
    kinds = {kind.upper() for kind in TYPES.values()}
    chosen: list[Marked] = []  # in text order
    for mark in sorted(marks, key=lambda m: (m.start - m.end, m)):
        if mark.label in kinds:
            i = bisect_left(chosen, mark)
            before = i == 0 or chosen[i - 1].end <= mark.start
            behind = i == len(chosen) or mark.end <= chosen[i].start
            if before and behind:
                chosen.insert(i, mark)
    return chosen
