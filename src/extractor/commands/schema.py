"""``extract schema``: the JSON Schema of the output."""

from __future__ import annotations

import json
from typing import Any


def schema() -> None:
    """Print the JSON Schema of one document's records."""
    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of ``DocumentRecord``."""
    from extractor.records import DocumentRecord

    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **DocumentRecord.model_json_schema(mode="serialization"),
    }
