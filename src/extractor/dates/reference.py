"""What surrounds an expression and fixes what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.dates.edtf import Partial


@dataclass(frozen=True, slots=True)
class Reference:
    """The publication date, the words around the expression, the date before it.

    ``forward`` is true for something to come, false for something past, ``None`` where the text
    does not say. ``year`` is one that the sentence or the event's name gives. ``after`` is the
    start of the range of which the expression is the end.
    """

    published: Partial = Partial()
    forward: bool | None = None
    year: int | None = None
    previous: Partial | None = None
    after: Partial | None = None
