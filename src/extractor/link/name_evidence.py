"""What two written names of persons say about their being one person."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from extractor.link.evidence import VETO, Evidence
from extractor.link.person_names import PersonName, Reading, person_name
from extractor.link.sounds import chinese_sounds, latin_sounds, likeness
from extractor.rules import word_set

# Weights in log-odds of names alone, fitted by hand on the development clusters: a name of two
# rare characters is somebody (郝梓桐), one of a single frequent character is many people (张伟).
_RARE = 3.0
_PINYIN = 1.3
_SOUNDS = 1.5
_FREQUENT = -1.5
_INITIALS = -1.5
_SURNAME = -2.5
_SPELLING = -0.5

_ALIKE, _VERY_ALIKE = 0.6, 0.8
# Consonants that a foreign name has in all, to be more than chance: Aigul Nurlanova has six.
_TELLING = 4


def name_evidence(a: tuple[str, ...], b: tuple[str, ...]) -> Evidence:
    """The evidence of the best pair of names; aliases count where they are more than a surname."""
    found = [_compared(x, y) for x in _telling(a) for y in _telling(b)]
    return max(found, key=lambda evidence: (evidence.weight, evidence.detail))


def _telling(names: tuple[str, ...]) -> tuple[str, ...]:
    return (names[0], *(n for n in names[1:] if _is_full(person_name(n))))


def _is_full(name: PersonName) -> bool:
    return name.chinese is not None or len(name.parts) > 1 or len(name.sounds) > 1


@lru_cache(maxsize=65536)
def _compared(a: str, b: str) -> Evidence:
    first, second = sorted((a, b))
    x, y = person_name(first), person_name(second)
    detail = f"{first} / {second}" if first != second else first
    found = next(_observations(x, y), ("other name", VETO))
    return Evidence(*found, detail, prior=0 > found[1] > VETO)


def _observations(x: PersonName, y: PersonName) -> Iterator[tuple[str, float]]:
    """What the names have in common, the strongest first."""
    if x.chinese and y.chinese:
        if x.chinese == y.chinese:
            yield "same name in characters", _rarity_in_characters(*x.chinese)
        return
    shared = sorted(set(x.readings) & set(y.readings), key=lambda r: (r.surname, r.given))
    if shared:
        yield "same name in pinyin", rarity(shared[0])
    if x.parts and y.parts:
        yield from _in_letters(x, y)
    elif not (x.parts or y.parts):
        yield from _in_characters(x, y)
    else:
        yield from _across(*((x, y) if x.parts else (y, x)))


def _rarity_in_characters(surname: str, given: str) -> float:
    """How much sharing a Chinese name says: more characters, rarer characters, rarer surname."""
    rare = sum(char not in word_set("zh", "common_given_characters") for char in given)
    known = surname in word_set("zh", "frequent_surnames")
    return min(_RARE, _FREQUENT + 1.5 * (len(given) - 1) + rare + (0 if known else 0.8))


def rarity(reading: Reading) -> float:
    """The same for pinyin, behind which several names may stand."""
    return _PINYIN if len(reading.initials) > 1 else _FREQUENT


def _in_letters(x: PersonName, y: PersonName) -> Iterator[tuple[str, float]]:
    if sorted(x.parts) == sorted(y.parts):
        yield "same name", _RARE if len(x.parts) > 1 else _SURNAME
    if x.readings and y.readings:
        return
    short, long = sorted((x, y), key=lambda name: len(name.parts))
    if _initials_fit(short, long) or _initials_fit(long, short):
        yield "same surname and initials", _INITIALS
    if len(short.parts) > 1 and _ends(short) == _ends(long):
        yield "same name but for a middle name", _RARE - 0.5
    if len(short.parts) == 1 and short.parts[0] in (long.parts[0], long.parts[-1]):
        yield "surname alone", _SURNAME
    if len(x.parts) == len(y.parts) > 1 and _one_slip("".join(x.parts), "".join(y.parts)):
        yield "name but for one letter", _SPELLING


def _ends(name: PersonName) -> tuple[str, str]:
    return (name.parts[0], name.parts[-1])


def _one_slip(a: str, b: str) -> bool:
    return len(a) >= 8 and Levenshtein.distance(a, b, score_cutoff=1) == 1


def _initials_fit(short: PersonName, long: PersonName) -> bool:
    """Whether a name with initials alone can be the other one: Y. Q. Shen and Shen Yanqiu."""
    if not short.initials:
        return False
    surname = short.parts[-1]
    for reading in long.readings:
        if reading.surname == surname and reading.initials.startswith(short.initials):
            return True
    if long.readings or long.parts[-1:] != (surname,):
        return False
    letters = "".join(part[0] for part in long.parts[:-1])
    return letters.startswith(short.initials) or short.initials.startswith(letters)


def _in_characters(x: PersonName, y: PersonName) -> Iterator[tuple[str, float]]:
    """Two writings in characters of which at least one is a transliteration."""
    if x.written == y.written:
        yield "same name in characters", _RARE if len(x.sounds) > 1 else 0.0
    elif len(x.sounds) == len(y.sounds) > 1:
        near = min(likeness(a, b) for a, b in zip(x.sounds, y.sounds, strict=True))
        if near >= _VERY_ALIKE and Levenshtein.distance(x.written, y.written) <= 2:
            yield "transliterations that sound alike", _SOUNDS
    else:
        short, long = sorted((x, y), key=lambda name: len(name.sounds))
        if long.written.endswith(short.written) and len(short.written) > 1:
            yield "surname alone", _SURNAME


def _across(letters: PersonName, characters: PersonName) -> Iterator[tuple[str, float]]:
    """A name in letters and one in characters that no common pinyin joins."""
    if characters.chinese:
        readings = characters.readings
        if any(_initials_fit(letters, PersonName("", readings=(r,))) for r in readings):
            yield "same surname and initials", _INITIALS
        if len(letters.parts) > 1 and _other_spelling(letters, characters):
            yield "another spelling of the name", _SPELLING
        return
    if len(letters.sounds) == 1 or len(characters.sounds) == 1:
        if likeness(letters.sounds[-1], characters.sounds[-1]) >= _VERY_ALIKE:
            yield "surname that sounds alike", _SURNAME
        return
    given, surname = _sound_likeness(letters, characters)
    if given == surname == 1 and len(letters.sounds[0] + letters.sounds[-1]) >= _TELLING:
        yield "transliteration of the name", _SOUNDS
    elif min(given, surname) >= _ALIKE and given + surname >= 2 * _VERY_ALIKE - 0.2:
        yield "likely a transliteration", _SPELLING
    elif surname >= _ALIKE and given + surname >= 1:
        yield "may be a transliteration", _SPELLING - 1


def _sound_likeness(letters: PersonName, characters: PersonName) -> tuple[float, float]:
    """How alike given names and surnames sound; a name without consonants fits any other."""
    given = likeness(letters.sounds[0], characters.sounds[0])
    surname = likeness(letters.sounds[-1], characters.sounds[-1])
    return given, surname


def _other_spelling(letters: PersonName, characters: PersonName) -> bool:
    """Ho Sze-chai and 何思齐: the surname by a table, the given name by sound."""
    surnames = {reading.surname for reading in characters.readings}
    if not letters.spelled & surnames or letters.readings:
        return False
    given = chinese_sounds(characters.chinese[1]) if characters.chinese else ""
    others = [p for p in (letters.parts[1:], letters.parts[:-1]) if p]
    return any(likeness(latin_sounds("".join(p)), given) >= _ALIKE for p in others)
