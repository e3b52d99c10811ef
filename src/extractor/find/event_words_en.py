"""The words that English names of gatherings are made of: heads, ordinals, years, days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractor.document import Span
from extractor.rules import load_words, word_set

_WORD = re.compile(
    r"Round[ -][Tt]able\b|[A-Za-z\u00c0-\u024f\d](?:[\w&+]|[.’'\-–—/](?=\w)"
    r"|\.(?=[A-Z]\.)|(?<=[A-Z])\.)*[’']?|[^\w\s]"
)


ORDINAL = re.compile(
    r"\d{1,3}(?:st|nd|rd|th)|(?:Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety)-\w+"
    r"|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth"
    r"|Thirteenth|Fourteenth|Fifteenth|Sixteenth|Seventeenth|Eighteenth|Nineteenth|Twentieth"
    r"|[IVX]{1,6}",
)


NUMBERED = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
YEAR = re.compile(r"(?:19|20)\d\d")
# Words by which a name goes on behind its head.
JOINTS = frozenset(("of", "on", "for", "to", "&"))
NUMBER = re.compile(r"\d{1,3}")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d")


@dataclass(frozen=True)
class Word:
    """A word or sign of a sentence, with offsets into the document."""

    text: str
    start: int
    end: int

    @property
    def is_name_word(self) -> bool:
        first = self.text[0]
        return first.isupper() or first.isdigit() or self.text in ("e-", "iPhone")


def words_of(text: str, sentence: Span) -> list[Word]:
    """The words and signs of a sentence."""
    return [
        Word(m[0], m.start(), m.end()) for m in _WORD.finditer(text, sentence.start, sentence.end)
    ]


@cache
def heads() -> dict[str, tuple[str, bool]]:
    """Head to kind and whether the head is a weak one."""
    rows = (line.split("\t") for line in load_words("en", "event_heads"))
    return {row[0]: (row[1], len(row) > 2) for row in rows}


def head_of(word: str) -> str | None:
    """The head that a word is or ends with: Forum, Sub-Forum, FORUM."""
    bare = word.rstrip("’'0123456789")
    for form in (bare, bare.rpartition("-")[2], bare.capitalize() if bare.isupper() else bare):
        if form in heads():
            return form
    return None


def is_day(word: str) -> bool:
    """Whether a word is a day of a date, or one at which no name begins."""
    return bool(_DAY.fullmatch(word)) or word in word_set("en", "event_bounds")


def follows(words: Sequence[Word], index: int, wanted: tuple[str, ...]) -> bool:
    """Whether one of some words stands next."""
    return index + 1 < len(words) and words[index + 1].text in wanted
