"""Which characters of a text are taken: overlap in time that does not grow with what is taken."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.document import Mention, Span


class Cover:
    """A mark for every character of a text."""

    def __init__(self, length: int, spans: Iterable[Span | Mention] = ()) -> None:
        self._marks = bytearray(length)
        for span in spans:
            self.add(span)

    def add(self, span: Span | Mention) -> None:
        self._marks[span.start : span.end] = b"\1" * (span.end - span.start)

    def overlaps(self, span: Span | Mention) -> bool:
        """Whether any character of ``span`` is taken."""
        return self._marks.find(1, span.start, span.end) >= 0

    def contains(self, span: Span | Mention) -> bool:
        """Whether every character of ``span`` is taken."""
        return self._marks.find(0, span.start, span.end) < 0

    def gaps(self, span: Span) -> Iterable[Span]:
        """The stretches of ``span`` that are free."""
        start = self._marks.find(0, span.start, span.end)
        while start >= 0:
            end = self._marks.find(1, start, span.end)
            yield Span(start, end if end >= 0 else span.end)
            start = self._marks.find(0, end, span.end) if end >= 0 else -1
