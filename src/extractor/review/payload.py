"""What the page is given: per document its text, its records and where their values stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from extractor.ground import RECORD_LISTS
from extractor.records import DocumentRecord
from extractor.review.fields import Field, fields
from extractor.review.gold import gold_form
from extractor.review.keys import record_key
from extractor.review.shown import ShownText
from extractor.review.texts import FoundText


def document_payload(record: DocumentRecord, found: FoundText) -> dict[str, Any]:
    """One document for the page; offsets are in UTF-16 units, empty fields are left out."""
    info = record.document
    shown = ShownText(found)
    gold = gold_form(record)
    return {
        "id": info.id,
        "sha256": info.sha256,
        "language": info.language,
        "path": info.path,
        "values": _filled({k: v for k, v in gold["document"].items() if k != "id"}),
        "text": shown.text,
        "markup": shown.edges(),
        "problem": found.problem,
        "furniture": [[shown(span.start), shown(span.end)] for span in found.furniture],
        "records": {
            kind: [
                _record(record_key(kind, i, item), item, values, shown, found.problem is None)
                for i, (item, values) in enumerate(
                    zip(getattr(record, kind), gold[kind], strict=True)
                )
            ]
            for kind in RECORD_LISTS
            if gold[kind]
        },
    }


def _record(
    key: str, item: Any, values: dict[str, Any], shown: ShownText, with_text: bool
) -> dict[str, Any]:
    mentions = [[m.field, shown(m.start), shown(m.end)] for m in item.mentions]
    entity = getattr(item, "entity_id", None)
    return {
        "key": key,
        "confidence": item.confidence,
        **({"entity": entity} if entity else {}),
        "values": _filled(values),
        "mentions": mentions if with_text else [],
    }


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, [])}


def fields_payload() -> dict[str, list[dict[str, Any]]]:
    """The fields of every record list, for the page to show and check values by."""
    return {kind: [_field(each) for each in listed] for kind, listed in fields().items()}


def _field(field: Field) -> dict[str, Any]:
    return _bare(asdict(field))


def _bare(field: dict[str, Any]) -> dict[str, Any]:
    bare = {key: value for key, value in field.items() if value not in (None, False, ())}
    if field["parts"]:
        bare["parts"] = [_bare(part) for part in field["parts"]]
    return bare


def page_payload(
    documents: Iterable[tuple[DocumentRecord, FoundText]],
) -> dict[str, Any]:
    """All that the page knows."""
    return {
        "fields": fields_payload(),
        "documents": [document_payload(record, found) for record, found in documents],
    }
