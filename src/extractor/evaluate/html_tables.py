"""Tables of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], numbers_from: int) -> Iterator[str]:
    """A whole table; columns from ``numbers_from`` on hold numbers. Every cell is escaped."""
    yield from open_table(heads, numbers_from)
    for row in rows:
        cells = (
            f"<td{_numeric(i, numbers_from)}>{escape(cell)}</td>" for i, cell in enumerate(row)
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</table></div>"


def open_table(heads: Sequence[str], numbers_from: int, kind: str = "") -> Iterator[str]:
    """The beginning of a table, to be closed with ``</table></div>``."""
    cells = (
        f'<th scope="col"{_numeric(i, numbers_from)}>{escape(head)}</th>'
        for i, head in enumerate(heads)
    )
    yield f'<div class="wide"><table class="{kind}"><tr>{"".join(cells)}</tr>'


def _numeric(column: int, numbers_from: int) -> str:
    return ' class="n"' if column >= numbers_from else ""
