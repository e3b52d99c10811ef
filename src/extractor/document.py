"""Texts, spans and mentions: the values that every stage passes on. Imports nothing of ours."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Literal, Protocol

Language = Literal["en", "zh"]
Label = Literal[
    "PERSON",
    "TITLE",
    "ORG",
    "EVENT",
    "VENUE",
    "PLACE",
    "DATE",
    "AGREEMENT",
    "TALK",
    "THEME",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of character offsets into the decoded file."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span | Mention) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span | Mention) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A labelled stretch of text and the rule or model that found it.

    ``text`` is always ``document.text[start:end]``. ``source`` is
    ``"rule:zh/dates:year-month-day"`` or ``"model:lac"``. ``value`` is what the text stands for
    where that is more than itself: the EDTF of a date, the canonical name behind a reference.
    ``confidence`` is a probability.
    """

    start: int
    end: int
    label: Label
    text: str
    source: str
    value: str | None = None
    confidence: float = 1.0
    groups: Mapping[str, Span] = field(default_factory=dict, compare=False, hash=False)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def fold_characters(text: str) -> str:
    """Return ``text`` with full-width forms narrowed, one for one, so that offsets stay."""
    return text if text.isascii() else text.translate(_NARROW)


class _Narrowing(dict[int, int]):
    """Code points to their narrow forms, found once each."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        narrow = unicodedata.normalize("NFKC", character)
        folds = len(narrow) == 1 and (code >= 0x2000 or code == 0xA0) and character not in _KEEP
        self[code] = ord(narrow) if folds else code
        return self[code]


# Chinese punctuation keeps its width, so that rules can tell it from the English one.
_KEEP = frozenset("，：；！？（）～")
_NARROW = _Narrowing()


class OffsetMapping(Protocol):
    """Leads from offsets in a text to those in the text it was made from."""

    def span(self, start: int, end: int) -> tuple[int, int]: ...


@dataclass(frozen=True)
class Document:
    """One decoded release: its text, what is furniture, and what the header says.

    ``text`` is the working text: the file's text without invisible characters and hard wraps.
    Offsets count its characters until ``in_file`` leads them back to ``source_text``.
    """

    id: str
    text: str
    language: Language
    path: str | None = None
    sha256: str = ""
    encoding: str = "utf-8"
    undecodable: tuple[int, ...] = ()
    source_text: str | None = None
    origin: tuple[OffsetMapping, ...] = ()
    title: Span | None = None
    published: str | None = None
    published_span: Span | None = None
    source: Span | None = None
    authors: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()

    @cached_property
    def folded(self) -> str:
        """The text with full-width forms narrowed; same length as ``text``, for matching only."""
        return fold_characters(self.text)

    def written(self, span: Span | Mention) -> str:
        """The text of a span as a record writes it: white space folded, a wrapped line joined."""
        return join_lines(self.text[span.start : span.end])

    def in_file(self, start: int, end: int) -> tuple[int, int, str]:
        """A span of the working text as offsets into the file, and the file's text there."""
        for mapping in self.origin:
            start, end = mapping.span(start, end)
        source = self.text if self.source_text is None else self.source_text
        return start, end, source[start:end]

    def is_furniture(self, start: int, end: int) -> bool:
        """Whether any part of ``start:end`` is page furniture."""
        i = bisect_left(self._furniture_ends, start + 1)
        return i < len(self.furniture) and self.furniture[i].start < end

    @cached_property
    def _furniture_ends(self) -> list[int]:
        return list(accumulate((span.end for span in self.furniture), max))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds ``offset``, or the empty span there if it is in none."""
        i = bisect_right(self._sentence_starts, offset) - 1
        if i >= 0 and offset < self.sentences[i].end:
            return self.sentences[i]
        return Span(offset, offset)

    def mention(
        self,
        start: int,
        end: int,
        label: Label,
        source: str,
        *,
        value: str | None = None,
        confidence: float = 1.0,
        groups: Mapping[str, Span] | None = None,
    ) -> Mention:
        """Return the mention at ``start:end``; its text is sliced from the document."""
        return Mention(
            start, end, label, self.text[start:end], source, value, confidence, groups or {}
        )


def join_lines(text: str) -> str:
    """Fold white space; a gap between two Chinese characters joins them without a space.

    A name may be set with a space between its characters or be broken by a line end.
    """
    return _joined(text.split())


def fold_spaces(text: str) -> str:
    """Fold white space to one space; only a line end between Chinese characters joins them."""
    return _joined(" ".join(line.split()) for line in text.splitlines() if line.strip())


def _joined(parts: Iterable[str]) -> str:
    joined = ""
    for part in parts:
        joint = "" if not joined or (is_han(joined[-1]) and is_han(part[0])) else " "
        joined += joint + part
    return joined


def is_han(character: str) -> bool:
    """Whether a character is a Chinese ideograph or Chinese punctuation."""
    return (
        "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or character in _KEEP
    )


class Mentions:
    """Mentions of one document in text order; immutable, with look-ups by label and place."""

    def __init__(self, mentions: Iterable[Mention] = ()) -> None:
        self._all = tuple(sorted(set(mentions), key=lambda m: (m.start, -m.end, m.label, m.source)))
        self._starts = [mention.start for mention in self._all]

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def labelled(self, *labels: Label) -> list[Mention]:
        if len(labels) == 1:
            return list(self._by_label.get(labels[0], ()))
        return [m for m in self._all if m.label in labels]

    @cached_property
    def _by_label(self) -> dict[Label, list[Mention]]:
        by_label: dict[Label, list[Mention]] = {}
        for mention in self._all:
            by_label.setdefault(mention.label, []).append(mention)
        return by_label

    def within(self, span: Span, *labels: Label) -> list[Mention]:
        """Mentions that lie wholly inside ``span``, of any of the labels if some are given."""
        first, last = (bisect_left(self._starts, edge) for edge in (span.start, span.end))
        inside = self._all[first:last]
        return [m for m in inside if m.end <= span.end and (not labels or m.label in labels)]

    def replaced(self, label: Label, mentions: Iterable[Mention]) -> Mentions:
        """A copy in which ``mentions`` stand for all those labelled ``label``."""
        return Mentions([m for m in self._all if m.label != label] + list(mentions))
