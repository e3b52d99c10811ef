"""Where an English name begins and ends: nicknames, forms of address, letters after the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractor.document import Document, Mention, Span
from extractor.find.names_en import PARTICLE, WORD, has_given_name
from extractor.rules import alternatives, load_words, word_set

_GENERATION = r"(?:[JS]r\b\.?|I{2,3}\b|IV\b)"
_GENERATIONS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_NICKNAMED = re.compile(
    rf"(?<![\w@#/.-]){WORD}(?:[ \u00a0]{WORD}){{0,2}}[ \u00a0]"
    rf"(?:\"{WORD}(?:[ \u00a0]{WORD})?\"|“{WORD}(?:[ \u00a0]{WORD})?”|‘{WORD}’|'{WORD}'|\({WORD}\))"
    rf"(?:[ \u00a0](?:{PARTICLE}[ \u00a0]){{0,2}}{WORD}){{1,3}}(?:,?[ \u00a0]{_GENERATION})?"
)
# Initials before and particles behind what a tagger read: "Y. Q. Shen", "da Silva e SOUSA".
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.[ \u00a0]?){1,3}$")
_PARTICLED = re.compile(rf"(?:[ \u00a0]{PARTICLE}){{1,2}}[ \u00a0]{WORD}")
_INITIAL_END = re.compile(r"(?:^|[ .])[A-Z]$")
_SENTENCE = re.compile(r"[a-z]{2}\.$")
_GOES_ON = re.compile(rf"(?:[ \u00a0]|,[ \u00a0](?=[JS]r\b\.?,)){_GENERATION}(?!\w)")
# What may part two halves of one name that a tagger read as two.
_SEAM = re.compile(r"[ \u00a0]?[\"“”'’‘]?[ \u00a0]?")
_WORD = re.compile(WORD)
_STARTS_LOW = re.compile(rf"{PARTICLE}[ \u00a0]")
_NAME_BEFORE = re.compile(rf"(?<![\w@#/.-])(?P<name>(?:{WORD}[ \u00a0]){{1,3}})$")


def nicknamed(document: Document, people: Sequence[Mention]) -> Iterator[Span]:
    """Names with a nickname inside: 'Nestor "Papo" Villalobos', "Elizabeth (Liz) Warburton"."""
    for match in _NICKNAMED.finditer(document.folded):
        span = Span(*match.span())
        address = _address().match(match.group())
        if address:
            span = Span(span.start + address.end(), span.end)
        known = any(m.start <= span.start < m.end for m in people)
        words = document.folded[span.start : span.end].split()
        named = not any(word in word_set("en", "honorifics") for word in words)
        if named and (known or has_given_name(words)) and not document.is_furniture(*match.span()):
            yield span


def whole_names(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """The names of recognisers, halves put together, without address and letters after them."""
    joined: list[Mention] = []
    for mention in sorted(mentions):
        if joined and _is_half(document, joined[-1], mention):
            joined[-1] = _merged(document, joined[-1], mention)
        else:
            joined.append(mention)
    return [_moved(document, m, bare_name(document, m.span)) for m in joined]


def bare_name(document: Document, span: Span) -> Span:
    """A name without address before it and letters after it, with "Jr." and the half behind "-"."""
    text = document.folded
    start, end = span.start, span.end
    if _STARTS_LOW.match(text, start) and (
        before := _NAME_BEFORE.search(text, max(0, start - 60), start)
    ):
        start = before.start("name")
    elif before := _INITIALS.search(text, max(0, start - 12), start):
        start = before.start()
    if behind := _PARTICLED.match(text, end):
        end = behind.end()
    if address := _address().match(text, start, end):
        start = address.end() if text[address.end() : end].strip() else start
    end = _without_letters(text, start, _word_end(text, start, end))
    more = _GOES_ON.match(text, end)
    return Span(start, more.end() if more and " " in text[start:end] else end)


def _is_half(document: Document, left: Mention, right: Mention) -> bool:
    gap = document.text[left.end : right.start]
    single = " " not in left.text.strip() or " " not in right.text.strip()
    quoted = any(mark in left.text + gap for mark in '"“')
    if _INITIAL_END.search(left.text) and gap.startswith("."):
        gap = gap[1:]
    apart = left.end > right.start or _SENTENCE.search(left.text)
    return not apart and bool(_SEAM.fullmatch(gap)) and (single or quoted)


def _merged(document: Document, left: Mention, right: Mention) -> Mention:
    span = Span(left.start, right.end)
    whole = _moved(document, left, span)
    return replace(whole, confidence=max(left.confidence, right.confidence))


def _moved(document: Document, mention: Mention, span: Span) -> Mention:
    if span == mention.span:
        return mention
    return document.mention(
        span.start, span.end, "PERSON", mention.source, confidence=mention.confidence
    )


def _word_end(text: str, start: int, end: int) -> int:
    """The end of the last word, where a tagger stopped inside it: "NOH Tae" of "NOH Tae-seok"."""
    last = max(text.rfind(" ", start, end), text.rfind("\n", start, end), start - 1) + 1
    match = _WORD.match(text, last)
    return match.end() if match and match.end() > end and text[end] in "-'’" else end


def _without_letters(text: str, start: int, end: int) -> int:
    """Cut off degrees and orders behind a name of two words or more: "FRSE", "OAM"."""
    words = list(re.finditer(r"\S+", text[start:end]))
    while len(words) > 2 and _is_letters(words[-1].group()):
        words.pop()
    return start + len(text[start : start + words[-1].end()].rstrip(",")) if words else end


def _is_letters(word: str) -> bool:
    return word.casefold() not in _GENERATIONS and word in word_set("en", "degrees")


@cache
def _address() -> re.Pattern[str]:
    forms = alternatives(load_words("en", "honorifics"))
    return re.compile(rf"(?:{forms}[ \u00a0]+)+(?=[^\W\d_a-z])")
