"""What a table is: columns that say what they hold, and the rows that a document gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extractor.records import DocumentRecord

Cell = str | int | float | bool | date | None
Row = tuple[Cell, ...]
Kind = Literal["text", "integer", "number", "boolean", "day"]


@dataclass(frozen=True)
class Column:
    """One column. ``refers`` is the table and column whose values it holds; else it may be null
    unless ``required``."""

    name: str
    what: str
    kind: Kind = "text"
    refers: tuple[str, str] | None = None
    required: bool = False


@dataclass(frozen=True)
class Table:
    """One table; the columns of ``key`` are together unlike in every row."""

    name: str
    what: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[DocumentRecord], Iterator[Row]]


_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-\d\d")


def first_and_last_day(edtf: str | None) -> tuple[date | None, date | None]:
    """The days between which a date lies; None where no full day is written.

    ``2024-07-04/2024-07-07`` gives both, ``../2025-03-08`` the last, ``2024-07`` neither.
    """
    first, _, last = (edtf or "").partition("/")
    return _day(first), _day(last or first)


def _day(text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:  # 2023-02-29 matches the records' grammar
        return None
