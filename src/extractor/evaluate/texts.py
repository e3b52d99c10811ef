"""Values in their sentences: where a gold or predicted value stands in the document's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extractor.document import Document, Span

_SPACE = r"\s{0,40}"
_PLACES = 30  # occurrences of a value that are looked at
_LONGEST = 400  # characters of a sentence that a listing shows on either side


@dataclass
class Texts:
    """The texts of the documents, read when first asked for."""

    folder: Path | None
    _read: dict[str, Text] = field(default_factory=dict)

    def text(self, document: str) -> Text:
        """The document's text; an empty one if there is none that can be read."""
        if document not in self._read:
            path = self.folder / f"{document}.txt" if self.folder else None
            self._read[document] = _text(path) if path and path.is_file() else Text("")
        return self._read[document]


def _text(path: Path) -> Text:
    from extractor.reading import UnreadableError, UnsupportedLanguageError, read_bytes

    try:
        document = read_bytes(path.read_bytes(), id=path.stem)
    except (OSError, UnreadableError, UnsupportedLanguageError):
        return Text("")
    return Text(
        document.text if document.source_text is None else document.source_text,
        _in_file(document, document.sentences),
        _in_file(document, document.furniture),
    )


def _in_file(document: Document, spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(Span(*document.in_file(span.start, span.end)[:2]) for span in spans)


@dataclass(frozen=True)
class Text:
    """The characters of a file, its sentences and its page furniture."""

    characters: str
    sentences: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = ()

    def find(self, value: str, start: int = 0) -> int | None:
        """The offset of a value as written, with any white space or line break where it has one."""
        if not self.characters:
            return None
        at = self.characters.find(value, start)
        if at >= 0:
            return at
        match = _spaced(value).search(self.characters, start)
        return match.start() if match else None

    def holds(self, value: str) -> bool:
        """Whether the value stands in the text as written, white space and line breaks aside."""
        return bool(_whole(value).search(self.characters))

    def occurrences(self, name: str) -> list[tuple[int, int]]:
        """Start and length of every writing of a name outside the page furniture.

        Latin words are not found inside words.
        """
        if not self.characters or not name.strip():
            return []
        found = (Span(*match.span()) for match in _whole(name).finditer(self.characters))
        return [(f.start, len(f)) for f in found if not any(map(f.overlaps, self.furniture))]

    def sentence(self, offset: int) -> str:
        """The sentence around an offset, else its line; on one line, cut where it is very long."""
        start = self.characters.rfind("\n", 0, offset) + 1
        end = self.characters.find("\n", offset)
        span = Span(start, len(self.characters) if end < 0 else end)
        for sentence in self.sentences:
            if sentence.start <= offset < sentence.end:
                span = sentence
        start, end = max(span.start, offset - _LONGEST), min(span.end, offset + _LONGEST)
        return " ".join(self.characters[start:end].split())

    def sentence_of(self, spelled: Iterable[str], about: Sequence[str] = ()) -> str | None:
        """The sentence of the first value that stands in the text.

        Of several sentences with the value the one that holds most of the names in ``about``.
        """
        for value in spelled:
            sentences = [self.sentence(at) for at in self._places(value)]
            if sentences:
                return max(sentences, key=lambda s: sum(name in s for name in about))
        return None

    def _places(self, value: str) -> list[int]:
        places: list[int] = []
        at = self.find(value)
        while at is not None and len(places) < _PLACES:
            places.append(at)
            at = self.find(value, at + len(value))
        return places


def _spaced(value: str) -> re.Pattern[str]:
    return re.compile(_any_space(value), re.IGNORECASE)


def _whole(name: str) -> re.Pattern[str]:
    left = r"(?<![0-9A-Za-zÀ-ɏ])" if name[0].isascii() and name[0].isalnum() else ""
    right = r"(?![0-9A-Za-zÀ-ɏ])" if name[-1].isascii() and name[-1].isalnum() else ""
    return re.compile(left + _any_space(name) + right)


def _any_space(value: str) -> str:
    """A pattern for the value with white space, such as a line break, where the text may have it.

    Between ASCII characters that is only where the value has some.
    """
    pattern, before = "", ""
    for character in value.strip():
        if not character.isspace():
            loose = before and not (before.isascii() and character.isascii())
            pattern += _SPACE * bool(loose or before == " ") + re.escape(character)
        before = " " if character.isspace() else character
    return pattern
