"""What the English tagger reads at a time: windows of whole sentences, in pieces of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.document import Document, Span
from extractor.recognisers.passages import passages
from extractor.recognisers.pieces import PieceVocabulary

# With the two marks at its ends a full window has 128 pieces.
WINDOW = 126
# Pieces that two windows share where a sentence is longer than a window.
OVERLAP = 42
# "Xi'an" and "O'Brien" are one token; "Lotus's" and "don't" are a word and what is put to it.
_TOKEN = re.compile(r"[^\W\d_]+(?:['’](?!(?:s|t|d|m|re|ve|ll)\b)[^\W\d_]+)?|\d+|\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or punctuation mark and the pieces it is cut into."""

    start: int
    end: int
    pieces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Piece numbers as the network takes them, and the tokens whose first pieces carry the tags.

    ``places[i]`` is where the first piece of ``tokens[i]`` stands in ``pieces``; ``openings`` are
    the numbers of the tokens at which a line begins: no name reaches across.
    """

    pieces: tuple[int, ...]
    tokens: tuple[Token, ...]
    places: tuple[int, ...]
    openings: frozenset[int]


def tokens_of(text: str, sentence: Span, vocabulary: PieceVocabulary) -> list[Token]:
    """Return the tokens of a sentence; a token behind white space starts a word."""
    tokens = []
    last = -1
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        pieces = vocabulary.cut(match.group(), match.start() != last)
        tokens.append(Token(match.start(), match.end(), pieces[:WINDOW]))
        last = match.end()
    return tokens


def windows_of(document: Document, vocabulary: PieceVocabulary, size: int = WINDOW) -> list[Window]:
    """Pack the sentences into windows, in order; a sentence is cut only if it is too long."""
    sentences = (tokens_of(document.text, span, vocabulary) for span in passages(document))
    parts = (part for sentence in sentences if sentence for part in _parts(sentence))
    return [_window(document.text, group) for group in _groups(parts, size)]


def _size(tokens: Iterable[Token]) -> int:
    return sum(len(token.pieces) for token in tokens)


def _parts(sentence: list[Token]) -> Iterator[list[Token]]:
    """Yield the sentence, or, where it is longer than a window, overlapping parts of it."""
    part: list[Token] = []
    size = 0
    for token in sentence:
        if size + len(token.pieces) > WINDOW:
            yield part
            part = _tail(part)
            size = _size(part)
        part.append(token)
        size += len(token.pieces)
    yield part


def _tail(part: list[Token]) -> list[Token]:
    size = 0
    for number, token in enumerate(reversed(part)):
        size += len(token.pieces)
        if size > OVERLAP:
            return part[len(part) - number :]
    return part


def _groups(parts: Iterable[list[Token]], limit: int) -> Iterator[list[list[Token]]]:
    group: list[list[Token]] = []
    size = 0
    for part in parts:
        added = _size(part) + (1 if group else 0)
        if group and size + added > limit:
            yield group
            group, size, added = [], 0, _size(part)
        group.append(part)
        size += added
    if group:
        yield group


def _window(text: str, group: list[list[Token]]) -> Window:
    """Join parts, a mark where a new line begins between two of them, and a mark at either end.

    Sentences of one line run on without a mark: a split behind "J.P." must not cut a name.
    """
    pieces = [PieceVocabulary.start]
    tokens: list[Token] = []
    places: list[int] = []
    openings = {0}
    for part in group:
        if tokens and "\n" in text[tokens[-1].end : part[0].start]:
            openings.add(len(tokens))
            pieces.append(PieceVocabulary.end)
        for token in part:
            places.append(len(pieces))
            pieces.extend(token.pieces)
        tokens.extend(part)
    pieces.append(PieceVocabulary.end)
    return Window(tuple(pieces), tuple(tokens), tuple(places), frozenset(openings))
