"""The records: the gold is valid, and what is invalid is rejected."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from extractor.export.json_schema import json_schema
from extractor.records import Agreement, Date, DocumentRecord, Event, Organisation

ROOT = Path(__file__).parents[1]
GOLD = sorted((ROOT / "data/gold").glob("*.json"))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_is_valid_and_round_trips(path: Path) -> None:
    gold = json.loads(path.read_text("utf-8"))
    record = DocumentRecord.model_validate(gold)
    assert json.loads(record.model_dump_json(exclude_unset=True)) == gold
    assert record.document.id == path.stem


def test_every_text_has_gold() -> None:
    assert [path.stem for path in GOLD] == sorted(
        path.stem for path in (ROOT / "data/raw").glob("*.txt")
    )


@pytest.mark.parametrize(
    "value",
    [
        "2024-07-07",
        "2024-07",
        "2024",
        "199X",
        "2024-07-04/2024-07-07",
        "XXXX-07-04",
        "2025-21",
        "../2025-03-08",
        "2025-03-08/..",
        "XXXX-XX-27",
        "2024-07-04?",
    ],
)
def test_edtf_is_accepted(value: str) -> None:
    assert Date(text="x", value=value).value == value


@pytest.mark.parametrize("value", ["", "7 July", "2024-7-7", "20240707", "../..", "2024/", "24-07"])
def test_what_is_no_edtf_is_rejected(value: str) -> None:
    with pytest.raises(ValidationError, match="EDTF"):
        Date(text="x", value=value)


def test_unknown_keys_are_rejected() -> None:
    with pytest.raises(ValidationError, match="colour"):
        Organisation.model_validate({"name": "X", "colour": "red"})


def test_empty_names_are_rejected() -> None:
    with pytest.raises(ValidationError, match="at least 1 character"):
        Event(name="")


def test_records_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Agreement(name="memorandum").name = "contract"  # type: ignore[misc]


def test_checked_in_schema_is_current() -> None:
    checked_in = json.loads((ROOT / "docs/schema.json").read_text("utf-8"))
    assert checked_in == json_schema(), "run: make schema"
