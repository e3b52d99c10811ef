"""Heads of English titles with the modifiers before them: "Executive Vice President"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extractor.rules import load_words, word_set

_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?<=\b[Ee]x-)\w+|(?!ex-)(?!Ex-)[^\W\d_](?:[\w'’&/-]*[\w'’&])?")
_GAP = re.compile(r"[ \u00a0]*\n?[ \u00a0]*")
_JOIN = re.compile(r"[ \u00a0]+(?:and|&)[ \u00a0]+|[ \u00a0]*[&/][ \u00a0]*")
_ABBREVIATIONS = frozenset(
    {"sr", "jr", "asst", "assoc", "dept", "exec", "gen", "lt", "maj", "brig"}
)
_BODIES = frozenset(
    {"board", "branch", "bureau", "commission", "committee", "council", "department", "division",
     "group", "office", "secretariat", "section", "team", "unit"}
)  # fmt: skip
# Words that begin a post of their own: "Clinical Development and Chief Medical Officer".
_HIGHEST = frozenset({"chief", "managing"})
# In lower case before a noun these are adjectives: "a premier brand", "the principal reason".
_ADJECTIVES = frozenset({"premier", "major", "principal", "chief", "general", "lead", "associate"})
_DESCRIBES = re.compile(r"[ \u00a0](?!(?:of|for|at|and|in|to|from|with|who|is|was|on|by)\b)[a-z]")
_RANKS = frozenset({"acting", "interim", "founding", "deputy", "vice", "senior", "honorary", "co"})


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    key: str


def _words(text: str) -> list[_Word]:
    return [
        _Word(m.start(), m.end(), m[0], m[0].casefold().replace("’", "'").rstrip("."))
        for m in _WORD.finditer(text)
    ]


@dataclass(frozen=True)
class Head:
    """The core of a title: ``start:end`` with modifiers; ``key`` is the head in the singular."""

    start: int
    end: int
    key: str
    plural: bool


@lru_cache(maxsize=8)
def title_heads(text: str) -> tuple[Head, ...]:
    """Return every head with the modifiers before it, in text order, none overlapping."""
    words = _words(text)
    heads: list[Head] = []
    index = 0
    while index < len(words):
        count, key, plural = _head_at(text, words, index)
        if count and not _only_modifies(text, words, index, count):
            first = _first_modifier(text, words, index, heads[-1].end if heads else 0)
            heads.append(Head(words[first].start, words[index + count - 1].end, key, plural))
        index += max(count, 1)
    return tuple(heads)


@cache
def _heads_by_first() -> dict[str, list[tuple[str, ...]]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for head in load_words("en", "titles"):
        parts = tuple(part.rstrip(".") for part in head.split())
        index.setdefault(parts[0], []).append(parts)
    return {first: sorted(found, key=len, reverse=True) for first, found in index.items()}


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in word_set("en", "title_modifiers"))


def _head_at(text: str, words: Sequence[_Word], index: int) -> tuple[int, str, bool]:
    """How many words make the longest head at ``index``, its singular, whether it is plural."""
    word = words[index]
    by_first = _heads_by_first()
    for first in _singulars(word.key):
        for parts in by_first.get(first, ()):
            last = index + len(parts) - 1
            if last >= len(words) or not _adjacent(text, words, index, last):
                continue
            middle = [w.key for w in words[index + 1 : last]]
            ends = _singulars(words[last].key) if last > index else (first,)
            if middle == list(parts[1:-1]) and (last == index or parts[-1] in ends):
                plural = first != word.key or (last > index and parts[-1] != words[last].key)
                return len(parts), " ".join(parts), plural
    return 0, "", False


def _only_modifies(text: str, words: Sequence[_Word], index: int, count: int) -> bool:
    """Whether a word that can be a head is a modifier here: "Executive Secretary"."""
    following = index + count
    if count == 1 and words[index].text in _ADJECTIVES and _DESCRIBES.match(text, words[index].end):
        return True
    return (
        count == 1
        and following < len(words)
        and words[index].key in _modifiers()
        and _adjacent(text, words, index, following)
        and (words[following].key in _modifiers() or _head_at(text, words, following)[0] > 0)
    )


def _singulars(word: str) -> tuple[str, ...]:
    if word.endswith("men"):
        return word, word[:-3] + "man"
    if word.endswith("ies"):
        return word, word[:-3] + "y"
    return (word, word[:-1]) if word.endswith("s") else (word,)


def _adjacent(text: str, words: Sequence[_Word], first: int, last: int) -> bool:
    pairs = zip(words[first:last], words[first + 1 : last + 1], strict=True)
    return all(_touches(text, left, right) for left, right in pairs)


def _touches(text: str, left: _Word, right: _Word) -> bool:
    """Whether only a space, or the point of an abbreviation, parts two words."""
    gap = text[left.end : right.start]
    return bool(_GAP.fullmatch(gap.removeprefix(".") if left.key in _ABBREVIATIONS else gap))


def _first_modifier(text: str, words: Sequence[_Word], head: int, floor: int) -> int:
    """The index of the first modifier before a head: "Regional Sales and Marketing Director"."""
    first = head
    while first > 0 and head - first < 7:
        before = words[first - 1]
        if before.start < floor:
            break
        if _modifies(before, words[head]) and _touches(text, before, words[first]):
            first -= 1
        elif first > 1 and first < head and _joins(text, words, first):
            first -= 1 if before.key not in ("and", "&") else 2
        else:
            break
    return first


def _modifies(word: _Word, head: _Word) -> bool:
    """Whether a word belongs before a head: rank words always, others written as the head is."""
    if word.key not in _modifiers():
        return False
    return word.key in _RANKS or word.text[0].isupper() or head.text[0].islower()


def _joins(text: str, words: Sequence[_Word], first: int) -> bool:
    """Whether "and" or "&" before ``first`` joins two modifiers written alike."""
    before = words[first - 2] if words[first - 1].key in ("and", "&") else words[first - 1]
    between = text[before.end : words[first].start]
    alike = before.text[0].isupper() == words[first].text[0].isupper()
    return (
        alike
        and words[first].key not in _RANKS | _HIGHEST
        and before.key not in _BODIES
        and before.key in _modifiers()
        and bool(_JOIN.fullmatch(between))
    )


def holds_head(text: str) -> bool:
    """Whether a text holds the head of a title."""
    words = _words(text)
    return any(_head_at(text, words, index)[0] for index in range(len(words)))
