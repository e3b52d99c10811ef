"""Writing records in the formats that people and programs already understand.

>>> from extractor.export import read_records, write
>>> write(read_records(["records.jsonl"]), "records.xlsx")  # doctest: +SKIP
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from extractor.export.format import ExportError, Format, Note, Options, Write
from extractor.export.formats import FORMATS, format_for
from extractor.export.opening import open_output
from extractor.export.reading import read_records
from extractor.records import DocumentRecord

__all__ = [
    "FORMATS",
    "ExportError",
    "Format",
    "Note",
    "Options",
    "Write",
    "format_for",
    "open_output",
    "read_records",
    "write",
]


def write(
    records: Iterable[DocumentRecord],
    path: str | Path | None,
    *,
    format: str | None = None,
    options: Options | None = None,
) -> None:
    """Write records to a file or folder, or to standard output if ``path`` is ``None``.

    Args:
        records: may be a generator; only iCalendar and linked formats hold more than one.
        path: has its final name only when everything is written.
        format: the name of one of ``FORMATS``; by the path's ending if not given.
        options: a byte order mark, indentation, the texts, and who hears what is left out.

    Raises:
        ExportError: unknown format, missing library, or records that do not fit together.
        OSError: the place cannot be written.
    """
    target = None if path is None else str(path)
    with open_output(target, sys.stdout, format=format, options=options) as write_one:
        for record in records:
            write_one(record)
