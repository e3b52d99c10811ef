"""English names cut into words: places, numbers, words of the lexicon and the rest."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from extractor.link.concepts.lexicon import Word, english_roles, lines
from extractor.link.concepts.places import place_codes
from extractor.link.concepts.stems import FUNCTION_WORDS, stem, stems
from extractor.numerals import english_ordinal

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_POSSESSIVE = re.compile(r"(?<=\w)['’](?:s\b|(?=\s|$))", re.IGNORECASE)
_INNER_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_LONGEST_PLACE = 4
_NUMBER = re.compile(r"\d{1,3}(?:st|nd|rd|th)?")


@lru_cache(maxsize=65536)
def english_name_words(name: str) -> tuple[Word, ...]:
    """The words of a name in order of writing, without function words."""
    if "'" in name or "’" in name:
        name = _INNER_APOSTROPHE.sub("", _POSSESSIVE.sub("", name))
    tokens = _WORD.findall(name)
    words: list[Word] = []
    index = 0
    while index < len(tokens):
        word, taken = _place(tokens, index) or (_single(tokens, index), 1)
        if word:
            words.append(word)
        index += taken
    return tuple(words)


def _place(tokens: list[str], index: int) -> tuple[Word, int] | None:
    """The longest place that begins at a token, and its number of tokens."""
    first = tokens[index].casefold()
    for length in range(
        min(_LONGEST_PLACE if first in _openers() else 1, len(tokens) - index), 0, -1
    ):
        written = " ".join(tokens[index : index + length]).casefold()
        if length > 1 or written in _region_words():
            region = _regions().get(stems(written))
            if region:
                return region, length
        codes = place_codes("en").get(written)
        if codes and tokens[index][0].isupper() and (length > 1 or _is_no_word(written)):
            return Word(written, "place", written, ((stem(written),),), codes), length
    return None


def _is_no_word(written: str) -> bool:
    return english_roles().get(stem(written), "place") == "place" and written not in FUNCTION_WORDS


@cache
def _openers() -> frozenset[str]:
    """The first words of places of several words."""
    several = (name for name in place_codes("en") if " " in name)
    regions = (phrase for _, english in lines("regions") for phrase in english if " " in phrase)
    return frozenset(name.split()[0] for name in (*several, *regions))


@cache
def _regions() -> dict[tuple[str, ...], Word]:
    """Places of the lexicon by their stems: "yellow river", "south korean"."""
    found: dict[tuple[str, ...], Word] = {}
    for chinese, english in lines("regions"):
        codes = place_codes("zh").get(chinese[0], frozenset()) | {chinese[0]}
        for key in map(stems, english):
            known = found.get(key)
            if known:
                found[key] = replace(known, codes=known.codes | codes)
            else:
                found[key] = Word(" ".join(key), "place", chinese[0], (key,), codes)
    return found


@cache
def _region_words() -> frozenset[str]:
    return frozenset(phrase for _, english in lines("regions") for phrase in english)


def _single(tokens: list[str], index: int) -> Word | None:
    token = tokens[index]
    written = token.casefold()
    if written in FUNCTION_WORDS and not (token.isupper() and len(token) > 1):
        return None
    if written == "no" and index + 1 < len(tokens) and tokens[index + 1].isdigit():
        return None
    if number := _number(token, written):
        return Word(number, "number", number, ((number,),))
    own = stem(written)
    return Word(written, english_roles().get(own, "name"), own, ((own,),))


def _number(token: str, written: str) -> str | None:
    if _NUMBER.fullmatch(written):
        return f"#{int(re.sub('[a-z]', '', written))}"
    ordinal = english_ordinal(token) if token[0].isupper() and not token.isupper() else None
    return f"#{ordinal}" if ordinal else None
