"""Short forms computed from full names: initials, and Chinese contractions."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.link.concepts.chinese import parts
from extractor.link.concepts.lexicon import Word
from extractor.link.concepts.name import Name
from extractor.link.concepts.stems import FUNCTION_WORDS

_ACRONYM = re.compile(r"[A-Z][A-Za-z&]{0,9}[A-Z]\d{0,3}|[A-Z]{2,10}")
_WORDS = re.compile(r"[^\W\d_]+")
_LONGEST_CONTRACTION = 4
_FEWEST_WORDS = 2
# Names and places may stand in full in a short form (上海交大), other words give a character.
_KEPT_WHOLE = frozenset({"name", "place"})


def is_acronym(name: Name) -> bool:
    """Whether a name is one word of mostly capitals, as in CAACGI or TCMs."""
    return name.language == "en" and bool(_ACRONYM.fullmatch(name.plain))


@lru_cache(maxsize=65536)
def acronyms(name: Name) -> frozenset[str]:
    """The initials by which an English name may be called, in capitals."""
    words = _WORDS.findall(name.plain)
    if name.language != "en" or len(words) < _FEWEST_WORDS:
        return frozenset()
    content = [w for w in words if w.casefold() not in FUNCTION_WORDS]
    capitals = [w for w in words if w[0].isupper()]
    runs = (words, content, capitals)
    return frozenset("".join(w[0] for w in run).upper() for run in runs if len(run) > 1)


def is_contraction(short: Name, full: Name) -> bool:
    """Whether a Chinese name stands for a longer one: 中石化, 药监局.

    Every word of the full name but the weak ones gives its first character at least, in order.
    """
    if not _may_be_contraction(short) or len(short.plain) >= len(full.plain):
        return False
    return _consumed(short.plain, atoms(full))


def _may_be_contraction(name: Name) -> bool:
    return name.language == "zh" and 1 < len(name.plain) <= _LONGEST_CONTRACTION


@lru_cache(maxsize=65536)
def atoms(name: Name) -> tuple[Word, ...]:
    """The smallest words of a name: 药品监督管理局 is 药品, 监督管理, 局."""
    words = name.words
    while (broken := tuple(part for word in words for part in parts(word))) != words:
        words = broken
    return words


def _consumed(short: str, words: tuple[Word, ...]) -> bool:
    if not words:
        return not short
    word, rest = words[0], words[1:]
    if word.role == "weak" and _consumed(short, rest):
        return True
    most = len(word.text) if word.role in _KEPT_WHOLE and word.weight >= 1 else 1
    taken = 0
    while taken < min(len(short), most) and short[taken] == word.text[taken]:
        taken += 1
        if _consumed(short[taken:], rest):
            return True
    return False


def contractions(name: Name) -> frozenset[str]:
    """The first characters of a Chinese name's words, with and without the weak ones."""
    words = atoms(name)
    if name.language != "zh" or len(words) < _FEWEST_WORDS:
        return frozenset()
    strong = [word for word in words if word.role != "weak"]
    runs = (words, strong, strong[1:])
    found = {"".join(w.text[0] for w in run) for run in runs if len(run) > 1}
    if strong and strong[0].role in _KEPT_WHOLE:
        found.add(strong[0].text + "".join(word.text[0] for word in strong[1:]))
    return frozenset(found)
