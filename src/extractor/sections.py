"""Very long documents, section by section, so that time and memory grow with length and no faster.

No release is as long as a section; a longer file is a volume of many, or no release at all. What
the stages do to all pairs of mentions of a section is bounded by the section's length.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from extractor.document import Document, Span
from extractor.ground import RECORD_LISTS
from extractor.names import name_key
from extractor.records import DocumentRecord

_LONGEST = 20_000  # characters
_UNITED = frozenset(("aliases", "mentions", "organisers", "parties", "positions", "subjects"))


def sections_of(document: Document) -> list[tuple[int, Document]]:
    """The parts of a document and where they begin; one if it is no longer than a section."""
    if len(document.text) <= _LONGEST:
        return [(0, document)]
    return [(span.start, _part(document, span)) for span in _spans(document)]


def _spans(document: Document) -> Iterator[Span]:
    start = 0
    while len(document.text) - start > _LONGEST:
        end = _cut(document, start + _LONGEST // 2, start + _LONGEST)
        yield Span(start, end)
        start = end
    yield Span(start, len(document.text))


def _cut(document: Document, low: int, high: int) -> int:
    """Where a section ends: at the last line end between two offsets, else before a sentence."""
    line_end = document.text.rfind("\n", low, high)
    if line_end >= 0:
        return line_end + 1
    sentence = document.sentence_at(high - 1)
    return sentence.start if low < sentence.start < high else high


def _part(document: Document, span: Span) -> Document:
    return replace(
        document,
        text=document.text[span.start : span.end],
        source_text=None,
        origin=(),
        title=_inside(document.title, span),
        published_span=_inside(document.published_span, span),
        source=_inside(document.source, span),
        authors=tuple(_all_inside(document.authors, span)),
        furniture=tuple(_all_inside(document.furniture, span)),
        sentences=tuple(_all_inside(document.sentences, span)),
    )


def _inside(part: Span | None, span: Span) -> Span | None:
    return next(_all_inside([part] if part else [], span), None)


def _all_inside(parts: Iterable[Span], span: Span) -> Iterator[Span]:
    """What of the parts lies in a section, counted from the section's start."""
    for part in parts:
        if part.overlaps(span):
            start, end = max(part.start, span.start), min(part.end, span.end)
            yield Span(start - span.start, end - span.start)


def joined(whole: DocumentRecord, parts: Iterable[tuple[int, DocumentRecord]]) -> DocumentRecord:
    """The records of all sections as those of one document: one record for one name."""
    items: dict[str, list[Any]] = {field: [] for field in RECORD_LISTS}
    for offset, record in parts:
        for field in RECORD_LISTS:
            items[field] += (_moved(item, offset) for item in getattr(record, field))
    speakers = {name_key(person.name) for person in items["speakers"]}
    lists = {field: _united(items[field]) for field in RECORD_LISTS}
    lists["participants"] = [
        person for person in lists["participants"] if name_key(person.name) not in speakers
    ]
    return whole.model_copy(update={field: tuple(found) for field, found in lists.items()})


def _moved(item: Any, offset: int) -> Any:
    mentions = tuple(
        mention.model_copy(update={"start": mention.start + offset, "end": mention.end + offset})
        for mention in item.mentions
    )
    return item.model_copy(update={"mentions": mentions})


def _united(items: Sequence[Any]) -> list[Any]:
    groups: dict[Hashable, list[Any]] = {}
    for item in items:
        groups.setdefault(_identity(item), []).append(item)
    return [group[0] if len(group) == 1 else _one(group) for group in groups.values()]


def _identity(item: Any) -> Hashable:
    """What makes two records of different sections one: value, act or name."""
    if hasattr(item, "value"):
        return str(item.value)
    if hasattr(item, "parties"):
        return item.name, item.parties, item.date, item.count, item.amount
    return name_key(item.name)


def _one(group: Sequence[Any]) -> Any:
    """The first record with what the others add."""
    updates: dict[str, Any] = {}
    for field in type(group[0]).model_fields:
        values = [getattr(item, field) for item in group]
        if field in _UNITED:
            updates[field] = tuple(dict.fromkeys(part for value in values for part in value))
        else:
            updates[field] = next((v for v in values if v not in (None, "other")), values[0])
    if "aliases" in updates:
        updates["aliases"] = tuple(a for a in updates["aliases"] if a != group[0].name)
    return group[0].model_copy(update=updates)
