"""docs/outputs.md says what is so."""

from __future__ import annotations

import hashlib
import json
import re

import pytest

from extractor.export import FORMATS
from extractor.export.annotation import annotated
from extractor.export.format import Format, Options
from extractor.export.json_schema import json_schema
from extractor.export.sqlite import definition
from extractor.export.tables import TABLES
from tests.outputs_examples import BLOCK, EXAMPLES, PAGE, ROOT, example, records

TEXT = PAGE.read_text("utf-8")
SHOWN = {match[2]: match[3] for match in BLOCK.finditer(TEXT)}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_is_what_comes_out(name: str) -> None:
    assert SHOWN[name] == example(name), "run: make docs"


def test_every_format_has_its_place_in_the_page() -> None:
    assert set(SHOWN) == {known.name for known in FORMATS}
    for known in FORMATS:
        [row] = [line for line in TEXT.splitlines() if line.startswith(f"| [`{known.name}`]")]
        assert re.findall(r"`(\.\w+)`", row.split("|")[2]) == list(known.endings)
        if known.extra:
            assert f"`{known.extra}`" in row


def test_every_table_and_view_is_named() -> None:
    for table in TABLES:
        assert f"`{table.name}`" in TEXT
    for view in re.findall(r"CREATE VIEW (\w+)", definition()):
        assert f"`{view}`" in TEXT


def test_the_example_record_fits_its_text() -> None:
    [record] = records()
    data = (ROOT / "docs/examples/outputs/forum.txt").read_bytes()
    assert record.document.sha256 == hashlib.sha256(data).hexdigest()
    assert annotated(record, Options(texts=str(ROOT))).marks


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_descriptions_name_every_field(known: Format) -> None:
    description = known.described()
    if known.name in ("csv", "xlsx", "parquet", "sqlite"):
        for table in TABLES:
            for column in table.columns:
                assert re.search(rf"\b{column.name}\b", description)
                assert column.what in description
    if known.name == "jsonl":
        assert json.loads(description) == json_schema()
    if known.name == "json":
        assert json.loads(description)["items"]["title"] == "DocumentRecord"
