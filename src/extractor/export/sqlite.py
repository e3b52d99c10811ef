"""SQLite: the tables with their keys, and views that answer the usual questions."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from extractor.export import tables
from extractor.export.format import Options, Write
from extractor.export.table import Cell, Column, Kind, Table
from extractor.export.tables import TABLES
from extractor.records import DocumentRecord

_TYPES: dict[Kind, str] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "day": "TEXT",
}


@contextlib.contextmanager
def open_writer(path: Path, options: Options) -> Iterator[Write]:
    """Write the rows of each document in one transaction."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        # Nothing to roll back: the file is thrown away if the run fails.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA foreign_keys = ON")
        database.executescript(f"BEGIN;\n{definition()}")
        inserts = [_insert(table) for table in TABLES]

        def write(record: DocumentRecord) -> None:
            for table, insert in zip(TABLES, inserts, strict=True):
                database.executemany(insert, (_row(row) for row in table.rows(record)))

        yield write
        database.execute("COMMIT")


def _insert(table: Table) -> str:
    places = ", ".join("?" * len(table.columns))
    return f"INSERT INTO {table.name} VALUES ({places})"


def _row(row: tuple[Cell, ...]) -> list[str | int | float | None]:
    return [cell if isinstance(cell, str | int | float | None) else str(cell) for cell in row]


def definition() -> str:
    """The SQL that makes the tables and views."""
    views = files("extractor.export").joinpath("views.sql").read_text("utf-8")
    return "\n".join([*(_table(table) for table in TABLES), views])


def _table(table: Table) -> str:
    lines = [f"  {_column(column)}" for column in table.columns]
    lines.append(f"  PRIMARY KEY ({', '.join(table.key)})")
    # A record may refer to one that comes later.
    lines += [
        f"  FOREIGN KEY ({column.name}) REFERENCES {column.refers[0]} ({column.refers[1]})"
        " DEFERRABLE INITIALLY DEFERRED"
        for column in table.columns
        if column.refers
    ]
    body = ",\n".join(lines)
    return f"-- {table.what}\nCREATE TABLE {table.name} (\n{body}\n);\n{_indexes(table)}"


def _column(column: Column) -> str:
    return f"{column.name} {_TYPES[column.kind]}{' NOT NULL' if column.required else ''}"


def _indexes(table: Table) -> str:
    """Indexes on the references, without which joins are slow."""
    return "".join(
        f"CREATE INDEX {table.name}_{column.name} ON {table.name} ({column.name});\n"
        for column in table.columns
        if column.refers and column.name != table.key[0]
    )


def described() -> str:
    """The SQL that makes the database, and what the columns hold."""
    return f"{definition()}\n/*\n{tables.described()}\n*/"
