"""A file's text and what its format says of it, and the working text that is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extractor.document import Span
from extractor.reading.clean import Edit, OffsetMap, apply_edits, invisible_edits
from extractor.reading.flattened import flattened_edits
from extractor.reading.wrapping import wrap_edits


@dataclass(frozen=True)
class Page:
    """The text that offsets count, and the edits that take its markup out.

    ``title`` and ``aside``, what the markup shows to be no running text, count its characters.
    """

    source: str
    encoding: str = "utf-8"
    undecodable: tuple[int, ...] = ()
    markup: tuple[Edit, ...] = ()
    title: Span | None = None
    aside: tuple[Span, ...] = ()
    published: str | None = None
    is_plain: bool = True


@dataclass(frozen=True)
class WorkingText:
    """A page without markup, invisible characters and hard wraps; the maps lead back to it."""

    text: str
    origin: tuple[OffsetMap, ...] = ()

    def inverse(self, span: Span) -> Span:
        """The stretch of the working text that is left of a stretch of the page."""
        start, end = span.start, span.end
        for offsets in reversed(self.origin):
            start, end = offsets.inverse(start), offsets.inverse(end)
        return Span(start, max(start, end))

    def in_source(self, span: Span) -> Span:
        """The stretch of the page that a stretch of the working text stands for."""
        start, end = span.start, span.end
        for offsets in self.origin:
            start, end = offsets.span(start, end)
        return Span(start, end)


def working_text(page: Page) -> WorkingText:
    """Take out of a page, one after the other, what is not its text."""
    steps: list[Callable[[str], Sequence[Edit]]] = [lambda _: page.markup, invisible_edits]
    if page.is_plain:
        steps += wrap_edits, flattened_edits
    text, origin = page.source, []
    for find_edits in steps:
        if edits := find_edits(text):
            text = apply_edits(text, edits)
            origin.append(OffsetMap(edits))
    return WorkingText(text, tuple(reversed(origin)))


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
