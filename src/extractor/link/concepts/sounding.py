"""Foreign names in Chinese: whether 莱茵塔尔 can be Rheintal."""

from __future__ import annotations

from functools import lru_cache

from extractor.link.pinyin import readings
from extractor.link.sounds import chinese_sounds, latin_sounds, likeness
from extractor.rules import word_set

# Characters read with r also write the sound of zh (热特苏 is Zhetysu): what stands for them then.
_AS_ZH, _AS_ZH_NASAL = "扎", "珍"
# Of the characters of a transliteration at least so many are among those that mostly write sounds.
_SOUND_CHARACTERS = 0.6
# Fewer consonants do not tell one name from another.
_FEWEST_SOUNDS = 2


@lru_cache(maxsize=65536)
def sounds_of(chinese: str) -> tuple[str, ...]:
    """The rows of consonants that a transliteration may stand for."""
    found = chinese_sounds(chinese), chinese_sounds("".join(map(_as_zh, chinese)))
    return tuple(dict.fromkeys(found))


def _as_zh(char: str) -> str:
    reading = next(iter(readings(char)), "")
    if not reading.startswith("r"):
        return char
    return _AS_ZH_NASAL if reading.endswith(("n", "ng")) else _AS_ZH


@lru_cache(maxsize=65536)
def sound_alike(chinese: str, letters: str) -> float:
    """How well a transliteration fits, 0 to 1; 0 where there are too few consonants to tell."""
    other = latin_sounds(letters)
    known = word_set("zh", "transliteration")
    if sum(char in known for char in chinese) < _SOUND_CHARACTERS * len(chinese):
        return 0.0
    fits = (
        likeness(own, other)
        for own in sounds_of(chinese)
        if min(len(own), len(other)) >= _FEWEST_SOUNDS
    )
    return max(fits, default=0.0)
