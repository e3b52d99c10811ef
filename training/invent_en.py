"""Invented English names and other words for the sentences of ``data/train/en.grammar``."""

from __future__ import annotations

import random
import re
import tomllib
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from pathlib import Path

from training.data import Labelled
from training.grammar import Grammar

_ROOT = Path(__file__).parent.parent
_ORDINALS = (
    "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
    "Eleventh", "Twelfth",
)  # fmt: skip
_PARTICLES = ("de", "da", "dos", "van", "van der", "von", "bin", "binti", "bint", "al", "Al", "el",
    "ibn", "Mac", "St.", "e", "di", "del", "de la", "ter", "af", "zu")  # fmt: skip
_TRAIN = _ROOT / "data" / "train"
_LANG = _ROOT / "src" / "extractor" / "lang" / "en"


@cache
def _words() -> dict[str, list[str]]:
    """The lists of ``en.words.toml``: topics end with a semicolon, all else is single words."""
    text = (_TRAIN / "en.words.toml").read_text(encoding="utf-8")
    return {
        name: [w.strip() for w in " ".join(found.split()).split(";" if ";" in found else " ")]
        for name, found in tomllib.loads(text).items()
    }


def words(name: str) -> list[str]:
    """The entries of one of the product's own English word lists."""
    lines = (_LANG / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    return [line.split("\t")[0] for line in lines if line and not line.startswith("#")]


@cache
def _list(name: str) -> list[str]:
    return words(name)


@cache
def _places(level: str, chinese: bool | None = None) -> list[str]:
    rows = [
        line.split("\t")
        for line in (_LANG / "places.txt").read_text(encoding="utf-8").split("\n")
        if line.count("\t") >= 3 and not line.startswith("#")
    ]
    return [
        row[0].strip()
        for row in rows
        if row[1] == level and (chinese is None or row[2].isdigit() == chinese)
    ]


def _from(name: str, *, titled: bool = False) -> Callable[[random.Random], str]:
    def choose(dice: random.Random) -> str:
        word = dice.choice(_list(name))
        return _titled(word) if titled else word

    return choose


def _one_of(choices: list[str]) -> Callable[[random.Random], str]:
    return lambda dice: dice.choice(choices)


def _place(level: str, chinese: bool | None = None) -> Callable[[random.Random], str]:
    return lambda dice: dice.choice(_places(level, chinese))


def _titled(text: str) -> str:
    small = {"of", "and", "the", "for", "in", "on", "to", "at", "de", "in-chief"}
    return " ".join(w if w in small else w[:1].upper() + w[1:] for w in text.split())


def pinyin_name(dice: random.Random) -> str:
    """A Chinese name as releases write it: "Lin Yue", "Ouyang Mingzhi"."""
    given = "".join(
        dice.choice(_words()["syllables"]) for _ in range(1 if dice.random() < 0.25 else 2)
    )
    return f"{dice.choice(_list('family_first_surnames'))} {given.capitalize()}"


def western_name(dice: random.Random) -> str:
    """A given name and a surname, now and then with an initial, a second surname or a suffix."""
    given = dice.choice(_list("given_names")).capitalize()
    middle = f" {dice.choice('ABCDEFGHJKLMPRSTW')}." if dice.random() < 0.12 else ""
    second = f"-{dice.choice(_words()['surnames'])}" if dice.random() < 0.06 else ""
    suffix = dice.choice((" Jr.", " III")) if dice.random() < 0.02 else ""
    return f"{given}{middle} {dice.choice(_words()['surnames'])}{second}{suffix}"


def long_name(dice: random.Random) -> str:
    """A name with a particle, two surnames or a second given name: "Said bin Nasser Al Rawahi"."""
    given, family = (dice.choice(_list("given_names")).capitalize() for _ in range(2))
    first, second = (dice.choice(_words()["surnames"]) for _ in range(2))
    particle = dice.choice(_PARTICLES)
    forms = (
        f"{given} {particle} {family}",
        f"{given} {particle} {family} {first}",
        f"{given} {family} {first}",
        f"{given} {first} {second}",
        f"{given} {first}-{second}",
        f"{given[0]}.{family[0]}. {first}",
    )
    return dice.choice(forms)


def nicknamed(dice: random.Random) -> str:
    """A name with its short form in quotation marks: 'Angus "Gus" Moore'."""
    given, short = (dice.choice(_list("given_names")).capitalize() for _ in range(2))
    opening, closing = dice.choice(('""', "“”"))
    return f"{given} {opening}{short}{closing} {dice.choice(_words()['surnames'])}"


def capital_name(dice: random.Random) -> str:
    """A name whose surname is in capitals, in front or behind: "KIM Mina", "Mina KIM"."""
    family, given = pinyin_name(dice).split(" ", 1)
    if dice.random() < 0.4:
        given, family = western_name(dice).rsplit(" ", 1)
        return f"{given} {family.upper()}"
    return f"{family.upper()} {given}"


def brand(dice: random.Random) -> str:
    """An invented firm's own word: "Cedarlogic", "Harbor Vale", "Jiayuan"."""
    kind = dice.random()
    if kind < 0.35:
        return dice.choice(_words()["stems"]) + dice.choice(_words()["tails"])
    if kind < 0.6:
        return f"{dice.choice(_words()['stems'])} {dice.choice(_words()['stems'])}"
    if kind < 0.9:
        return "".join(dice.choice(_words()["syllables"]) for _ in range(2)).capitalize()
    return "".join(dice.choice("ABCDEFGHKLMNPRSTVXZ") for _ in range(3))


def acronym(dice: random.Random) -> str:
    """Three to six capitals."""
    return "".join(dice.choice("ABCDEFGHIJKLMNOPRSTUW") for _ in range(dice.randrange(3, 7)))


def ordinal(dice: random.Random) -> str:
    """ "2nd", "Fifth" ... as names of events carry them."""
    number = dice.randrange(2, 40)
    if number <= 12 and dice.random() < 0.3:
        return _ORDINALS[number - 2]
    tail = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 < number < 20 else tail}"


