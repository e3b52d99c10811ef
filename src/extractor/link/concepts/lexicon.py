"""The bilingual lexicon: Chinese words of names, and the English phrases that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from extractor.chinese import simplified
from extractor.link.concepts.places import place_codes
from extractor.link.concepts.stems import Phrase, stems
from extractor.names import name_key
from extractor.rules import load_words

Role = Literal["name", "place", "number", "field", "head", "weak"]

# What a word adds to the evidence that two names are one, in units of a field word.
WEIGHTS: dict[Role, float] = {
    "name": 2.5, "place": 2.0, "number": 1.5, "field": 1.2, "head": 1.0, "weak": 0.2
}  # fmt: skip
# Shorter names of bodies are parts of other words too: 南航, 国药.
_SHORTEST_BODY = 4
# Places that half of all names begin with tell little.
_WIDE_PLACES = frozenset({"中国", "china"})
_WIDE_PLACE_WEIGHT = 0.8
# What each further word of a compound adds: 药科大学 is a pharmaceutical university.
_COMPOUND_WEIGHT = 0.8
# Words that one writing of a name has and another lacks.
_WEAK_ENGLISH = frozenset(
    [
        "people",
        "municipal",
        "provincial",
        "prefectural",
        "autonomous",
        "region",
        "county",
        "city",
        "province",
        "district",
        "prefecture",
        "co",
        "company",
        "corp",
        "corporation",
        "group",
        "limited",
        "inc",
        "incorporated",
        "international",
        "national",
        "state",
        "annual",
        "affair",
        "management",
        "administrative",
        "work",
        "general",
        "s",
        "holding",
        "public",
        "republic",
    ]
)
_WEAK_CHINESE = frozenset(
    [
        "人民",
        "国际",
        "管理",
        "事务",
        "发展",
        "工作",
        "集团",
        "公司",
        "总公司",
        "企业",
        "股份",
        "控股",
        "国家",
        "全国",
        "综合",
        "行政",
        "公共",
        "活动",
        "服务",
        "有限",
        "有限公司",
    ]
)
# What the names of kinds of bodies are without in their short forms: no unit of another body.
_CHINESE_COMPANY_HEADS = frozenset(["集团", "公司", "总公司", "公社", "企业", "控股", "股份"])
COMPANY_HEADS = _CHINESE_COMPANY_HEADS | {"group", "company", "holding", "corporation"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name: Chinese as segmented, English as a stem.

    ``phrases`` are the English stems that stand for a Chinese word; ``meaning`` is the same for
    words of one line of the lexicon; ``codes`` are those of the places that the word may name,
    ``size`` is the number of words in its usual translation; ``loose`` are phrases that rather
    stand for another word.
    """

    text: str
    role: Role
    meaning: str
    phrases: tuple[Phrase, ...] = ()
    codes: frozenset[str] = field(default=frozenset())
    size: int = 1
    loose: tuple[Phrase, ...] = ()

    @property
    def is_body(self) -> bool:
        """Whether it is a well-known body within a longer name."""
        return self.role == "name" and bool(self.phrases) and not self.text.isascii()

    @property
    def weight(self) -> float:
        if self.meaning in _WIDE_PLACES:
            return _WIDE_PLACE_WEIGHT
        if self.role == "weak":
            return WEIGHTS["weak"]
        return WEIGHTS[self.role] + _COMPOUND_WEIGHT * (self.size - 1)


_TOPICS: tuple[tuple[str, Role], ...] = (
    ("heads", "head"),
    ("fields", "field"),
    ("regions", "place"),
)


@cache
def chinese_words() -> dict[str, Word]:
    """The words of names by their Chinese writing."""
    words: dict[str, Word] = {}
    for topic, role in _TOPICS:
        for chinese, english in lines(topic):
            phrases = _phrases(english, loose=False)
            loose = _phrases(english, loose=True)
            for text in chinese:
                own: Role = "weak" if text in _WEAK_CHINESE else role
                size = len(stems(english[0]))
                codes = place_codes("zh").get(text, frozenset())
                if role == "place":
                    codes |= {chinese[0]}
                word = Word(text, own, chinese[0], phrases, codes, size, loose)
                words.setdefault(text, word)
    for body, forms, phrases in _bodies_in_names():
        for text in forms:
            words.setdefault(text, Word(text, "name", body, phrases))
    return words


def _bodies_in_names() -> Iterator[tuple[str, list[str], tuple[Phrase, ...]]]:
    """Well-known bodies as words of longer names: 北京大学第三医院, WHO Office in China."""
    for chinese, english in lines("bodies"):
        forms = [name for name in chinese if len(name) >= _SHORTEST_BODY]
        yield chinese[0], forms, _phrases(english, loose=False)


def _phrases(english: list[str], *, loose: bool) -> tuple[Phrase, ...]:
    """The stems of the phrases, longest first, else in order of writing."""
    found = (stems(phrase) for phrase in english if phrase.startswith("~") is loose)
    return tuple(sorted(dict.fromkeys(filter(None, found)), key=len, reverse=True))


@cache
def english_roles() -> dict[str, Role]:
    """The role of each English stem that the lexicon knows; heads before fields before places."""
    roles: dict[str, Role] = dict.fromkeys(sorted(_WEAK_ENGLISH), "weak")
    for single in (True, False):
        for topic, role in _TOPICS:
            for _, english in lines(topic):
                for phrase in map(stems, english):
                    if (len(phrase) == 1) is single:
                        for own in phrase:
                            if single or own not in place_codes("en"):
                                roles.setdefault(own, role if single else "field")
    for word in _further_fields():
        if word not in place_codes("en"):
            roles.setdefault(word, "field")
    return roles


def _further_fields() -> Iterator[str]:
    """Words of the fields of bodies, companies and posts that have no translation here."""
    for topic in ("company_fields", "event_modifiers", "organisation_fields", "title_modifiers"):
        for phrase in load_words("en", topic):
            yield from stems(phrase)


@cache
def bodies() -> dict[str, frozenset[str]]:
    """The well-known bodies that a folded name may stand for, each by its first Chinese name."""
    found: dict[str, set[str]] = {}
    for chinese, english in lines("bodies"):
        for name in (*chinese, *english):
            found.setdefault(name_key(name), set()).add(chinese[0])
    return {key: frozenset(names) for key, names in found.items()}


_OF_CHINA = re.compile(
    r"^(?:中华人民共和国|中国)(?=..)|^China's "
    r"|,? of (?:China|the People's Republic of China|the PRC)$"
)


@lru_cache(maxsize=65536)
def bodies_named(name: str) -> frozenset[str]:
    """The well-known bodies of a name as written, also with China's name beside it."""
    plain = simplified(name)
    found = bodies().get(name_key(plain)) or bodies().get(name_key(_OF_CHINA.sub("", plain)))
    return found or frozenset()


def lines(topic: str) -> Iterator[tuple[list[str], list[str]]]:
    """The Chinese and English words of each line of a list."""
    resource = files("extractor") / "link" / "concepts" / "words" / f"{topic}.txt"
    for line in resource.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            chinese, _, english = line.partition("\t")
            yield chinese.split(), english.split("; ")
