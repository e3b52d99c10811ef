"""Which language a text is in."""

from __future__ import annotations

import re

from extractor.document import Language, is_han

_SAMPLE = 20_000
_LETTER = re.compile(r"[^\W\d_]")
_ENGLISH_WORD = re.compile(r"\b(?:the|of|and|to|in|for|on|with|at|by|is|was|will|from)\b", re.I)
_KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")


class UnsupportedLanguageError(ValueError):
    """A text in neither English nor Chinese."""


def language_of(text: str) -> Language:
    """English or Chinese.

    Raises:
        UnsupportedLanguageError: it is neither, as far as its letters and small words tell.
    """
    sample = text[:_SAMPLE]
    letters = _LETTER.findall(sample)
    if not letters:
        raise UnsupportedLanguageError("no words found")
    han = sum(map(is_han, letters))
    foreign = len(_KANA_OR_HANGUL.findall(sample))
    if foreign > 0.1 * len(letters):
        raise UnsupportedLanguageError("the text looks Japanese or Korean; supported: en, zh")
    if han > 0.15 * len(letters):
        return "zh"
    if not _is_english(sample, len(letters)):
        raise UnsupportedLanguageError("the text looks neither English nor Chinese")
    return "en"


def _is_english(sample: str, letters: int) -> bool:
    words = _LATIN_WORD.findall(sample)
    if sum(map(len, words)) < 0.5 * letters:
        return False
    small = len(_ENGLISH_WORD.findall(sample))
    # Short texts (a headline) may lack small words; longer English prose never does.
    return len(words) < 40 or small > 0.04 * len(words)
