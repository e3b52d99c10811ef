"""What a person's name may be: surname and given name, in every reading and order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product

from extractor.chinese import simplified
from extractor.document import is_han
from extractor.link.pinyin import cuts, is_pinyin, surname_readings, syllables
from extractor.link.sounds import chinese_sounds, latin_sounds, plain_letters
from extractor.rules import load_words, word_set

_PART = re.compile(r"[·•‧・．.\s]+")
_SEPARATED = re.compile(r"[·•‧・]")
_WORD = re.compile(r"[^\s,，()（）\"“”]+")
_MOST_READINGS = 8
_LONGEST_CHINESE = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """Surname and given name in small letters; the given name's syllables are run together."""

    surname: str
    given: str

    @property
    def initials(self) -> str:
        """First letters of the syllables of the given name."""
        ways = cuts(self.given)
        return "".join(syllable[0] for syllable in ways[0]) if ways else self.given[:1]


@dataclass(frozen=True, slots=True)
class PersonName:
    """One written name.

    ``chinese`` holds simplified characters (surname, given) of a name that is Chinese and written
    so; ``readings`` the pinyin of it, or what a name in letters is as pinyin; ``spelled`` the
    pinyin of the surnames behind another spelling (Ho: he). ``parts`` are the words in small
    letters, a surname in capitals last; ``sounds`` the consonant classes of each. ``initials`` are
    those of a given name of which nothing else is written.
    """

    written: str
    chinese: tuple[str, str] | None = None
    readings: tuple[Reading, ...] = ()
    spelled: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    initials: str = ""

    @property
    def is_transliterated(self) -> bool:
        """Foreign, and written in Chinese characters."""
        return self.chinese is None and not self.parts and bool(self.sounds)


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName:
    """Take a written name apart."""
    if any(map(is_han, name)):
        return _in_characters(simplified(name).replace("氏", "") or name)
    return _in_letters(name)


def _in_characters(name: str) -> PersonName:
    parts = [part for part in _PART.split(name) if part]
    if _SEPARATED.search(name) or (len(parts) > 1 and len("".join(parts)) > _LONGEST_CHINESE):
        return PersonName(name, sounds=tuple(map(chinese_sounds, parts)))
    name = "".join(parts)
    surname = surname_of(name)
    if surname is None or len(name) > len(surname) + 2:
        return PersonName(name, sounds=(chinese_sounds(name),))
    given = name[len(surname) :]
    return PersonName(name, chinese=(surname, given), readings=_readings(surname, given))


def surname_of(name: str) -> str | None:
    """The surname that a name in simplified characters begins with; of two the longer."""
    known = word_set("zh", "surnames")
    return next((name[:n] for n in (2, 1) if name[:n] in known and len(name) > n), None)


def _readings(surname: str, given: str) -> tuple[Reading, ...]:
    ways = product(surname_readings(surname), product(*syllables(given)))
    readings = (Reading(plain_letters(s), plain_letters("".join(g))) for s, g in ways)
    return tuple(dict.fromkeys(_without_umlaut(r) for r in islice(readings, _MOST_READINGS)))


def _without_umlaut(reading: Reading) -> Reading:
    """Write lü, lv and lyu as lu: passports and papers differ."""
    return Reading(_flat(reading.surname), _flat(reading.given))


def _flat(letters: str) -> str:
    return re.sub(r"(?<=[ln])(?:v|yu)", "u", letters)


def _in_letters(name: str) -> PersonName:
    words = _surname_last(_words(name)) or [name]
    # Other scripts and bare punctuation stand for themselves.
    parts = tuple(plain_letters(word) or word.casefold() for word in words)
    readings = tuple(dict.fromkeys(map(_without_umlaut, _pinyin_readings(words))))
    initials = "".join(w[0] for w in parts[:-1]) if parts and _are_initials(words[:-1]) else ""
    return PersonName(
        written=name,
        readings=readings,
        spelled=_spelled(words),
        parts=parts,
        sounds=tuple(map(latin_sounds, parts)),
        initials=initials,
    )


def _words(name: str) -> list[str]:
    """The words of a name without forms of address and degrees."""
    head = re.split(r"[,，(（]", name)[0] or name
    words = _WORD.findall(re.sub(r"(?<=\b[A-Z])\.(?=[A-Z])", ". ", head))
    address = word_set("en", "honorifics")
    while len(words) > 1 and (words[0] in address or words[0].rstrip(".") in address):
        words = words[1:]
    return words


def _surname_last(words: list[str]) -> list[str]:
    """Put a surname in capitals behind the given names: GAO Qiming as Qiming GAO."""
    capitals = [word for word in words if word.isupper() and len(plain_letters(word)) > 1]
    if len(capitals) == len(words) or not capitals:
        return words
    return [word for word in words if word not in capitals] + capitals


def _are_initials(words: list[str]) -> bool:
    return bool(words) and all(len(w.strip(".")) == 1 or _is_hyphened(w) for w in words)


def _is_hyphened(word: str) -> bool:
    return re.fullmatch(r"[A-Z]\.?-[A-Z]\.?", word) is not None


def _pinyin_readings(words: list[str]) -> Iterator[Reading]:
    """Every way to read the words as a Chinese name: surname first or last, in one word or two."""
    letters = [plain_letters(word) for word in words]
    capital = next((i for i, w in enumerate(words) if w.isupper() and len(w) > 1), None)
    if not 2 <= len(letters) <= _LONGEST_CHINESE or all(w.isupper() for w in words):
        capital = None
    for surname, given, place in _cut_names(letters):
        known = _flat(surname) in _pinyin_surnames()
        if known and is_pinyin(given) and capital in (None, place):
            yield Reading(surname, given)


def _cut_names(letters: list[str]) -> Iterator[tuple[str, str, int]]:
    """Surname, given name and the place of the surname, for every way to cut the words."""
    last = len(letters) - 1
    if last >= 1:
        yield letters[0], "".join(letters[1:]), 0
        yield letters[-1], "".join(letters[:-1]), last
    if last >= 2:
        yield "".join(letters[:2]), "".join(letters[2:]), 0
        yield "".join(letters[-2:]), "".join(letters[:-2]), last


def _spelled(words: list[str]) -> frozenset[str]:
    """The pinyin of the surnames that the first or last word spells in another way."""
    table = _spellings()
    ends = {plain_letters(word) for word in (*words[:1], *words[-1:])}
    return frozenset(pinyin for end in ends for pinyin in table.get(end, ()))


@cache
def _spellings() -> dict[str, frozenset[str]]:
    lines = (line.split("\t") for line in load_words("en", "surname_spellings"))
    return {
        plain_letters(spelling): frozenset(
            _flat(reading) for surname in surnames.split() for reading in surname_readings(surname)
        )
        for spelling, surnames in lines
    }


@cache
def _pinyin_surnames() -> frozenset[str]:
    names = load_words("zh", "surnames")
    return frozenset(_flat(reading) for name in names for reading in surname_readings(name))
