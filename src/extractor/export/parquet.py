"""Parquet: a folder with one file a table, through pyarrow (extra ``parquet``)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.export import tables
from extractor.export.format import Options, Write
from extractor.export.table import Kind, Row, Table
from extractor.export.tables import TABLES
from extractor.records import DocumentRecord

# What a kind of column is in Arrow, and so in Parquet.
TYPES: dict[Kind, str] = {
    "text": "string",
    "integer": "int64",
    "number": "float64",
    "boolean": "bool",
    "day": "date32",
}
_GROUP = 10_000  # rows held before they are written as one row group


@contextlib.contextmanager
def open_writer(folder: Path, options: Options) -> Iterator[Write]:
    """Write the rows of each document to the files of their tables, in groups of rows."""
    with contextlib.ExitStack() as files:
        writers = [files.enter_context(_file(folder, table)) for table in TABLES]

        def write(record: DocumentRecord) -> None:
            for writer in writers:
                writer(record)

        yield write


@contextlib.contextmanager
def _file(folder: Path, table: Table) -> Iterator[Write]:
    from pyarrow import Table as ArrowTable
    from pyarrow.parquet import ParquetWriter

    schema = arrow_schema(table)
    waiting: list[Row] = []

    with ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd") as writer:

        def flush() -> None:
            rows = [dict(zip(schema.names, row, strict=True)) for row in waiting]
            writer.write_table(ArrowTable.from_pylist(rows, schema))
            waiting.clear()

        def write(record: DocumentRecord) -> None:
            waiting.extend(table.rows(record))
            if len(waiting) >= _GROUP:
                flush()

        yield write
        if waiting:
            flush()


def arrow_schema(table: Table) -> Any:
    """The table's Arrow schema; the meaning of each field is in its metadata."""
    import pyarrow

    return pyarrow.schema(
        [
            pyarrow.field(
                column.name,
                getattr(pyarrow, TYPES[column.kind].replace("bool", "bool_"))(),
                nullable=not column.required,
                metadata={"description": column.what},
            )
            for column in table.columns
        ],
        metadata={"description": table.what},
    )


def described() -> str:
    """The files and their columns."""
    kinds = ", ".join(f"{kind} is {arrow}" for kind, arrow in TYPES.items())
    return (
        f"One file a table, NAME.parquet, compressed with zstd. Types: {kinds}.\n"
        "Each field's meaning is in its metadata (description).\n\n" + tables.described()
    )
