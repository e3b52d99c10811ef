"""Invented names and other words that stand in the sentences of ``data/train/*.grammar``."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from extractor.chinese import simplified

_ROOT = Path(__file__).parent.parent
_LISTS = _ROOT / "src" / "extractor" / "lang" / "zh"
_NUMERALS = "一二三四五六七八九十"
_VIETNAMESE = "阮杜黎范裴陈"
_KOREAN = "金朴李崔郑姜尹"
_RANKS = ("", "", "", "副", "常务副", "执行", "名誉", "首席", "高级", "联席")

Invent = Callable[[random.Random], str]


@cache
def words(name: str) -> Sequence[str]:
    """A list of ``data/train/zh.words.toml``: characters, words or phrases."""
    found: str | list[str] = _all_words()[name]
    return found.split() if isinstance(found, str) and " " in found else found


@cache
def _all_words() -> Any:
    return tomllib.loads((_ROOT / "data/train/zh.words.toml").read_text("utf-8"))


@cache
def word_list(name: str) -> Sequence[str]:
    """The first column of one of the product's own Chinese word lists."""
    lines = (_LISTS / f"{name}.txt").read_text("utf-8").split("\n")
    return [line.split("\t")[0] for line in lines if line and not line.startswith("#")]


@cache
def places() -> dict[str, list[str]]:
    """Chinese provinces, cities and districts, and countries, from the product's list."""
    found: dict[str, list[str]] = {"region": [], "city": [], "district": [], "country": []}
    for line in (_LISTS / "places.txt").read_text("utf-8").split("\n"):
        columns = line.split("\t")
        if not line.startswith("#") and len(columns) == 5 and (kind := _kind_of_place(*columns)):
            found[kind].append(columns[1] if kind == "district" else columns[0])
    return found


def _kind_of_place(short: str, full: str, level: str, code: str, _: str) -> str | None:
    if level == "country":
        return "country" if simplified(short) == short and len(short) <= 6 else None
    if not code.isdigit():
        return None
    if level == "region" and full.endswith("省"):
        return "region"
    if level == "city" and full.endswith("市"):
        return "city"
    return "district" if level in ("district", "county") and len(full) <= 5 else None


def person(dice: random.Random) -> str:
    """A Chinese name, mostly with a common surname; a name of two characters may be spaced."""
    common = dice.random() < 0.7
    surname = dice.choice(words("surnames") if common else word_list("surnames"))
    if dice.random() < 0.8:
        return surname + _letters(dice, "given", 2)
    return surname + dice.choice(("", "", "", "", "", "", " ", "　")) + _letters(dice, "given", 1)


def minority(dice: random.Random) -> str:
    """A name after the manner of Mongols, Tibetans, Uygurs, Kazakhs or Yi."""
    return dice.choice(("", "·")).join(
        dice.choice(words("minority")) for _ in range(dice.choice((1, 2, 2)))
    )


def foreign(dice: random.Random) -> str:
    """A foreign name in Chinese characters."""
    kind = dice.random()
    if kind < 0.1:
        return dice.choice(_VIETNAMESE) + dice.choice(("氏", "文", "")) + _letters(dice, "given", 2)
    if kind < 0.2:
        return dice.choice(_KOREAN) + _letters(dice, "given", 2)
    parts = 1 if kind < 0.6 else dice.choice((2, 2, 2, 3))
    return ("·" if dice.random() < 0.9 else dice.choice("-．‧・")).join(
        _sounds(dice, (2, 2, 3, 3, 4, 5)) for _ in range(parts)
    )


def japanese(dice: random.Random) -> str:
    """A Japanese name."""
    return dice.choice(words("japanese_family")) + dice.choice(words("japanese_given"))


def latin(dice: random.Random) -> str:
    """A name in Latin letters."""
    middle = f" {dice.choice('ABCDEJKLMRST')}." if dice.random() < 0.2 else ""
    return dice.choice(words("latin_first")) + middle + " " + dice.choice(words("latin_last"))


def title(dice: random.Random) -> str:
    """A title of the product's list, or a common one with a rank before it."""
    if dice.random() < 0.5:
        return dice.choice(_long_titles())
    return dice.choice(_RANKS) + dice.choice(words("short_titles"))


@cache
def _long_titles() -> list[str]:
    return [name for name in word_list("titles") if len(name) >= 2]


def stem(dice: random.Random) -> str:
    """The word of its own in a firm's name."""
    return _letters(dice, "stem", 3 if dice.random() < 0.15 else 2)


def transliterated(dice: random.Random) -> str:
    """A foreign word in Chinese characters."""
    return _sounds(dice, (2, 3, 3, 4))


def numeral(dice: random.Random) -> str:
    """A Chinese number below sixty."""
    tens, ones = divmod(dice.randrange(1, 60), 10)
    tens_word = "" if not tens else "十" if tens == 1 else _NUMERALS[tens - 1] + "十"
    return tens_word + (_NUMERALS[ones - 1] if ones else "")


def ordinal(dice: random.Random) -> str:
    """The number of an edition."""
    return str(dice.randrange(2, 40)) if dice.random() < 0.2 else numeral(dice)


def day(dice: random.Random) -> str:
    """A day as a text names it."""
    number, month = dice.randrange(1, 29), dice.randrange(1, 13)
    year = dice.randrange(2018, 2027)
    forms = (f"{number}日", f"{month}月{number}日", f"{year}年{month}月{number}日", "近日", "当天")
    return dice.choice((forms[0], forms[1], *forms))


def date(dice: random.Random) -> str:
    """A publication date."""
    return f"{dice.randrange(2018, 2027)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"


def _number(dice: random.Random) -> str:
    return dice.choice(
        (str(dice.randrange(2, 900)), f"{dice.randrange(11, 999) / 10}", "数百", "三")
    )


def _letters(dice: random.Random, name: str, count: int) -> str:
    return "".join(dice.choice(words(name)) for _ in range(count))


def _sounds(dice: random.Random, lengths: Sequence[int]) -> str:
    return "".join(dice.choice(words("sounds")) for _ in range(dice.choice(lengths)))


def _place(level: str) -> Invent:
    return lambda dice: dice.choice(places()[level])


def _one_of(name: str) -> Invent:
    return lambda dice: dice.choice(words(name))


def _of_list(name: str) -> Invent:
    return lambda dice: dice.choice(word_list(name))


# What a grammar may name in braces beside its own rules.
TERMINALS: dict[str, Invent] = {
    "person": person,
    "minority": minority,
    "foreign": foreign,
    "japanese": japanese,
    "latin": latin,
    "title": title,
    "stem": stem,
    "trans": transliterated,
    "field": _one_of("fields"),
    "cfield": _of_list("company_fields"),
    "city": _place("city"),
    "region": _place("region"),
    "district": _place("district"),
    "country": _place("country"),
    "head": lambda dice: dice.choice(("区长", "县长")),
    "latinword": _one_of("latin_company"),
    "latintail": _one_of("latin_tails"),
    "ehead": _of_list("event_heads"),
    "abbr": _one_of("abbreviations"),
    "motto": _one_of("mottos"),
    "motto4": lambda dice: dice.choice([motto for motto in words("mottos") if len(motto) == 4]),
    "nth": ordinal,
    "zhn": numeral,
    "year": lambda dice: str(dice.randrange(2018, 2028)),
    "month": lambda dice: f"{dice.randrange(1, 13)}月",
    "num": _number,
    "day": day,
    "ymd": date,
}
