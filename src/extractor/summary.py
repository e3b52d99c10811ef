"""A readable table of what a run found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.ground import RECORD_LISTS
from extractor.reading.wrapping import display_width
from extractor.records import DocumentRecord

_HEADINGS = {
    "events": "events",
    "dates": "dates",
    "venues": "venues",
    "speakers": "speakers",
    "participants": "particip.",
    "organisations": "organis.",
    "agreements": "agreem.",
}
_TITLE_WIDTH = 44


@dataclass(frozen=True)
class Row:
    """One document's line in the table."""

    id: str
    language: str
    published: str
    counts: tuple[int, ...]
    title: str


def row_of(record: DocumentRecord) -> Row:
    """The line of one document."""
    return Row(
        id=record.document.id,
        language=record.document.language,
        published=record.document.published or "-",
        counts=tuple(len(getattr(record, field)) for field in RECORD_LISTS),
        title=record.document.title or "-",
    )


def table(rows: Sequence[Row], documents: int, records: Mapping[str, int]) -> str:
    """The whole table: the rows there are, and the totals over all ``documents``."""
    width = max([8, *(len(row.id) for row in rows)])
    head = f"{'document':<{width}} lang published  " + " ".join(
        f"{heading:>9}" for heading in _HEADINGS.values()
    )
    rule = "-" * (len(head) + 2 + _TITLE_WIDTH)
    lines = [head + "  title", rule, *(_line(row, width) for row in rows)]
    if documents > len(rows):
        lines.append(f"… and {documents - len(rows)} more")
    totals = " ".join(f"{records.get(field, 0):>9}" for field in _HEADINGS)
    return "\n".join([*lines, rule, f"{'total':<{width}} {'':15} " + totals])


def _line(row: Row, width: int) -> str:
    counts = " ".join(f"{count:>9}" for count in row.counts)
    title = _clipped(row.title, _TITLE_WIDTH)
    return f"{row.id:<{width}} {row.language:<4} {row.published:<10} {counts}  {title}"


def _clipped(text: str, columns: int) -> str:
    if display_width(text) <= columns:
        return text
    while display_width(text) > columns - 1:
        text = text[:-1]
    return text + "…"
