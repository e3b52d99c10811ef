"""How Chinese characters are read, and how letters fall into syllables.

Syllables are written without tones, ü as v. A character with several readings keeps them all,
so that a text is a lattice: one tuple of readings per character.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, product

from extractor.chinese import simplified
from extractor.rules import load_words

# The longest syllables: zhuang, chuang, shuang.
_LONGEST = 6
# No name is longer; beyond it the ways to cut letters into syllables multiply.
_MOST_LETTERS = 48
_MOST_CUTS = 16


def readings(char: str) -> tuple[str, ...]:
    """Syllables that a character may be read as, the most frequent first; none for a letter."""
    table = _readings()
    return table.get(char) or table.get(simplified(char), ())


def syllables(text: str) -> tuple[tuple[str, ...], ...]:
    """The readings of each Chinese character of a text; other characters are passed over."""
    return tuple(found for char in text if (found := readings(char)))


def surname_readings(surname: str) -> tuple[str, ...]:
    """Readings of a surname, as surname first: 单 is shan before dan, 尉迟 is yuchi."""
    plain = simplified(surname)
    as_surname = _surname_readings().get(plain, ())
    elsewhere = ("".join(parts) for parts in product(*syllables(plain)))
    return tuple(dict.fromkeys(filter(None, [*as_surname, *elsewhere])))


def spellings(syllable: str) -> tuple[str, ...]:
    """How a syllable is written in Latin letters: lv also lu, lyu and lü."""
    if "v" not in syllable:
        return (syllable,)
    return tuple(syllable.replace("v", vowel) for vowel in ("v", "u", "yu", "ü"))


@lru_cache(maxsize=65536)
def cuts(letters: str) -> tuple[tuple[str, ...], ...]:
    """The ways to cut small letters into syllables, fewest syllables first; none if there is none.

    "xian" is xian and xi an. At most 16 ways, of at most 48 letters.
    """
    if len(letters) > _MOST_LETTERS:
        return ()
    plain = letters.replace("ü", "v")
    found = islice(_cuts(plain, _dead_ends(plain)), _MOST_CUTS)
    return tuple(sorted(found, key=lambda cut: (len(cut), cut)))


@lru_cache(maxsize=65536)
def is_pinyin(letters: str) -> bool:
    """Whether small letters can be read as Chinese syllables throughout."""
    plain = letters.replace("ü", "v")
    return 0 < len(letters) <= _MOST_LETTERS and 0 not in _dead_ends(plain)


def _cuts(letters: str, dead_ends: frozenset[int], start: int = 0) -> Iterator[tuple[str, ...]]:
    if start == len(letters):
        yield ()
    for end in range(min(len(letters), start + _LONGEST), start, -1):
        if end not in dead_ends and letters[start:end] in _written_syllables():
            for rest in _cuts(letters, dead_ends, end):
                yield (letters[start:end], *rest)


def _dead_ends(letters: str) -> frozenset[int]:
    """Places from which the rest of the letters cannot be cut, so that no way is tried twice."""
    known = _written_syllables()
    alive = {len(letters)}
    for start in range(len(letters) - 1, -1, -1):
        ends = range(start + 1, min(len(letters), start + _LONGEST) + 1)
        if any(end in alive and letters[start:end] in known for end in ends):
            alive.add(start)
    return frozenset(range(len(letters))) - alive


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    first: dict[str, str] = {}
    also: dict[str, list[str]] = {}
    for line in load_words("zh", "readings"):
        syllable, main, *others = line.split("\t")
        first.update(dict.fromkeys(main, syllable))
        for char in "".join(others):
            also.setdefault(char, []).append(syllable)
    return {char: (main, *also.get(char, ())) for char, main in first.items()}


@cache
def _written_syllables() -> frozenset[str]:
    listed = (line.split("\t")[0] for line in load_words("zh", "readings"))
    return frozenset(written for syllable in listed for written in spellings(syllable))


@cache
def _surname_readings() -> dict[str, tuple[str, ...]]:
    lines = (line.split("\t") for line in load_words("zh", "surname_readings"))
    return {surname: tuple(found.split()) for surname, found in lines}
