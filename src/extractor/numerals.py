"""Numbers as they are written in names: Chinese numerals, English ordinals, Roman numerals."""

from __future__ import annotations

import re

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "首": 1}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_ENGLISH = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def chinese_number(text: str) -> int | None:
    """ "三十一" is 31, "12" is 12, "首" is 1; None for anything else."""
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or any(c not in _DIGITS and c not in _UNITS for c in text):
        return None
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, 1
    for position, c in enumerate(text):
        if c in _DIGITS:
            digit = _DIGITS[c]
        else:
            total += (digit if position == 0 or text[position - 1] in _DIGITS else 1) * _UNITS[c]
            digit = 0
    return total + digit if text[-1] in _DIGITS else total


def english_ordinal(text: str) -> int | None:
    """ "9th", "Seventy-eighth", "VIII" and "First" as numbers; None for anything else."""
    if match := re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", text, re.IGNORECASE):
        return int(match[1])
    word = text.lower()
    if word in _ENGLISH:
        return _ENGLISH[word]
    tens, _, unit = word.partition("-")
    if tens in _TENS and unit in _ENGLISH:
        return _TENS[tens] + _ENGLISH[unit]
    return roman_number(text)


def roman_number(text: str) -> int | None:
    """ "VIII" is 8; None where the letters make no Roman numeral below 90."""
    if not re.fullmatch(r"L?X{0,3}(?:IX|IV|V?I{0,3})", text) or not text:
        return None
    values = [_ROMAN[c] for c in text]
    return sum(-v if any(w > v for w in values[i + 1 :]) else v for i, v in enumerate(values))
