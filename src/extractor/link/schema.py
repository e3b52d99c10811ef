"""The JSON Schema of an entity."""

from __future__ import annotations

import json

from extractor.link.entities import Entity


def entity_schema() -> str:
    """JSON Schema (2020-12) of one line of an entity file."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Entity.model_json_schema(mode="serialization"),
    }
    return json.dumps(_without_needless(schema), indent=2, ensure_ascii=False)


def _without_needless(schema: dict[str, object]) -> dict[str, object]:
    """Members leave out what is empty, so that only what they always have is required."""
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)
    definitions["Member"]["required"] = ["document", "record", "name", "language"]
    definitions["Held"]["required"] = ["title"]
    definitions["TextSpan"]["required"] = ["start", "end", "text"]
    return schema
