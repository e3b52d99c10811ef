"""How foreign names sound in Chinese: skeletons of consonants that both writings share.

莱茵塔尔 (lai yin ta er) and Rheintal are both L N T L: vowels vary too much to be compared, and
sounds that Chinese does not tell apart (l and r, b and p, d and t) are one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from extractor.link.pinyin import syllables

_LETTERS = (
    (re.compile(r"sch|tch|tsch|zh|ch|sh|ts|tz|cz|dzh|dz"), "S"),
    (re.compile(r"ph"), "F"),
    (re.compile(r"th|dt"), "T"),
    (re.compile(r"ck|kh|gh|qu"), "K"),
    (re.compile(r"rh|ll|rr"), "L"),
    (re.compile(r"c(?=[eiy])"), "S"),
    (re.compile(r"[szxj]"), "S"),
    (re.compile(r"[bp]"), "B"),
    (re.compile(r"[fvw]"), "F"),
    (re.compile(r"[dt]"), "T"),
    (re.compile(r"[gkcq]"), "K"),
    (re.compile(r"[lr]"), "L"),
    (re.compile(r"ng|[mn]"), "N"),
    (re.compile(r"[^A-Z]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
# Initials of pinyin; h and y are mostly silent in transliterations.
_INITIALS = {
    "b": "B", "p": "B", "m": "N", "f": "F", "d": "T", "t": "T", "n": "N", "l": "L", "g": "K",
    "k": "K", "h": "", "j": "S", "q": "S", "x": "S", "zh": "S", "ch": "S", "sh": "S", "r": "R",
    "z": "S", "c": "S", "s": "S", "y": "", "w": "F",
}  # fmt: skip
_SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?([a-v]*?)(ng|n|r)?$")
# Characters at the end of a syllable that stand for a consonant alone: 尔 er, 克 ke, 斯 si.
_FINAL_L = frozenset({"er"})
_SHORTEST = 2


@lru_cache(maxsize=65536)
def latin_skeleton(letters: str) -> str:
    """The consonants of a word in Latin letters, in classes."""
    found = letters.casefold()
    for pattern, replacement in _LETTERS:
        found = pattern.sub(replacement, found)
    return found


@lru_cache(maxsize=65536)
def chinese_skeletons(text: str) -> tuple[str, ...]:
    """The consonants of a transliteration, in the same classes, by the first reading of each.

    Two where r stands in it: 热 writes the sound of zh in Zhetysu, 瑞 that of r.
    """
    parts = [_syllable_skeleton(found[0]) for found in syllables(text)]
    plain = ["".join(parts).replace("R", sound) for sound in "LS"]
    return tuple(dict.fromkeys(re.sub(r"(.)\1+", r"\1", skeleton) for skeleton in plain))


def _syllable_skeleton(syllable: str) -> str:
    if syllable in _FINAL_L:
        return "L"
    match = _SYLLABLE.match(syllable)
    if not match:
        return ""
    return _INITIALS.get(match[1] or "", "") + ("N" if match[3] in {"n", "ng"} else "")


def sound_alike(chinese: str, letters: str) -> float:
    """How well a transliteration fits, 0 to 1; 0 where there are too few consonants to tell."""
    other = latin_skeleton(letters)
    fits = (
        Levenshtein.normalized_similarity(own, other)
        for own in chinese_skeletons(chinese)
        if min(len(own), len(other)) >= _SHORTEST
    )
    return float(max(fits, default=0.0))
