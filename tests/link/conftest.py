"""The records that linking was made on: gold of the documents that name the same entities."""

from pathlib import Path

import pytest

from extractor.evaluate.loading import load_records
from extractor.records import DocumentRecord

GOLD = Path(__file__).parents[2] / "data/gold"


@pytest.fixture(scope="session")
def linked_gold() -> dict[str, DocumentRecord]:
    records = load_records(GOLD).records
    return {name: record for name, record in records.items() if name.startswith("link-")}
