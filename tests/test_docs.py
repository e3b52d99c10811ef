"""The documentation says what is so: the README's examples are what the program does."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from extractor import extract
from extractor.records import DocumentRecord

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```text\n(.*?)\n```\n\n```json\n(.*?)\n```", README, re.DOTALL)


@pytest.mark.parametrize(("text", "lines"), BLOCKS, ids=["english", "chinese"])
def test_readme_example_is_what_comes_out(text: str, lines: str) -> None:
    shown = [json.loads(line) for line in lines.splitlines()]
    record = extract(text).model_dump(mode="json")
    made = [
        {key: slim(item)}
        for key, value in record.items()
        if isinstance(value, list)
        for item in value
    ]
    assert shown == made


def slim(value: Any) -> Any:
    """A value as the README shows it: without empty fields, ids, mentions and confidence."""
    if isinstance(value, dict):
        return {
            key: slim(part)
            for key, part in value.items()
            if part not in (None, [], "", False)
            and key not in ("id", "mentions", "confidence")
            and not key.endswith("_id")
        }
    return [slim(part) for part in value] if isinstance(value, list) else value


def test_readme_examples_are_the_example_files() -> None:
    texts = {path.read_text("utf-8").strip() for path in (ROOT / "docs/examples").glob("*.txt")}
    assert {text for text, _ in BLOCKS} == texts


def test_every_record_field_is_documented() -> None:
    documented = (ROOT / "docs/records.md").read_text("utf-8")
    for name, field in DocumentRecord.model_fields.items():
        assert f"`{name}`" in documented or name == "schema_version", name
        for model in getattr(field.annotation, "__args__", ())[:1]:
            for part in getattr(model, "model_fields", {}):
                assert re.search(rf"\b{part}\b", documented), f"{name}.{part}"


def test_links_between_documents_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
