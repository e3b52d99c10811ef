"""How much a reading of bytes looks like prose in English or Chinese."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from extractor.chinese import simplified
from extractor.rules import word_set

_LONGEST = 1 << 16  # bytes
_BEFORE = 400  # bytes of the line in front of the first byte that is not ASCII
_HIGH = re.compile(rb"[\x80-\xff]")
_LATIN_WORD = re.compile(rb"[A-Za-z ]{4,}")
_HAN = "[\u4e00-\u9fff]"
# "café" read as GB 18030 gives a lone ideograph inside a word.
_HAN_ALONE = re.compile(f"(?<!{_HAN})(?![年月日]){_HAN}(?!{_HAN})")
_NAME = re.compile(f"(?<!{_HAN}){_HAN}{{2,3}}(?!{_HAN})")
_HAN_IN_WORD = re.compile(
    f"(?<=[a-z]){_HAN}(?!{_HAN})|(?<!{_HAN}){_HAN}(?=[a-z])|(?<=[A-Z]{{2}}){_HAN}(?!{_HAN}|[0-9])"
)
_ACCENT = "[\u00c0-\u024f\u1e00-\u1eff]"
_ACCENT_IN_WORD = re.compile(f"(?<=[A-Za-z]){_ACCENT}|{_ACCENT}(?=[A-Za-z])")
_ASCII_LETTER = re.compile(r"[A-Za-z0-9 \r\n.,]")
_WORD_OF_OTHERS = re.compile(r"[\u0370-\u07ff]{3,}")
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉【】「」『』—…·　．％－～①②③④⑤■●★")
_WESTERN = frozenset("–—’‘“”•™…€£₩₹₽₱₫₦")
_SYMBOLS = frozenset("·°§©®½²³¹×«»¿¡¥¢")


@dataclass(frozen=True)
class Sample:
    """Bytes to read in several encodings."""

    data: bytes

    @property
    def high(self) -> int:
        """How many bytes are not ASCII."""
        return max(1, len(_HIGH.findall(self.data)))

    @property
    def is_western(self) -> bool:
        """Whether words of Latin letters make up much of it, one byte a letter."""
        return sum(map(len, _LATIN_WORD.findall(self.data))) > 0.3 * len(self.data)


def sample_of(data: bytes) -> Sample:
    """A stretch of a file that begins with the line of its first byte beyond ASCII."""
    first = _HIGH.search(data)
    at = first.start() if first else 0
    start = max(data.rfind(b"\n", max(0, at - _BEFORE), at) + 1, at - _BEFORE, 0)
    start -= start % 2
    return Sample(data[start : start + _LONGEST])


def plausibility(sample: Sample, encoding: str) -> float:
    """From -1 to 1: the weight of what stands for the sample's bytes beyond ASCII."""
    text = sample.data.decode(encoding, "replace")
    weight = sum(_weight(character) * count for character, count in Counter(text).items())
    weight -= 0.4 * len(_HAN_ALONE.findall(text)) + len(_HAN_IN_WORD.findall(text))
    weight += sum(map(_begins_with_surname, _NAME.findall(text)))
    weight += 0.5 * len(_ACCENT_IN_WORD.findall(text))
    weight += 0.3 * sum(map(len, _WORD_OF_OTHERS.findall(text)))
    if encoding.startswith("utf-16"):
        return 2 * (weight + 0.4 * len(_ASCII_LETTER.findall(text))) / max(1, len(sample.data))
    return (1 if encoding == "cp1252" else 2) * weight / sample.high


def _begins_with_surname(name: str) -> bool:
    """Whether it can be a Chinese person's name: all the Chinese there is in many English texts."""
    return simplified(name[0]) in word_set("zh", "surnames")


@cache
def _weight(character: str) -> float:
    if character.isascii():
        return 0.0 if character.isprintable() or character in "\t\n\r\f\x00" else -1.0
    if "\u4e00" <= character <= "\u9fff":
        return _han_weight(character)
    if character in _PUNCTUATION or "\uff01" <= character <= "\uff5e":
        return 0.8
    if character in _WESTERN:
        return 0.7
    if "\u00c0" <= character <= "\u024f" or "\u1e00" <= character <= "\u1eff":
        return 0.2
    if "\u3041" <= character <= "\u30ff":
        return 0.5
    if character in _SYMBOLS or "\u2010" <= character <= "\u27bf":
        return 0.3
    is_other = "\u00a0" <= character <= "\u07ff" or "\uac00" <= character <= "\ud7a3"
    return 0.0 if is_other else -1.0


def _han_weight(character: str) -> float:
    if simplified(character) in word_set("zh", "frequent_characters"):
        return 1.0
    return 0.5 if _is_common(character) else -0.3


def _is_common(character: str) -> bool:
    """Whether a character is in GB 2312 level 1 or Big5 level 1, the common characters."""
    if 0xB0 <= _lead(character, "gb2312") <= 0xD7:
        return True
    return 0xA4 <= _lead(character, "big5") <= 0xC6


def _lead(character: str, encoding: str) -> int:
    encoded = character.encode(encoding, "ignore")
    return encoded[0] if encoded else 0
