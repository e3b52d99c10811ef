"""Count how often records were right on gold: makes ``src/extractor/confidence.toml``.

``python -m training.confidence GOLD PREDICTIONS [GOLD PREDICTIONS]…`` takes folders of gold and the
pipeline's output on their texts. Only validation documents count, which neither rules nor taggers
have seen, so that the shares hold for new texts; only how often is looked at, not where.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from extractor.confidence import support
from extractor.evaluate import load_records
from extractor.ground import RECORD_LISTS
from extractor.names import name_key
from extractor.records import DocumentRecord
from training.data import is_validation

TARGET = Path("src/extractor/confidence.toml")
_HEADER = """\
# How many records of each type were right, of how many seen, by what their names rest on.
# Made by training/confidence.py from validation documents, unseen by rules and taggers.
"""


def main(arguments: list[str]) -> None:
    """Count and write."""
    right: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for folder, path in zip(arguments[::2], arguments[1::2], strict=True):
        gold = load_records(Path(folder)).records
        for line in Path(path).read_text("utf-8").splitlines():
            record = DocumentRecord.model_validate_json(line)
            if record.document.id in gold and is_validation(record.document.id):
                _count(record, gold[record.document.id], right, seen)
    TARGET.write_text(_table(right, seen), "utf-8")


def _count(
    record: DocumentRecord,
    gold: DocumentRecord,
    right: Counter[tuple[str, str]],
    seen: Counter[tuple[str, str]],
) -> None:
    for field in RECORD_LISTS:
        true = _true_keys(gold, field)
        for item in getattr(record, field):
            key = field, support(item.mentions)
            seen[key] += 1
            right[key] += _keys(item)[0] in true


def _true_keys(gold: DocumentRecord, field: str) -> set[str]:
    """Keys of gold's records; a person counts in whichever list."""
    people = ("speakers", "participants")
    fields = people if field in people else (field,)
    return {key for name in fields for item in getattr(gold, name) for key in _keys(item)}


def _keys(item: Any) -> list[str]:
    if (value := getattr(item, "value", None)) is not None:
        return [value]
    return [name_key(name) for name in (item.name, *getattr(item, "aliases", ()))]


def _table(right: Counter[tuple[str, str]], seen: Counter[tuple[str, str]]) -> str:
    lines = [_HEADER]
    for field in RECORD_LISTS:
        lines.append(f"[{field}]")
        rows = sorted(key for key in seen if key[0] == field)
        lines += [f"{key[1]} = [{right[key]}, {seen[key]}]" for key in rows]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    main(sys.argv[1:])
