"""Excel: one workbook, one sheet a table, and a sheet that documents the fields."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.export import tables
from extractor.export.format import ExportError, Options, Write
from extractor.export.table import Cell, Column, Table
from extractor.export.tables import TABLES
from extractor.records import DocumentRecord

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576  # of a sheet, with its header
MOST_CHARACTERS = 32_767  # of a cell
# Excel's calendar begins here; earlier days stay text.
_FIRST_DAY = date(1900, 3, 1)
# Written into the file instead of the hour, so that the same records give the same bytes.
_CREATED = datetime(2000, 1, 1)
_WIDTHS = {"text": 24, "integer": 10, "number": 12, "boolean": 8, "day": 12}


@contextlib.contextmanager
def open_writer(path: Path, options: Options) -> Iterator[Write]:
    """Write the rows of each document to the sheets of their tables; rows leave the memory."""
    import xlsxwriter

    given = {"constant_memory": True, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(str(path), given) as workbook:
        workbook.set_properties({"created": _CREATED})
        sheets = [_Sheet(workbook, table) for table in TABLES]

        def write(record: DocumentRecord) -> None:
            for sheet in sheets:
                sheet.add(record)

        yield write
        for sheet in sheets:
            sheet.close(options)
        _add_fields(workbook)


class _Sheet:
    def __init__(self, workbook: Workbook, table: Table) -> None:
        self._table = table
        self._sheet = _headed(workbook, table.name, table.columns)
        self._next = 1
        self._clipped = 0

    def add(self, record: DocumentRecord) -> None:
        for row in self._table.rows(record):
            if self._next == MOST_ROWS:
                raise ExportError(
                    f"{self._table.name} has more than {MOST_ROWS - 1} rows, the most a sheet "
                    "holds: export fewer documents, or to sqlite, parquet or csv"
                )
            for i, cell in enumerate(row):
                self._put(i, cell)
            self._next += 1

    def _put(self, column: int, cell: Cell) -> None:
        if isinstance(cell, date) and cell >= _FIRST_DAY:
            self._sheet.write_datetime(self._next, column, cell)
        elif isinstance(cell, bool):
            self._sheet.write_boolean(self._next, column, cell)
        elif isinstance(cell, int | float):
            self._sheet.write_number(self._next, column, cell)
        elif cell is not None:
            self._put_text(column, str(cell))

    def _put_text(self, column: int, text: str) -> None:
        # Excel counts UTF-16 units.
        if len(text.encode("utf-16-le", "surrogatepass")) // 2 > MOST_CHARACTERS:
            text, self._clipped = text[: MOST_CHARACTERS // 2], self._clipped + 1
        self._sheet.write_string(self._next, column, text)

    def close(self, options: Options) -> None:
        self._sheet.autofilter(0, 0, max(self._next - 1, 1), len(self._table.columns) - 1)
        if self._clipped:
            options.note(f"{self._table.name}: {self._clipped} texts too long for a cell were cut")


def _headed(workbook: Workbook, name: str, columns: Sequence[Column]) -> Worksheet:
    """A sheet whose header stays in sight."""
    sheet = workbook.add_worksheet(name)
    bold = workbook.add_format({"bold": True, "bottom": 1})
    for i, column in enumerate(columns):
        sheet.set_column(i, i, _WIDTHS[column.kind])
        sheet.write_string(0, i, column.name, bold)
    sheet.freeze_panes(1, 0)
    return sheet


def _add_fields(workbook: Workbook) -> None:
    headings = [Column(name, "") for name in ("table", "field", "type", "meaning", "refers to")]
    sheet = _headed(workbook, "fields", headings)
    rows: list[tuple[Any, ...]] = [
        (table.name, column.name, column.kind, column.what, ".".join(column.refers or ()))
        for table in TABLES
        for column in table.columns
    ]
    for i, row in enumerate(rows, 1):
        for j, text in enumerate(row):
            sheet.write_string(i, j, text)


def described() -> str:
    """The sheets and their columns."""
    return (
        "One sheet a table, with a frozen header and filters; days are Excel dates, beside the "
        "EDTF text.\nThe last sheet, fields, says what is said here. Texts are never formulas.\n\n"
        + tables.described()
    )
