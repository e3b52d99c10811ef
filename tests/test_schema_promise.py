"""The promise of docs/outputs.md: within a major version records only gain optional fields."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from extractor.export.annotation import LABELS
from extractor.export.json_schema import json_schema
from extractor.export.tables import TABLES
from extractor.records import SCHEMA_VERSION, DocumentRecord, is_readable_version

PUBLISHED = Path(__file__).parents[1] / "docs/schemas"
VERSIONS = sorted(path.stem for path in PUBLISHED.glob("*.json") if "-" not in path.stem)
MAJOR = SCHEMA_VERSION.split(".")[0]


def broken_promises(old: Any, new: Any, path: str = "") -> list[str]:
    """What a reader of ``old`` records would trip over in ``new`` ones."""
    if isinstance(old, dict) and isinstance(new, dict):
        return _broken_objects(old, new, path)
    if isinstance(old, list) and isinstance(new, list):
        return [f"{path}: {old} became {new}"] if old != new else []
    return [f"{path}: {old!r} became {new!r}"] if old != new else []


# What says nothing of the values, and what names the version itself.
_WORDS = {"description", "title", "examples", "default"}


def _broken_objects(old: dict[str, Any], new: dict[str, Any], path: str) -> list[str]:
    broken = []
    for key in sorted(old.keys() | new.keys()):
        here = f"{path}/{key}"
        if key in _WORDS and not isinstance(old.get(key), dict):
            continue
        if path.endswith(("/properties", "/$defs")) and key not in old:
            continue  # a new field or type; a field is optional unless "required" says so
        if key not in new or key not in old:
            broken.append(f"{here}: {'removed' if key not in new else 'added'}")
        elif key == "required" and set(new[key]) - set(old[key]):
            broken.append(f"{here}: {set(new[key]) - set(old[key])} became required")
        elif key != "required":
            broken += broken_promises(old[key], new[key], here)
    return broken


@pytest.mark.parametrize("version", [v for v in VERSIONS if v.split(".")[0] == MAJOR])
def test_schema_only_gains_optional_fields_within_a_major_version(version: str) -> None:
    published = json.loads((PUBLISHED / f"{version}.json").read_text("utf-8"))
    assert broken_promises(published, json_schema()) == []


def test_the_current_version_is_published_as_it_is() -> None:
    published = json.loads((PUBLISHED / f"{SCHEMA_VERSION}.json").read_text("utf-8"))
    assert published == json_schema(), (
        "a field was added: raise the minor SCHEMA_VERSION in records.py and run: make schema"
    )


def _changed(change: Any) -> dict[str, Any]:
    schema = copy.deepcopy(json_schema())
    change(schema)
    return schema


BREAKING = {
    "field removed": lambda s: s["$defs"]["Event"]["properties"].pop("theme"),
    "field required": lambda s: s["$defs"]["Event"]["required"].append("theme"),
    "type changed": lambda s: s["$defs"]["Position"]["properties"]["title"].update(type="integer"),
    "value added": lambda s: s["$defs"]["Event"]["properties"]["kind"]["enum"].append("party"),
    "list removed": lambda s: s["properties"].pop("venues"),
}


@pytest.mark.parametrize("change", BREAKING.values(), ids=BREAKING.keys())
def test_a_breaking_change_is_seen(change: Any) -> None:
    assert broken_promises(json_schema(), _changed(change))


def test_a_new_optional_field_breaks_nothing() -> None:
    def add(schema: dict[str, Any]) -> None:
        schema["$defs"]["Event"]["properties"]["mood"] = {"type": "string", "default": None}

    assert broken_promises(json_schema(), _changed(add)) == []


def tables() -> dict[str, Any]:
    """What is published of the tables: their keys and columns, in order."""
    return {
        table.name: {
            "key": list(table.key),
            "columns": [[column.name, column.kind, column.required] for column in table.columns],
        }
        for table in TABLES
    }


@pytest.mark.parametrize("version", [v for v in VERSIONS if v.split(".")[0] == MAJOR])
def test_tables_only_gain_columns_at_the_end(version: str) -> None:
    published = json.loads((PUBLISHED / f"{version}-tables.json").read_text("utf-8"))
    now = tables()
    assert list(now)[: len(published["tables"])] == list(published["tables"])
    for name, table in published["tables"].items():
        assert now[name]["key"] == table["key"]
        assert now[name]["columns"][: len(table["columns"])] == table["columns"], name
        assert not any(column[2] for column in now[name]["columns"][len(table["columns"]) :])
    assert set(published["labels"]) <= set(LABELS)


@pytest.mark.parametrize(
    ("version", "readable"),
    [("1.0", True), ("1.99", False), ("2.0", False), ("0.9", False), ("1", False), ("", False)],
)
def test_versions_that_are_read(version: str, readable: bool) -> None:
    assert is_readable_version(version) is readable
    content = {"schema_version": version, "document": {"id": "x", "language": "en"}}
    if readable:
        DocumentRecord.model_validate(content)
    else:
        with pytest.raises(ValueError, match="schema"):
            DocumentRecord.model_validate(content)
