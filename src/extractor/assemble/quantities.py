"""Numbers in figures and words, and the qualifier beside them: "nearly three", 近400, 超6000."""

from __future__ import annotations

import re
from typing import cast

from extractor.records import Qualifier
from extractor.rules import load_rules

_CHINESE = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_CHINESE_UNITS = {"十": 10, "百": 100, "千": 1000}
_CHINESE_MYRIADS = {"万": 10**4, "亿": 10**8}
_ENGLISH = {
    "a": 1, "an": 1, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "both": 2, "dozen": 12,
}  # fmt: skip
_ENGLISH_UNITS = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "mln": 10**6, "billion": 10**9,
    "bln": 10**9, "trillion": 10**12, "crore": 10**7, "crores": 10**7,
    "lakh": 10**5, "lakhs": 10**5, "k": 10**3, "m": 10**6,
    "bn": 10**9, "b": 10**9, "mn": 10**6, "tn": 10**12,
}  # fmt: skip


def number(text: str) -> int | float | None:
    """Read a number in figures or in words of either language; None if it is none."""
    written = text.replace(",", "").replace("，", "").strip().casefold()
    match = re.match(r"\d+(?:\.\d+)?", written)
    if match:
        return _whole(float(match[0]) * _unit(written[match.end() :].strip()))
    if written[:1] in _CHINESE or written[:1] in _CHINESE_UNITS:
        return _chinese(written)
    return _english(written)


def _unit(rest: str) -> int:
    factor = 1
    for word in re.findall(r"[a-z]+|[十百千万亿]", rest):
        factor *= _ENGLISH_UNITS.get(word) or (_CHINESE_UNITS | _CHINESE_MYRIADS).get(word, 1)
    return factor


def _whole(value: float) -> int | float:
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def _chinese(written: str) -> int | None:
    total = section = digit = 0
    for character in written:
        if character in _CHINESE:
            digit = _CHINESE[character]
        elif character in _CHINESE_UNITS:
            section += (digit or 1) * _CHINESE_UNITS[character]
            digit = 0
        elif character in _CHINESE_MYRIADS:
            myriad = _CHINESE_MYRIADS[character]
            if total > myriad:  # 一亿|二千万
                total += (section + digit) * myriad
            else:
                total = (total + section + digit) * myriad
            section = digit = 0
        else:
            break
    return total + section + digit


def _english(written: str) -> int | None:
    words = re.findall(r"[a-z]+", written)
    if not words or words[0] not in _ENGLISH:
        return None
    total = value = 0
    for word in words:
        if word in _ENGLISH:
            value += _ENGLISH[word]
        elif word in _ENGLISH_UNITS:
            total += max(value, 1) * _ENGLISH_UNITS[word]
            value = 0
        elif word != "and":
            break
    return total + value


def qualifier(language: str, before: str, after: str = "") -> Qualifier:
    """The qualifier that the words around a number give it: more than, nearly, up to, about."""
    for rule in load_rules(language, "amount_qualifiers"):
        if rule.pattern.search(f"{before}#{after}"):
            return cast(Qualifier, rule.data["qualifier"])
    return "exact"