def day(dice: random.Random) -> str:
    """A calendar day in one of the usual forms."""
    months = "January February March April May June July August September October November December"
    month, number = dice.choice(months.split()), dice.randrange(1, 29)
    forms = (
        f"{month} {number}",
        f"{month[:3]}. {number}",
        f"{number} {month}",
        f"{month[:3]} {number}",
    )
    year = f", {dice.randrange(2018, 2028)}" if dice.random() < 0.4 else ""
    return dice.choice(forms) + year


def post(dice: random.Random) -> str:
    """A lower-case post: "deputy director", "chief scientist"."""
    modifier = f"{dice.choice(_list('title_modifiers'))} " if dice.random() < 0.5 else ""
    return modifier + dice.choice(_list("titles"))


# What the grammar may name in braces beside its own rules.
TERMINALS: dict[str, Callable[[random.Random], str]] = {
    "pinyin": pinyin_name,
    "western": western_name,
    "long": long_name,
    "nick": nicknamed,
    "capital": capital_name,
    "honorific": _from("honorifics"),
    "degree": _from("degrees"),
    "surname": lambda dice: dice.choice(_words()["surnames"]),
    "brand": brand,
    "acronym": acronym,
    "nth": ordinal,
    "day": day,
    "post": post,
    "Post": lambda dice: _titled(post(dice)),
    "topic": lambda dice: dice.choice(_words()["topics"]),
    "Topic": lambda dice: _titled(dice.choice(_words()["topics"]).removeprefix("the ")),
    "city": _place("city", True),
    "anycity": _place("city"),
    "region": _place("region", True),
    "anyregion": _place("region"),
    "country": _place("country"),
    "field": _from("organisation_fields", titled=True),
    "cfield": _from("company_fields"),
    "chead": _from("company_heads"),
    "csuffix": _from("company_suffixes"),
    "ahead": _from("association_heads"),
    "ghead": _from("government_heads"),
    "ihead": _from("institute_heads"),
    "uhead": _from("university_heads"),
    "hhead": _from("hospital_heads"),
    "phead": _from("park_heads"),
    "mhead": _from("media_heads"),
    "vhead": _from("venue_heads"),
    "ehead": _from("event_heads"),
    "emod": _from("event_modifiers"),
    "intl": _from("international_names"),
    "year": lambda dice: str(dice.randrange(2018, 2028)),
    "num": lambda dice: str(dice.randrange(3, 900)),
    "small": _one_of(["two", "three", "four", "five", "six", "nine", "ten", "dozen"]),
}


@cache
def grammar() -> Grammar:
    """The English grammar with its words."""
    return Grammar.read(_TRAIN / "en.grammar", TERMINALS)


def invented(dice: random.Random) -> tuple[str, list[Labelled]]:
    """One short invented release and its labelled spans."""
    text, spans = grammar().invent("release", dice)
    return _punctuated(text, spans)


# A second full stop behind "Ltd.", and the mark in front of a sentence.
_DROPPED = re.compile(r"(?<=\.)\.(?!\.)|\^")
_START = re.compile(r"(?:\A|[\n^])([a-z])")


def _punctuated(text: str, spans: list[Labelled]) -> tuple[str, list[Labelled]]:
    """One full stop behind "Ltd." at the end of a sentence, a capital at the beginning."""
    capital = _START.sub(lambda match: match[0][:-1] + match[1].upper(), text)
    dropped = [match.start() for match in _DROPPED.finditer(capital)]
    moved = [
        (start - bisect_left(dropped, start), end - bisect_left(dropped, end), label)
        for start, end, label in spans
    ]
    return _DROPPED.sub("", capital), moved
