"""The text that a record was made from: found, and known to be the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from extractor.document import OffsetMapping, Span
from extractor.evaluate.texts import Text
from extractor.reading.clean import Edit
from extractor.records import DocumentRecord, MentionRecord
from extractor.review.keys import items


@dataclass(frozen=True)
class FoundText:
    """The characters of a document's file, or why they cannot be had.

    ``working`` is the text as it is read, without markup, invisible characters and hard wraps;
    ``origin`` leads back from it. ``markup`` is what a person is not shown.
    """

    characters: str = ""
    working: str = ""
    furniture: tuple[Span, ...] = ()
    problem: str | None = None
    origin: tuple[OffsetMapping, ...] = ()
    markup: tuple[Edit, ...] = ()

    def holds(self, value: str) -> bool:
        """Whether a value stands in the text as written, in the file or as it was read."""
        return Text(self.characters).holds(value) or Text(self.working).holds(value)

    def find(self, value: str) -> tuple[int, int] | None:
        """The first place of a value in the file, outside page furniture where it is there too."""
        places = [self._in_file(*place) for place in Text(self.working).occurrences(value)]
        outside = (place for place in places if not any(map(place.overlaps, self.furniture)))
        first = next(outside, places[0] if places else None)
        return (first.start, first.end) if first else None

    def _in_file(self, start: int, length: int) -> Span:
        end = start + length
        for mapping in self.origin:
            start, end = mapping.span(start, end)
        return Span(start, end)


def find_text(record: DocumentRecord, folders: Sequence[Path] = ()) -> FoundText:
    """Find the text of a document under its path or in the folders; only the same text counts.

    The text is the same when the file's SHA-256 is the recorded one and every mention stands where
    the record says.
    """
    changed = None
    for path in _places(record, folders):
        if path.is_file():
            found = _read(path, record)
            if found.problem is None:
                return found
            changed = changed or found
    return changed or FoundText(problem=_missing(record, folders))


def _missing(record: DocumentRecord, folders: Sequence[Path]) -> str:
    named = record.document.path or f"{record.document.id}.txt"
    looked = f" in {', '.join(map(str, folders))}" if folders else ""
    return f"the text is missing: no {named}{looked}; give its folder with --texts"


def _places(record: DocumentRecord, folders: Sequence[Path]) -> Iterator[Path]:
    path = Path(record.document.path) if record.document.path else None
    for folder in folders:
        if path and not path.is_absolute():
            yield folder / path
        if path:
            yield folder / path.name
        yield folder / f"{record.document.id}.txt"
    if path:
        yield path


def _read(path: Path, record: DocumentRecord) -> FoundText:
    from extractor.reading import UnreadableError, UnsupportedLanguageError, read_bytes
    from extractor.reading.formats import read_page

    try:
        data = path.read_bytes()
        if record.document.sha256 not in (None, "", sha256(data).hexdigest()):
            return FoundText(problem=f"the text has changed since it was extracted: {path}")
        info = record.document
        document = read_bytes(data, id=info.id, path=str(path), language=info.language)
        markup = read_page(data, str(path)).markup
    except (OSError, UnreadableError, UnsupportedLanguageError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        return FoundText(problem=f"the text cannot be read: {path}: {reason}")
    text = document.text if document.source_text is None else document.source_text
    if any(text[m.start : m.end] != m.text for m in _mentions(record)):
        return FoundText(problem=f"the text is not the one that the records were made from: {path}")
    spans = (document.in_file(span.start, span.end) for span in document.furniture)
    return FoundText(
        text,
        document.text,
        tuple(Span(start, end) for start, end, _ in spans),
        origin=document.origin,
        markup=markup,
    )


def _mentions(record: DocumentRecord) -> Iterator[MentionRecord]:
    for _, _, item in items(record):
        yield from item.mentions
