"""The derivation of a document's records, and of what came into none of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from extractor.document import Document, Mention, Mentions
from extractor.ground import RECORD_LISTS
from extractor.pipeline import FINDERS, assemble
from extractor.recognisers.registry import DEFAULT_MODEL, Model, recognise
from extractor.records import DocumentRecord, MentionRecord

_CONTEXT = 30  # characters of text on each side of a mention
_OWN_FIELDS = frozenset({"id", "mentions", "confidence", "name", "text"})


def explained(
    document: Document,
    *,
    wanted: str | None = None,
    rejected: bool = True,
    model: Model = DEFAULT_MODEL,
) -> list[str]:
    """Lines that say where every record comes from, and why candidates were dropped."""
    evidence = recognise(document, model)
    mentions, dropped = _found(document, evidence)
    record = assemble(document, mentions)
    lines = [
        line
        for field in RECORD_LISTS
        for item in getattr(record, field)
        if _is_wanted(item, wanted)
        for line in _record_lines(field, item, document)
    ]
    if rejected and wanted is None:
        lines += _rejected_lines(dropped, mentions, record, document)
    return lines


def _found(document: Document, evidence: Mentions) -> tuple[Mentions, list[tuple[Mention, str]]]:
    """All mentions, and those that a finder dropped with the finder's name."""
    mentions = evidence
    dropped: list[tuple[Mention, str]] = []
    for label, finder in FINDERS:
        before = mentions.labelled(label)
        mentions = mentions.replaced(label, finder(document, mentions))
        after = mentions.labelled(label)
        dropped += [(m, finder.__name__) for m in before if not _covered(m, after)]
    return mentions, dropped


def _covered(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(mention.span.overlaps(other) for other in others)


def _is_wanted(item: Any, wanted: str | None) -> bool:
    name = getattr(item, "name", None) or getattr(item, "text", "")
    return wanted is None or wanted in (item.id, name) or item.id.endswith(f"#{wanted}")


def _record_lines(field: str, item: Any, document: Document) -> Iterator[str]:
    name = getattr(item, "name", None) or item.text
    certainty = "" if item.confidence is None else f", confidence {item.confidence:.2f}"
    yield f"{item.id}  {name}  ({field}{certainty})"
    for key, value in item.model_dump(exclude_none=True).items():
        if key not in _OWN_FIELDS and value not in ((), [], {}) and not key.endswith("_id"):
            yield f"    {key}: {_shown(value)}"
    for mention in item.mentions:
        yield f"      {mention.field:<12} {_source(mention):<34} {_context(mention, document)}"
    yield ""


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        shown = (f"{key} {part}" for key, part in value.items() if part not in (None, False))
        return ", ".join(text for text in shown if "_id " not in text)
    if isinstance(value, list | tuple):
        return "; ".join(_shown(part) for part in value)
    return str(value)


def _source(mention: MentionRecord) -> str:
    return f"rule {mention.rule}" if mention.rule else f"model {mention.model}"


def _context(mention: MentionRecord, document: Document) -> str:
    text = document.text if document.source_text is None else document.source_text
    before = text[max(0, mention.start - _CONTEXT) : mention.start].replace("\n", " ")
    after = text[mention.end : mention.end + _CONTEXT].replace("\n", " ")
    return f"{mention.start}-{mention.end}  …{before}[{mention.text}]{after}…"


def _rejected_lines(
    dropped: Iterable[tuple[Mention, str]],
    mentions: Mentions,
    record: DocumentRecord,
    document: Document,
) -> list[str]:
    lines = ["Rejected candidates"]
    for mention, finder in dropped:
        reason = f"{finder} did not confirm it"
        if document.is_furniture(mention.start, mention.end):
            reason = "it stands in page furniture"
        lines.append(_rejected_line(mention, reason))
    used = {
        (m.start, m.end)
        for field in RECORD_LISTS
        for item in getattr(record, field)
        for m in item.mentions
    }
    for mention in mentions:
        where = document.in_file(mention.start, mention.end)[:2]
        if where not in used and mention.label != "PLACE":
            lines.append(_rejected_line(mention, _why_unused(mention, mentions)))
    return lines


def _why_unused(mention: Mention, mentions: Mentions) -> str:
    around = [
        other
        for other in mentions
        if other.span.contains(mention) and len(other.span) > len(mention.span)
    ]
    if around:
        return f"it is part of the {around[0].label} “{around[0].text}”"
    return "no record has a place for it"


def _rejected_line(mention: Mention, reason: str) -> str:
    place = f"{mention.start}-{mention.end}"
    return f"    {mention.label:<9} {place:<12} “{mention.text}” ({mention.source}): {reason}"
