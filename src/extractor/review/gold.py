"""Records as gold: without what only a program can know."""

from __future__ import annotations

import json
from typing import Any

from extractor.records import DocumentRecord

_PROGRAMS_OWN = frozenset({"mentions", "confidence", "path", "sha256", "encoding"})


def gold_form(record: DocumentRecord) -> dict[str, Any]:
    """The record without ids, references by id, mentions and confidence."""
    data = record.model_dump(mode="json")
    stripped: dict[str, Any] = _stripped(data)
    stripped["document"] = {"id": record.document.id, **stripped["document"]}
    return stripped


def _stripped(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _stripped(part) for key, part in value.items() if not _is_programs(key)}
    return [_stripped(part) for part in value] if isinstance(value, list) else value


def _is_programs(key: str) -> bool:
    return key == "id" or key in _PROGRAMS_OWN or key.endswith("_id")


def gold_json(record: DocumentRecord) -> str:
    """Gold as the files in ``data/gold`` are laid out: one record a line."""
    data = gold_form(record)
    lines = [f'{{"schema_version": {_json(data.pop("schema_version"))}']
    lines.append(f' "document": {_json(data.pop("document"))}')
    lines += [f" {_json(key)}: {_listed(value)}" for key, value in data.items()]
    return ",\n".join(lines) + "}\n"


def _listed(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return _json(value)
    return "[\n" + ",\n".join(f"  {_json(item)}" for item in value) + "]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
