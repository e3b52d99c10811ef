"""Names by the sounds of their consonants, rough enough that Weber and 韦伯 come out alike.

Chinese writes a foreign name syllable by syllable (韦伯 is wei bo), so vowels are added, a final r
is dropped and voices get lost. What is left is a row of classes: B P; D T; G K; F V W; S Z SH CH J;
M N; L R; H.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

from rapidfuzz.distance import Levenshtein

from extractor.link.pinyin import readings

# Spellings to classes, longest first.
_LATIN = (
    ("sch", "S"), ("tch", "S"), ("tsch", "S"), ("sh", "S"), ("ch", "S"), ("zh", "S"), ("ph", "F"),
    ("th", "T"), ("dh", "D"), ("kh", "H"), ("gh", "K"), ("bh", "B"), ("ck", "K"), ("qu", "KF"),
    ("ce", "S"), ("ci", "S"), ("cy", "S"), ("ng", "N"), ("ts", "S"), ("tz", "S"), ("dz", "S"),
    ("x", "KS"), ("b", "B"), ("p", "B"), ("d", "T"), ("t", "T"), ("g", "K"), ("k", "K"),
    ("c", "K"), ("q", "K"), ("f", "F"), ("v", "F"), ("w", "F"), ("s", "S"), ("z", "S"),
    ("j", "S"), ("m", "N"), ("n", "N"), ("l", "L"), ("r", "L"), ("h", "H"),
)  # fmt: skip
_SPELLING = re.compile(
    "|".join(spelling for spelling, _ in sorted(_LATIN, key=lambda p: -len(p[0])))
)
_CLASS = {spelling: "T" if found == "D" else found for spelling, found in _LATIN}

# Pinyin initials and finals to the same classes.
_INITIALS = {
    "b": "B", "p": "B", "d": "T", "t": "T", "g": "K", "k": "K", "f": "F", "w": "F", "z": "S",
    "c": "S", "s": "S", "zh": "S", "ch": "S", "sh": "S", "j": "S", "q": "S", "x": "S", "r": "L",
    "m": "N", "n": "N", "l": "L", "h": "H", "y": "",
}  # fmt: skip
_SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcswy]?)([a-z]*)")


def plain_letters(name: str) -> str:
    """Small letters without marks; ü as u, so that Lü, Lyu and Lv are Lu."""
    folded = unicodedata.normalize("NFKD", name.casefold().replace("ü", "u"))
    return "".join(c for c in folded if c.isascii() and c.isalpha())


@lru_cache(maxsize=65536)
def latin_sounds(word: str) -> str:
    """The consonant classes of a word in Latin letters."""
    letters = plain_letters(word)
    return _run_together("".join(_CLASS[spelling] for spelling in _SPELLING.findall(letters)))


@lru_cache(maxsize=65536)
def chinese_sounds(word: str) -> str:
    """The consonant classes of Chinese characters by their first readings."""
    return _run_together(
        "".join(_syllable_sounds(found[0]) for c in word if (found := readings(c)))
    )


def _syllable_sounds(syllable: str) -> str:
    if syllable == "er":
        return "L"
    initial, final = _SYLLABLE.match(syllable).groups()  # type: ignore[union-attr]  # matches all
    return _INITIALS.get(initial, "") + ("N" if final.endswith(("n", "ng")) else "")


def _run_together(sounds: str) -> str:
    return "".join(sound for sound, _ in groupby(sounds))


def likeness(a: str, b: str) -> float:
    """How alike two rows of classes are, 0 to 1."""
    return Levenshtein.normalized_similarity(a, b) if a and b else 0.0
