"""What a run of capitalised words looks like: the evidence for a person's name in its form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.document import Document, Span
from extractor.rules import word_set

_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĤĦĨĪĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏÞȘȚ]"
_LETTER = r"[^\W\d_]"
# No half of a name: "Breuer-designed", "Lagos-based".
_TAIL = rf"{_LETTER}*(?:ed|ing|led|like|free|wide|ist|born|area|style|era|owned)\b"
# "Jean-Bosco", "O'Brien", "Rui'an", "S.", "Al-Ghamdi", "al-Majali"
WORD = (
    rf"(?:(?:al|el|d|l)[-'’])?{_UPPER}"
    rf"(?:\.(?!\w)|{_LETTER}*(?:[-'’‘](?!s\b|{_TAIL}){_LETTER}+){{0,3}})"
)
PARTICLE = (
    r"(?:d[aeiou]s?|del|della|dello|van|von|der|den|ten|ter|zu|zum|bin|binti|bint|ibn|al|el|la"
    r"|le|y|e|"
    r"av|af|st\.|san|ben|arap|ould|uld|wuld|walad|ag|vom|zur|auf|dei|degli|des|dal|abu|umm|bte"
    r"|anak|och|ap|mac|thi|s/o|d/o|a/l|a/p)"
)
_IS_PARTICLE = re.compile(PARTICLE, re.IGNORECASE)
_RUN = re.compile(
    rf"(?<![\w@#/.-]){WORD}(?:[ \u00a0]{{1,2}}(?:{PARTICLE}[ \u00a0]){{0,3}}{WORD}){{0,7}}"
)
_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ueng|ang|eng|ing|ong|iao|ian|uai|uan|üan|ai|ei|ao|ou|an|en|in|un|ün|ia"
    r"|ie|iu|"
    r"ua|ui|uo|ue|üe|er|[aeiouü])"
)
_PINYIN_GIVEN = re.compile(rf"{_SYLLABLE}(?:['’-]?{_SYLLABLE}){{0,2}}", re.IGNORECASE)
_HYPHENATED_GIVEN = re.compile(rf"{_UPPER}{_LETTER}{{1,6}}-{_LETTER}{{1,6}}")


def name_runs(document: Document, within: Span) -> list[Span]:
    """Return the runs of capitalised words, with particles and initials inside, of one stretch."""
    found = _RUN.finditer(document.folded, within.start, within.end)
    return [Span(match.start(), match.end()) for match in found]


def words_of(document: Document, span: Span) -> list[Span]:
    """Return the words of a name, lower-case particles apart."""
    found = re.finditer(r"\S+", document.text[span.start : span.end])
    return [Span(span.start + word.start(), span.start + word.end()) for word in found]


@cache
def _family_first() -> frozenset[str]:
    return frozenset(word.casefold() for word in word_set("en", "family_first_surnames"))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(word.casefold() for word in word_set("en", "given_names"))


def is_family_first(words: Sequence[str]) -> bool:
    """Whether the first word is a surname: "Zhou Gang", "HO Wing Fai", "Nguyen Thi Huong Lan"."""
    if not 2 <= len(words) <= 4 or words[0].casefold() not in _family_first():
        return False
    if len(words) == 2:
        return bool(_PINYIN_GIVEN.fullmatch(words[1]) or _HYPHENATED_GIVEN.fullmatch(words[1]))
    return all(len(word) <= 7 for word in words)


def has_given_name(words: Sequence[str]) -> bool:
    """Whether the first word, or its first half ("Jean-Bosco"), is a known given name."""
    first = words[0].casefold()
    return first in _given_names() or first.partition("-")[0] in _given_names()


def looks_named(words: Sequence[str]) -> bool:
    """Whether the words have the form of a full name of some culture."""
    if len(words) < 2 or len(words[-1].rstrip(".")) == 1:
        return False
    return is_family_first(words) or has_given_name(words) or _has_capital_surname(words)


def _has_capital_surname(words: Sequence[str]) -> bool:
    """ "TAKESHITA Ryohei", "Aigul NURLANOVA": one surname in capitals beside a written-out name."""
    capitals = [len(word) > 2 and word.isupper() for word in words]
    return capitals[0] != capitals[-1] and sum(capitals) == 1 and len(words) <= 3


def surnames(name: str) -> list[str]:
    """The words by which a text may refer back to a person, the surest first."""
    words = [
        word
        for word in name.split()
        if word[0].isupper() and len(word.rstrip(".")) > 1 and not _IS_PARTICLE.fullmatch(word)
    ]
    if len(words) < 2:
        return words if name.split()[1:] else []
    if is_family_first(words):
        ends = [words[0], words[-1]]
    else:
        pairs = [" ".join(words[-2:]), " ".join(words[:2])] if len(words) > 2 else []
        ends = [*pairs, words[-1], words[0]]
    return ends + [word for word in words[1:-1] if word not in ends]
