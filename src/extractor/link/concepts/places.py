"""Places in names: their codes in any language, and which of them lie in which."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import islice, product

from extractor.document import Language
from extractor.link.pinyin import syllables
from extractor.rules import load_words, word_set

# Foreign towns of two characters are mostly accidents within Chinese names of companies.
_SHORTEST_FOREIGN = 3
_SHORT_NAMED = frozenset({"JP", "KP", "KR", "VN"})
_SHORT_DISTRICT = 3
_SHORTEST_STATE = 2
_MOST_READINGS = 4


def without_accents(text: str) -> str:
    """The text with plain letters: Kraków as Krakow."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@cache
def place_codes(language: Language) -> dict[str, frozenset[str]]:
    """Codes of the places that each writing may stand for; small letters in English."""
    found: dict[str, set[str]] = {}
    for line in load_words(language, "places"):
        name, *rest = line.split("\t")
        full, level, code, within = rest if len(rest) == 4 else (name, *rest)
        if code[0] == "G" and not _foreign_enough(name, within):
            continue
        for written in _writings(language, name, full, level):
            found.setdefault(written, set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


def _foreign_enough(name: str, country: str) -> bool:
    """Whether a Chinese name of a foreign town is no accident in a Chinese name: 马赛, not 万城."""
    if len(name) >= _SHORTEST_FOREIGN or country in _SHORT_NAMED:
        return True
    return all(char in word_set("zh", "transliteration") for char in name)


@cache
def english_names() -> dict[str, frozenset[str]]:
    """The English names of each place, in small letters, by its code."""
    found: dict[str, set[str]] = {}
    for name, codes in place_codes("en").items():
        for code in codes:
            found.setdefault(code, set()).add(name)
    return {code: frozenset(names) for code, names in found.items()}


def _writings(language: Language, name: str, full: str, level: str) -> set[str]:
    if language == "en":
        # Two letters and abbreviations with a stop are states: too short to tell in a name.
        if len(name) <= _SHORTEST_STATE or name[-1] == ".":
            return set()
        return {without_accents(name.casefold().replace("'", ""))}
    short = {name[:-1]} if level == "district" and len(name) >= _SHORT_DISTRICT else set()
    return {name, full} | short


def codes_of(place: str, language: Language) -> frozenset[str]:
    """The codes of a place as a record has it; one in no gazetteer goes by its spelling."""
    written = without_accents(place.casefold().replace("'", "").replace("’", ""))
    known = place_codes(language).get(written)
    if known:
        return known
    spelled = ("".join(cut) for cut in islice(product(*syllables(place)), _MOST_READINGS))
    return frozenset(filter(None, spelled)) or frozenset({written})


@cache
def _holders() -> dict[str, str]:
    holders = {}
    for line in load_words("en", "places"):
        *_, code, within = line.split("\t")
        holders[code] = within
    for line in load_words("zh", "places"):
        *_, code, within = line.split("\t")
        holders.setdefault(code, within)
    return holders


@cache
def holders(code: str) -> frozenset[str]:
    """The code and those of all places that hold it."""
    found = {code}
    while (code := _holders().get(code, "-")) not in found and code != "-":
        found.add(code)
    return frozenset(found)


def nested(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether some reading of one place lies in some reading of the other."""
    return any(a & holders(code) for code in b) or any(b & holders(code) for code in a)
