"""Where records go: JSON Lines on a stream or in a file, or one JSON file a document."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from extractor.records import DocumentRecord

Write = Callable[[DocumentRecord], None]


def record_json(record: DocumentRecord, *, pretty: bool = False) -> str:
    """The JSON of one record: one line, or indented."""
    return record.model_dump_json(indent=2 if pretty else None)


@contextlib.contextmanager
def open_output(target: str | None, stream: TextIO, *, pretty: bool = False) -> Iterator[Write]:
    """A function that writes one record to where ``target`` says.

    ``None`` is the stream; a name that ends in ``/`` or is a folder gets one file a document;
    anything else is a file, complete under its name only when the run has ended.

    Raises:
        OSError: the place cannot be written.
    """
    if target is None:
        yield lambda record: _write_line(stream, record, pretty)
    elif target.endswith(("/", os.sep)) or Path(target).is_dir():
        folder = Path(target)
        folder.mkdir(parents=True, exist_ok=True)
        yield lambda record: _write_file(folder, record)
    else:
        with replaced_file(Path(target)) as file:
            yield lambda record: _write_line(file, record, pretty)


def _write_line(stream: TextIO, record: DocumentRecord, pretty: bool) -> None:
    stream.write(record_json(record, pretty=pretty) + "\n")


def _write_file(folder: Path, record: DocumentRecord) -> None:
    name = record.document.id.replace("/", "_").replace("\\", "_")
    with replaced_file(folder / f"{name}.json") as file:
        file.write(record_json(record, pretty=True) + "\n")


@contextlib.contextmanager
def replaced_file(path: Path) -> Iterator[TextIO]:
    """Write ``.NAME.part`` beside ``path`` and move it there at the end: never half a file.

    An error or an interrupt leaves what stood under the name before.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
