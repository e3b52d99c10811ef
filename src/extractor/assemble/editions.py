"""The edition in or before the name of a gathering: 9 for "第九届" and "9th"."""

from __future__ import annotations

import re

from extractor.chinese import simplified
from extractor.document import Document, Language, Mention, fold_characters
from extractor.numerals import chinese_number, english_ordinal, roman_number

_NUMERAL = r"(?:\d{1,4}|[一二三四五六七八九十百零〇]{1,6})"
_CHINESE = re.compile(
    rf"第\s?(?P<number>{_NUMERAL})\s?(?:[届次期回季轮]|个(?=.*[日节周月]$))|(?P<first>首)[届次]"
)
_SESSION = re.compile(rf"(?<![第\d一二三四五六七八九十百零〇])(?P<number>{_NUMERAL})次会议$")
_CONGRESS = re.compile(
    r"(?:党的|中共)(?P<number>[一二三四五六七八九十]+)大$|^(?P<bare>十[六七八九]|二十)大$"
)
_PLENARY = re.compile(r"中全会$|Plenary Session")
_WORD = re.compile(r"[A-Za-z\d-]+")
_BEFORE = re.compile(r"(?P<ordinal>[A-Za-z\d-]+)(?: annual| edition of the| edition of)?[ ][“\"]?$")


def edition_in(language: Language, name: str) -> int | None:
    """The edition that is part of a name; a plenary session has none."""
    folded = fold_characters(name)
    if _PLENARY.search(folded):
        return None
    return _chinese(simplified(folded)) if language == "zh" else _english(folded)


def _chinese(name: str) -> int | None:
    if congress := _CONGRESS.search(name):
        return chinese_number(congress["number"] or congress["bare"])
    if session := _SESSION.search(name):
        return chinese_number(session["number"])
    found = [m["number"] or m["first"] for m in _CHINESE.finditer(name)]
    return chinese_number(found[-1]) if found else None


def _english(name: str) -> int | None:
    words = _WORD.findall(_ANNIVERSARY.sub("", name))
    if "Inaugural" in words:
        return 1
    for index, word in enumerate(words):
        number = english_ordinal(word)
        if number and (word != "I" or index == 0) and (roman_number(word) is None or index == 0):
            return number
    return None


# The tenth anniversary of a gathering is no edition of it.
_ANNIVERSARY = re.compile(r"\b\w[\w-]* Anniversary\b")
_IN_NAME = re.compile(
    r"第[\d一二三四五六七八九十百]+[届次期]"
    r"|\b(?:\d+(?:st|nd|rd|th)|[IVX]+|(?:First|Second|Third|[A-Z]\w+th))\b|20\d\d年?"
)


def without_edition(name: str) -> str:
    """A name without its ordinal and year: what the editions of one series share."""
    return _IN_NAME.sub("", name).strip()


def edition_before(document: Document, mention: Mention) -> int | None:
    """The edition that stands in lower case before an English name: "the second Forum on …"."""
    if document.language != "en":
        return None
    match = _BEFORE.search(document.folded, max(0, mention.start - 40), mention.start)
    if (
        match is None
        or roman_number(match["ordinal"])
        or (not match["ordinal"][0].islower() and not match["ordinal"][0].isdigit())
    ):
        return None
    return _ordinal(match["ordinal"])


def _ordinal(word: str) -> int | None:
    return 1 if word in ("inaugural", "first-ever") else english_ordinal(word)


def edition_behind(document: Document, mention: Mention) -> int | None:
    """The edition that a headline or a report tells behind a name: "X returns for 25th Edition"."""
    match = _BEHIND.match(document.folded, mention.end) if document.language == "en" else None
    return _ordinal(match["ordinal"].lower()) if match else None


def edition_referred(document: Document, start: int) -> int | None:
    """The edition before a reference: "its 18th annual seminar", "the tenth running of the"."""
    if document.language != "en":
        return None
    match = _REFERRED.search(document.folded, max(0, start - 60), start)
    return _ordinal(match["ordinal"].lower()) if match else None


_RUNNING = r"(?:[Ee]dition|[Rr]unning|[Ss]taging|[Ii]nstall?ment|[Ii]teration|[Oo]uting)"
_BEHIND = re.compile(
    r"[”\"]?,? (?:[^.;,\n]{0,50} )?(?:for|in|with|marks|marked|celebrates|held|now in|hosts|is|was)"
    rf" (?:its|the|a|his|their)? ?(?P<ordinal>[\w-]+) (?:annual )?{_RUNNING}\b(?! of)"
)
_REFERRED = re.compile(
    rf"(?P<ordinal>[\w-]+) (?:annual|biennial|(?:annual )?{_RUNNING} of (?:the|this|its)) $"
)
