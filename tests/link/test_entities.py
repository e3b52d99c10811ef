"""What is written of an entity: its schema, its documentation, what is merged."""

import json
from pathlib import Path

from extractor.link import Entity, entity_json, link_records
from extractor.link.conflicts import conflicting
from extractor.link.entities import FieldValue
from extractor.link.schema import entity_schema
from extractor.records import Attendance, DocumentRecord

DOCS = Path(__file__).parents[2] / "docs"


def values(*given: str | int | Attendance) -> tuple[FieldValue, ...]:
    return tuple(FieldValue(value=value, documents=("d",)) for value in given)


def test_checked_in_schema_is_current() -> None:
    checked_in = (DOCS / "entities.schema.json").read_text("utf-8")
    assert checked_in == entity_schema() + "\n", "run: extract schema --entities"


def test_every_field_is_documented() -> None:
    documented = (DOCS / "linking.md").read_text("utf-8")
    for name in Entity.model_fields:
        assert f"`{name}`" in documented or name == "schema_version", name


def test_what_is_written_can_be_read(linked_gold: dict[str, DocumentRecord]) -> None:
    required = {
        name: set(part.get("required", ()))
        for name, part in json.loads(entity_schema())["$defs"].items()
    }
    for entity in link_records(linked_gold.values()):
        line = entity_json(entity)
        assert Entity.model_validate_json(line) == entity
        for member in json.loads(line)["members"]:
            assert required["Member"] <= member.keys()


def test_values_that_cannot_all_be_true_conflict() -> None:
    assert conflicting("attendance", values(Attendance(count=400), Attendance(count=500)))
    assert conflicting("edition", values(7, 8))
    assert conflicting("city", values("天津", "烟台"))
    assert conflicting("date", values("2024-05-16/2024-05-18", "2024-05-20"))


def test_more_exact_values_and_other_languages_do_not_conflict() -> None:
    assert not conflicting("date", values("2024-05-16/2024-05-18", "2024-05", "2024-05-18"))
    assert not conflicting("city", values("天津", "Tianjin", "tianjin"))
    assert not conflicting("theme", values("细胞无界", "Cells Without Borders"))
    assert not conflicting("date", values("XXXX-05-16", "2024-05-20"))
