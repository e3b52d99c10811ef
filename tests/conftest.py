"""What several test files share."""

from pathlib import Path

import pytest

from extractor.records import DocumentRecord

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def pipeline_records() -> dict[str, DocumentRecord]:
    """The pipeline's output for every text of ``data/raw``, by document; made once."""
    from extractor import extract_files

    files = sorted((ROOT / "data/raw").glob("*.txt"))
    return {record.document.id: record for record in extract_files(files)}
