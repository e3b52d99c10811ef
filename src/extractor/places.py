"""The gazetteer: which names are those of countries, regions, cities and counties."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from extractor.document import Language
from extractor.rules import load_words

Level = Literal["country", "region", "city", "county", "district"]

# Wider places first: of two places with one name the wider or larger one is meant.
LEVELS: tuple[Level, ...] = ("country", "region", "city", "county", "district")

# One-character names by which releases say that something was held in a place ("在沪举办").
ABBREVIATIONS = {
    "京": "北京", "沪": "上海", "津": "天津", "渝": "重庆", "穗": "广州", "宁": "南京",
    "杭": "杭州", "深": "深圳", "蓉": "成都", "汉": "武汉", "榕": "福州", "邕": "南宁",
    "青": "青岛", "港": "香港", "澳": "澳门", "甬": "宁波", "琼": "海南", "滬": "上海",
    "漢": "武漢",
}  # fmt: skip

_SUFFIX = re.compile(r"(?<=..)(?:省|市|特别行政区|特別行政區|自治区|自治區|地区|盟)$")
_ENGLISH_SUFFIX = re.compile(r"(?: (?:City|Municipality|Province)|, (?:City|Province))$")


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the gazetteer; ``code`` is the same in every language."""

    name: str
    full: str
    level: Level
    code: str
    within: str


@cache
def gazetteer(language: Language) -> dict[str, Place]:
    """Places by every written form; of several with one form, the widest."""
    found: dict[str, Place] = {}
    for place in sorted(map(_place, load_words(language, "places")), key=_rank):
        found.setdefault(place.name, place)
        found.setdefault(place.full, place)
    return found


def _place(line: str) -> Place:
    name, *rest = line.split("\t")
    full, level, code, within = rest if len(rest) == 4 else (name, *rest)
    return Place(name, full, cast(Level, level), code, within)


def _rank(place: Place) -> tuple[int, bool, str]:
    return (LEVELS.index(place.level), place.code[0].isalpha(), place.code)


def find_place(language: Language, name: str) -> Place | None:
    """The place that a written name stands for, with or without 市, 省, City or Province."""
    known = gazetteer(language)
    plain = name.replace("’", "'")
    return known.get(plain) or known.get(short_name(language, plain))


def short_name(language: Language, name: str) -> str:
    """A place as records write it: "青岛市" is 青岛, "磐安县" 磐安, "文县" and "大兴区" stay."""
    known = gazetteer(language).get(name)
    if known and name == known.full:
        return known.name
    suffix = _SUFFIX if language == "zh" else _ENGLISH_SUFFIX
    return suffix.sub("", name)


# The longest name of the gazetteer; no administrative name written in front of another is longer.
_LONGEST = 14


def leading_place(language: Language, text: str) -> tuple[Place, int] | None:
    """The longest place name that ``text`` begins with, and its length."""
    known = gazetteer(language)
    for length in range(min(_LONGEST, len(text)), 1, -1):
        place = known.get(text[:length])
        if place:
            return place, length
    return None


def leading_places(language: Language, text: str) -> tuple[list[Place], int]:
    """The chain of places that ``text`` begins with ("甘肃省定西市陇西县"), and where it ends."""
    chain: list[Place] = []
    offset = 0
    while found := leading_place(language, text[offset:]):
        chain.append(found[0])
        offset += found[1]
    return chain, offset
