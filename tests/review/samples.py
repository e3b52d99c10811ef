"""Small documents with records, as the pipeline would write them."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from extractor.identify import identified
from extractor.records import DocumentRecord
from extractor.review import FoundText, find_text
from extractor.review.fields import fields
from extractor.review.keys import items

ROOT = Path(__file__).parents[2]
HARBOUR = (ROOT / "docs/examples/harbour.txt").read_text("utf-8")
HAIHE = (ROOT / "docs/examples/haihe.txt").read_text("utf-8")
FORUM, VENUE = "3rd Harbour Biotech Forum", "Lotus Convention Center"
HOST, COMPANY = "Fujian Pharmaceutical Association", "Minjiang Biologics Co., Ltd."
UNIVERSITY = "Xiamen University"

HARBOUR_RECORDS: dict[str, Any] = {
    "document": {
        "title": "Harbour Biotech Forum opens in Xiamen",
        "published": "2024-05-12",
        "source": "Strait Daily",
    },
    "events": [
        {
            "name": FORUM,
            "aliases": ["Harbour Biotech Forum"],
            "kind": "forum",
            "edition": 3,
            "date": "2024-05-11",
            "venue": VENUE,
            "city": "Xiamen",
            "organisers": [{"role": "host", "organisation": HOST}],
            "attendance": {"count": 300, "qualifier": "more_than"},
            "confidence": 0.7,
        }
    ],
    "dates": [
        {"text": "May 12, 2024", "value": "2024-05-12", "confidence": 0.99},
        {"text": "Saturday", "value": "2024-05-11", "confidence": 0.95},
    ],
    "venues": [{"name": VENUE, "city": "Xiamen", "confidence": 0.9}],
    "speakers": [
        {
            "name": "Lin Yue",
            "positions": [{"title": "Chief Scientist", "organisation": COMPANY}],
            "event": FORUM,
            "talk": "Cold chains for small islands",
            "confidence": 0.97,
        }
    ],
    "organisations": [
        {"name": HOST, "kind": "association", "confidence": 0.92},
        {"name": COMPANY, "aliases": ["Minjiang Biologics"], "kind": "company"},
        {"name": UNIVERSITY, "kind": "university", "confidence": 0.6},
    ],
    "agreements": [
        {
            "name": "memorandum of understanding",
            "kind": "memorandum",
            "parties": [COMPANY, UNIVERSITY],
            "count": 1,
            "event": FORUM,
            "confidence": 0.8,
        }
    ],
}
HAIHE_RECORDS: dict[str, Any] = {
    "document": {"title": "第五届海河医药创新论坛在津开幕", "published": "2024-05-17"},
    "events": [
        {
            "name": "第五届海河医药创新论坛",
            "kind": "forum",
            "edition": 5,
            "theme": "守正创新",
            "date": "2024-05-16",
            "confidence": 0.66,
        }
    ],
    "dates": [{"text": "5月16日", "value": "2024-05-16", "confidence": 0.99}],
    "organisations": [{"name": "天津医科大学", "kind": "university", "confidence": 0.9}],
}


def record_of(
    text: str, records: Mapping[str, Any], id: str, *, path: str | None = None
) -> DocumentRecord:
    """The records with ids, and with a mention of every value that stands in the text."""
    data = {key: value for key, value in records.items() if key != "document"}
    for kind, values in data.items():
        data[kind] = [{**item, "mentions": list(mentions(text, kind, item))} for item in values]
    digest = sha256(text.encode()).hexdigest()
    language = "zh" if any("一" <= character <= "鿿" for character in text) else "en"
    info = {"id": id, "language": language, "path": path, "sha256": digest, **records["document"]}
    return identified(DocumentRecord.model_validate({"document": info, **data}))


def mentions(text: str, kind: str, item: Mapping[str, Any]) -> Any:
    for field in fields()[kind]:
        values = item.get(field.name, ())
        for value in [values] if isinstance(values, str) else values if field.many else ():
            words = value if isinstance(value, str) else value.get("title")
            start = text.find(words) if words else -1
            if start >= 0 and field.kind in ("text", "object") and not field.refers:
                end = start + len(words)
                yield {"field": field.name, "start": start, "end": end, "text": words, "rule": "r"}


def harbour(id: str = "harbour", **options: Any) -> DocumentRecord:
    return record_of(HARBOUR, HARBOUR_RECORDS, id, **options)


def haihe(id: str = "haihe", **options: Any) -> DocumentRecord:
    return record_of(HAIHE, HAIHE_RECORDS, id, **options)


def found(text: str = HARBOUR) -> FoundText:
    return FoundText(text, text)


def written(folder: Path, record: DocumentRecord, text: str) -> FoundText:
    """Write the text where it is looked for, and find it."""
    (folder / f"{record.document.id}.txt").write_bytes(text.encode())
    return find_text(record, [folder])


def key_of(record: DocumentRecord, name: str) -> str:
    """The key of the record of this name, or of this date."""
    return next(
        key
        for _, key, item in items(record)
        if name in (getattr(item, "name", None), getattr(item, "text", None))
    )
