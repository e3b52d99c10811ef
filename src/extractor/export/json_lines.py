"""JSON Lines: one document a line; what the program itself reads again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TextIO

from extractor.export.format import Options, Write
from extractor.records import DocumentRecord


@contextlib.contextmanager
def open_writer(stream: TextIO, options: Options) -> Iterator[Write]:
    """Write each record as a line as soon as it comes."""
    yield lambda record: _write(stream, record, options.pretty)


def _write(stream: TextIO, record: DocumentRecord, pretty: bool) -> None:
    stream.write(record_json(record, pretty=pretty) + "\n")


def record_json(record: DocumentRecord, *, pretty: bool = False) -> str:
    """The JSON of one record: one line, or indented."""
    return record.model_dump_json(indent=2 if pretty else None)


def described() -> str:
    """The JSON Schema of one line."""
    import json

    from extractor.export.json_schema import json_schema

    return json.dumps(json_schema(), indent=2, ensure_ascii=False)
