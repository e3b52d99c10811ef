"""The text that a record was made from: found, and known to be the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from extractor.document import Span
from extractor.evaluate.texts import Text
from extractor.records import DocumentRecord, MentionRecord
from extractor.review.keys import items


@dataclass(frozen=True)
class FoundText:
    """The characters of a document's file, or why they cannot be had.

    ``working`` is the text as it is read, without invisible characters and hard wraps.
    """

    characters: str = ""
    working: str = ""
    furniture: tuple[Span, ...] = ()
    problem: str | None = None

    def holds(self, value: str) -> bool:
        """Whether a value stands in the text as written, in the file or as it was read."""
        return Text(self.characters).holds(value) or Text(self.working).holds(value)

    def find(self, value: str) -> tuple[int, int] | None:
        """The first place of a value in the text, outside page furniture where it is there too."""
        places = Text(self.characters, (), self.furniture).occurrences(value)
        places = places or Text(self.characters).occurrences(value)
        return (places[0][0], sum(places[0])) if places else None


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

    try:
        data = path.read_bytes()
        if record.document.sha256 not in (None, "", sha256(data).hexdigest()):
            return FoundText(problem=f"the text has changed since it was extracted: {path}")
        document = read_bytes(data, id=record.document.id, language=record.document.language)
    except (OSError, UnreadableError, UnsupportedLanguageError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        return FoundText(problem=f"the text cannot be read: {path}: {reason}")
    text = document.text if document.source_text is None else document.source_text
    if any(text[m.start : m.end] != m.text for m in _mentions(record)):
        return FoundText(problem=f"the text is not the one that the records were made from: {path}")
    spans = (document.in_file(span.start, span.end) for span in document.furniture)
    return FoundText(text, document.text, tuple(Span(start, end) for start, end, _ in spans))


def _mentions(record: DocumentRecord) -> Iterator[MentionRecord]:
    for _, _, item in items(record):
        yield from item.mentions
