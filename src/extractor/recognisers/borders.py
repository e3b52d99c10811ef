"""Where a tagged Chinese name begins and ends: whole quotation marks, brackets and editions."""

from __future__ import annotations

import re

_OPENERS = "“‘「『《（(【〔〈"
_CLOSERS = "”’」』》）)】〕〉"
_OPENER_OF = dict(zip(_CLOSERS, _OPENERS, strict=True))
_CLOSER_OF = dict(zip(_OPENERS, _CLOSERS, strict=True))
_BEFORE_NAME = frozenset(" 、，。；：,.;:！？!?·-—–|｜■●•*" + _CLOSERS)
_BEHIND_NAME = frozenset(" 、，。；：,;:·-—–|｜" + _OPENERS)
_QUOTES = frozenset("“‘「『《〈 ")
# How far a name's missing half of a pair of marks may be.
_REACH = 16
_BREAK = re.compile(r"[，。；\n]")
_EDITION = re.compile(r"(?:第[0-9一二三四五六七八九十百]{1,4}[届期]|首届|20\d\d年?)$")
_EDITION_LENGTH = 10
# “X”分论坛: the sub-forum is called X.
_QUOTED_PART = re.compile(r"[“「]([^“”「」]{2,40})[”」](?:分论坛|分会场|平行论坛|专题论坛|专场)")


def settled(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """Return better borders for a name tagged at ``start:end`` of a window; empty for none."""
    if label in ("TALK", "THEME"):
        return _without_quotes(text, start, end)
    start, end = _paired(text, *_trimmed(text, start, end))
    if label == "EVENT" and start < end:
        start, end = _named_part(text, *_with_edition(text, start, end))
    return start, end


def _without_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _QUOTES:
        start += 1
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BEFORE_NAME:
        start += 1
    while start < end and text[end - 1] in _BEHIND_NAME:
        end -= 1
    return start, end


def _paired(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in or leave out single quotation marks and brackets until all inside are in pairs."""
    for _ in range(3):
        closer, opener = _single_marks(text, start, end)
        if closer is not None:
            start, end = _settle_closer(text, start, end, closer)
        elif opener is not None:
            start, end = _settle_opener(text, start, end, opener)
        else:
            break
    return start, end


def _single_marks(text: str, start: int, end: int) -> tuple[int | None, int | None]:
    """The first closing mark without an opening one, and the first that is never closed."""
    opened: list[int] = []
    for place in range(start, end):
        mark = text[place]
        if mark in _CLOSER_OF:
            opened.append(place)
        elif mark in _OPENER_OF:
            if not opened or text[opened[-1]] != _OPENER_OF[mark]:
                return place, None
            opened.pop()
    return None, opened[0] if opened else None


def _settle_closer(text: str, start: int, end: int, closer: int) -> tuple[int, int]:
    if closer == end - 1:
        return start, closer
    opener = text.rfind(_OPENER_OF[text[closer]], max(0, start - _REACH), start)
    if opener >= 0 and not _BREAK.search(text, opener, start):
        return opener, end
    return start, end


def _settle_opener(text: str, start: int, end: int, opener: int) -> tuple[int, int]:
    if opener == start:
        return start + 1, end
    closer = text.find(_CLOSER_OF[text[opener]], end, end + _REACH)
    if closer >= 0 and not _BREAK.search(text, end, closer):
        return start, closer + 1
    return start, end


def _with_edition(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the edition or year right before the name of a gathering."""
    edition = _EDITION.search(text, max(0, start - _EDITION_LENGTH), start)
    if edition and not text[start].isdigit():
        return edition.start(), end
    return start, end


def _named_part(text: str, start: int, end: int) -> tuple[int, int]:
    part = _QUOTED_PART.fullmatch(text, start, end)
    return part.span(1) if part else (start, end)
