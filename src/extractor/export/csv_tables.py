"""CSV: a folder with one file a table, RFC 4180, UTF-8.

A text that a spreadsheet would take for a formula gets an apostrophe in front (``guarded``).
"""

from __future__ import annotations

import contextlib
import csv
import re
from collections.abc import Iterator
from pathlib import Path

from extractor.export import tables
from extractor.export.format import Options, Write
from extractor.export.table import Cell
from extractor.export.tables import TABLES
from extractor.records import DocumentRecord

_FORMULA = re.compile(r"'*[=+\-@\t\r]")


@contextlib.contextmanager
def open_writer(folder: Path, options: Options) -> Iterator[Write]:
    """Write the rows of each document to the files of their tables."""
    encoding = "utf-8-sig" if options.bom else "utf-8"
    with contextlib.ExitStack() as files:
        writers = []
        for table in TABLES:
            path = folder / f"{table.name}.csv"
            file = files.enter_context(path.open("w", encoding=encoding, newline=""))
            writers.append(csv.writer(file, lineterminator="\r\n"))
            writers[-1].writerow([column.name for column in table.columns])

        def write(record: DocumentRecord) -> None:
            for table, writer in zip(TABLES, writers, strict=True):
                writer.writerows([_written(cell) for cell in row] for row in table.rows(record))

        yield write


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return guarded(cell) if isinstance(cell, str) else str(cell)


def guarded(text: str) -> str:
    """The text so that a spreadsheet takes it for no formula; ``unguarded`` undoes it."""
    return "'" + text if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that ``guarded`` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def described() -> str:
    """The files and their columns."""
    return (
        "One file a table, NAME.csv: RFC 4180, UTF-8, header line, empty cell for null, "
        "true and false.\nA text that begins with = + - @ gets an apostrophe in front, "
        "so that no spreadsheet runs it.\n\n" + tables.described()
    )
