"""JSON: one list of all documents; in a folder, one file a document."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from extractor.export.format import Options, Write
from extractor.export.json_lines import record_json
from extractor.export.json_schema import json_schema
from extractor.export.places import file_stem, replaced_file
from extractor.records import DocumentRecord


@contextlib.contextmanager
def open_writer(stream: TextIO, options: Options) -> Iterator[Write]:
    """Write a list, one document after the other."""
    separator = "[\n"

    def write(record: DocumentRecord) -> None:
        nonlocal separator
        stream.write(separator + record_json(record, pretty=options.pretty))
        separator = ",\n"

    yield write
    stream.write("[]\n" if separator == "[\n" else "\n]\n")


def folder_writer(folder: Path) -> Write:
    """Write each record to the file of its own id, which is complete when it has its name."""
    folder.mkdir(parents=True, exist_ok=True)
    stems: set[str] = set()

    def write(record: DocumentRecord) -> None:
        stem = file_stem(record.document.id, stems)
        with replaced_file(folder / f"{stem}.json") as file:
            file.write(record_json(record, pretty=True) + "\n")

    return write


def described() -> str:
    """The JSON Schema of the list."""
    schema = json_schema()
    head = {key: schema.pop(key) for key in ("$schema", "$defs")}
    return json.dumps({**head, "type": "array", "items": schema}, indent=2, ensure_ascii=False)
