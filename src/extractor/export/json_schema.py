"""The JSON Schema of the records."""

from __future__ import annotations

from typing import Any


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of ``DocumentRecord``."""
    from extractor.records import DocumentRecord

    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **DocumentRecord.model_json_schema(mode="serialization"),
    }
