"""Chinese titles: a head (局长) with modifiers (常务副) or a place (陕西省) or a unit (护理部) in front."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from extractor.chinese import simplified
from extractor.document import Document, Mention, Mentions, Span
from extractor.find.overlaps import longest_first
from extractor.places import gazetteer
from extractor.rules import word_set

SOURCE = "rule:zh/titles:head"
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_MODIFIERS = 4
# A chain goes on with 、 or 兼; what stands between it and the next head is a unit of the same body.
_UNIT = re.compile(r"(?:[、/]|兼任?|和|及)(?P<unit>[\u4e00-\u9fffA-Za-z]{1,8})$")
_POSTED = re.compile(r"驻[\u4e00-\u9fff]{1,7}$")
_COUNTRY_WORD = re.compile(r"[\u4e00-\u9fff]{1,4}(?:省|市|县|区|州|盟|旗|镇|乡|村)$")


def find_titles_zh(document: Document, mentions: Mentions) -> list[Mention]:
    """Return titles, those that a recogniser proposes and those that word lists prove."""
    proposed = [m for m in mentions.labelled("TITLE") if len(m.text) > 1]
    persons = mentions.labelled("PERSON")
    written = [
        document.mention(span.start, span.end, "TITLE", SOURCE, confidence=0.9)
        for span in title_spans(document, mentions)
        if not any(span.overlaps(m) for m in (*persons, *proposed))
    ]
    return longest_first([*proposed, *written])


def title_spans(document: Document, mentions: Mentions) -> list[Span]:
    """Titles as the word lists give them, outside page furniture."""
    text = simplified(document.folded)
    bodies = mentions.labelled("ORG")
    spans: list[Span] = []
    for head in _heads(text):
        start = _with_modifiers(text, head.start)
        start = _with_place(text, start, head)
        last = spans[-1].end if spans else 0
        start = _with_unit(text, max(start, last), last, bodies)
        if not document.is_furniture(start, head.end):
            spans.append(Span(start, head.end))
    return spans


def _heads(text: str) -> Iterator[Span]:
    """The longest heads from left to right, but none that belongs to a longer word."""
    heads = word_set("zh", "titles")
    lookalikes = word_set("zh", "title_lookalikes")
    position = 0
    while position < len(text):
        other = _longest_word(text, position, lookalikes)
        end = _longest_word(text, position, heads)
        if other and other >= end:
            position = other
        elif end and not _inside_word(text, position, end, lookalikes):
            yield Span(position, end)
            position = end
        else:
            position += 1


def _longest_word(text: str, start: int, words: Collection[str]) -> int:
    """The end of the longest word at ``start``, or 0."""
    for length in range(_longest(words), 1, -1):
        if text[start : start + length] in words:
            return start + length
    return 0


@cache
def _longest(words: frozenset[str]) -> int:
    return max(map(len, words))


def _inside_word(text: str, start: int, end: int, words: Collection[str]) -> bool:
    """Whether a longer word begins inside the head, or letters go on around it."""
    if text[start] in _LATIN:
        return text[start - 1 : start] in _LATIN or text[end : end + 1] in _LATIN
    return any(_longest_word(text, i, words) > end for i in range(start + 1, end))


def _with_modifiers(text: str, start: int) -> int:
    modifiers = word_set("zh", "title_modifiers")
    for _ in range(_MODIFIERS):
        lengths = range(min(_longest(modifiers), start), 0, -1)
        found = next((n for n in lengths if text[start - n : start] in modifiers), 0)
        start -= found
        if not found:
            break
    return start


def _with_place(text: str, start: int, head: Span) -> int:
    """Take in the place at which a mayor, a president or an ambassador holds office."""
    window = text[max(0, start - 14) : start]
    posted = _POSTED.search(window)
    if posted:
        start -= len(window) - posted.start()
    if text[head.start : head.end] not in word_set("zh", "place_titles"):
        return start
    for _ in range(2):
        start -= trailing_place(text[max(0, start - 14) : start])
    return start


def trailing_place(text: str) -> int:
    """The length of the longest place name that ``text`` ends with, or 0."""
    known = gazetteer("zh")
    return next((n for n in range(len(text), 1, -1) if text[-n:] in known), 0)


def _with_unit(text: str, start: int, last: int, bodies: Collection[Mention]) -> int:
    """Take in the unit in "副院长兼胃肠外科主任": it is of the body named before the first title."""
    match = _UNIT.search(text, max(0, start - 10), start)
    if not match or match.start() != last:
        return start
    unit = Span(match.start("unit"), start)
    return start if any(unit.overlaps(body) for body in bodies) else unit.start
