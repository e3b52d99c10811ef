"""The examples of docs/outputs.md, made anew; ``python -m tests.outputs_examples`` writes them."""

from __future__ import annotations

import json
import re
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyarrow.parquet
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from extractor.export import FORMATS, Options, read_records, write
from extractor.records import DocumentRecord

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/outputs.md"
# A marker, and the block that has to follow it.
BLOCK = re.compile(r"(<!-- example: (\S+) -->\n```\w*\n)(.*?)(\n```)", re.DOTALL)


def records() -> list[DocumentRecord]:
    return list(read_records([ROOT / "docs/examples/outputs/forum.jsonl"]))


def _written(name: str, folder: Path) -> Path:
    path = folder / name
    write(records(), path, format=name, options=Options(texts=str(ROOT)))
    return path


def _text(name: str) -> Callable[[Path], str]:
    return lambda folder: _written(name, folder).read_text("utf-8")


def _csv(folder: Path) -> str:
    path = _written("csv", folder)
    tables = ("events", "speakers", "positions")
    return "\n".join(
        f"{table}.csv\n{(path / f'{table}.csv').read_text('utf-8')}" for table in tables
    )


def _xlsx(folder: Path) -> str:
    path = _written("xlsx", folder).rename(folder / "r.xlsx")
    sheet = openpyxl.load_workbook(path)["events"]
    rows = sheet.iter_rows(values_only=True)
    return "\n".join(" | ".join("" if c is None else str(c) for c in row[2:10]) for row in rows)


def _parquet(folder: Path) -> str:
    table = pyarrow.parquet.read_table(_written("parquet", folder) / "positions.parquet")
    return f"{table.schema.to_string(show_field_metadata=False, show_schema_metadata=False)}\n" + (
        "\n".join(map(str, table.to_pylist()))
    )


def _sqlite(folder: Path) -> str:
    database = sqlite3.connect(_written("sqlite", folder))
    rows = database.execute(
        "SELECT person, title, organisation, event, date FROM who_spoke_where"
    ).fetchall()
    database.close()
    return "\n".join("|".join(map(str, row)) for row in rows)


def _jsonld(folder: Path) -> str:
    graph = json.loads(_written("jsonld", folder).read_text("utf-8"))
    graph["@graph"] = [node for node in graph["@graph"] if node["@type"] in ("Event", "Person")]
    return json.dumps(graph, ensure_ascii=False, indent=1)


def _labelstudio(folder: Path) -> str:
    [task] = json.loads(_written("labelstudio", folder).read_text("utf-8"))
    task["predictions"][0]["result"] = task["predictions"][0]["result"][:1]
    return json.dumps([task], ensure_ascii=False, indent=1)


def _brat(folder: Path) -> str:
    return (_written("brat", folder) / "forum.ann").read_text("utf-8")


def _docbin(folder: Path) -> str:
    docs = DocBin().from_disk(_written("docbin", folder)).get_docs(Vocab())
    return "\n".join(f"{doc.user_data['document_id']} {doc.ents}" for doc in docs)


SPECIAL: dict[str, Callable[[Path], str]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "parquet": _parquet,
    "sqlite": _sqlite,
    "jsonld": _jsonld,
    "labelstudio": _labelstudio,
    "brat": _brat,
    "docbin": _docbin,
}
EXAMPLES = {known.name: SPECIAL.get(known.name) or _text(known.name) for known in FORMATS}


def example(name: str) -> str:
    """What the page shows of a format."""
    with tempfile.TemporaryDirectory() as folder:
        text = EXAMPLES[name](Path(folder)).replace("\r\n", "\n")
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


def renewed(page: str) -> str:
    """The page with every example made anew."""
    return BLOCK.sub(lambda match: match[1] + example(match[2]) + match[4], page)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")
