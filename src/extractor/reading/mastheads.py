"""Publishers that no label names: mastheads, letterheads, signatures, "About" at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.document import Language, Span, fold_characters
from extractor.names import name_key
from extractor.reading.bodies import is_body_name
from extractor.reading.found import DATE, Found
from extractor.reading.lines import Line
from extractor.reading.titles import is_date_line, is_no_title, is_outlet

_HEAD = 9  # lines at whose top a masthead or a name above the date stands
_DATED_LINE = 90  # characters
_OPENING = 12  # lines in which the body named at the foot has to be named too
_MASTHEAD_NAME = re.compile(
    r"[^|>»›/,，·(]{2,100}?(?=\s*(?:[|>»›/,·(]|\s{2,}|新聞公報|新闻公报|$))"
)
_CELL_END = re.compile(r"\s+[|·>»›/(]\s*|\s{2,}")
_GENERIC_HEADING = re.compile(
    r"^(?:home|news|press|media|main|products?|markets?|pipeline|event|notice|deals|skip to|from:"
    r"|for (?:immediate|information)|location|首\s?[页頁]|当前|您的|要闻|新闻|新聞|原创|点击|关于"
    r"|集团要闻|第|\[|【|\d)",
    re.IGNORECASE,
)
_GENERIC_CELL = re.compile(r"\b(?:news|updates|brief|policies|contact us)$", re.IGNORECASE)


def heading_sources(
    lines: Sequence[Line], title: Span | None, is_furniture: Sequence[bool], language: Language
) -> Iterator[Found]:
    """A masthead, the name under "News provided by", or the name above a dated line."""
    for i, (line, after) in enumerate(pairwise(lines[:_HEAD])):
        if re.fullmatch(r"News provided by:?", line.text, re.IGNORECASE):
            yield _found(1, after, "provided-by")
        if title is not None and title.overlaps(line.span):
            yield from _beside_title(line, title, language)
        elif is_furniture[i]:
            continue
        elif is_date_line(after.text) and _is_short_name(line.text, language):
            yield _found(4, line, "above-date")
        elif _is_above_dated(line, after, language):
            yield _found(5, line, "above-dated")
    for i, line in enumerate(lines[:_HEAD]):
        if title is not None and line.end <= title.start:
            yield from _masthead(line, i, is_furniture[i], language)


def _is_above_dated(line: Line, after: Line, language: Language) -> bool:
    """Whether a body's name stands above a line that dates the page and says more."""
    is_dated = len(after.text) < _DATED_LINE and DATE.search(fold_characters(after.text))
    is_name = is_body_name(line.text, language) and not is_no_title(line.text, language)
    return bool(is_dated and is_name)


def _beside_title(line: Line, title: Span, language: Language) -> Iterator[Found]:
    """The outlet that a bar sets apart from the headline."""
    rest = line.text[max(0, title.end - line.start) :]
    outlet = rest.removeprefix(" | ")
    if outlet != rest and is_outlet(outlet, language):
        yield Found(4, line.end - len(outlet), line.end, outlet, "heading:beside-title")


def _masthead(line: Line, index: int, is_furniture: bool, language: Language) -> Iterator[Found]:
    """The name at the top of a page; further down only one that is sure to be a body's."""
    whole = _CELL_END.split(line.text)[0]
    if is_no_title(whole, language):
        return
    if is_body_name(whole, language):
        yield Found(5, line.start, line.start + len(whole), whole, "heading:masthead")
    elif index == 0 and (name := _page_name(line.text, is_furniture)):
        yield Found(5, line.start, line.start + len(name), name, "heading:masthead")


def _page_name(text: str, is_furniture: bool) -> str | None:
    """What a page calls itself in its first line, be it a trail of links."""
    is_path = bool(re.search(r"[>»›|]| / ", text))
    name = _MASTHEAD_NAME.match(text)
    if not name or (is_furniture and not is_path):
        return None
    if _GENERIC_HEADING.match(name[0]) or "〔" in name[0]:
        return None
    return None if is_path and _GENERIC_CELL.search(name[0]) else name[0]


def _is_short_name(text: str, language: Language) -> bool:
    if is_no_title(text, language):
        return False
    if language == "zh":
        return 2 <= len(text) <= 24 and not re.search(r"[，。：:、！？]", text)
    return len(text.split()) <= 4 and text[0].isupper() and not text.endswith((".", ":"))


def _found(rank: int, line: Line, rule: str) -> Found:
    return Found(rank, line.start, line.end, line.text, f"heading:{rule}")


_SIGNED_DATE = re.compile(
    r"(?:\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|[二〇○零一九]{2,4}[〇○零一二三四五六七八九]{0,3}年"
    r"[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$"
)
_SIGNED_BY = re.compile(r"(?:Issued|Signed|Released) by|By order|(?:For and )?[Oo]n behalf of")
_LAST = 6  # lines at the end in which somebody signs


def signatures(lines: Sequence[Line], language: Language) -> Iterator[Found]:
    """The body that signs: above the closing date, in the last brackets, below "Issued by"."""
    last = lines[-_LAST:]
    for before, line in pairwise(last):
        is_dated = language == "zh" and _SIGNED_DATE.match(fold_characters(line.text))
        if is_dated and re.fullmatch(r"[^。：]{4,30}", before.text):
            yield _found(3, before, "signature")
            break
    for i, line in enumerate(last):
        bare = line.text.strip("（）()")
        is_bracketed = language == "zh" and len(bare) + 2 == len(line.text)
        is_below = language == "en" and any(_SIGNED_BY.match(above.text) for above in last[:i])
        if (is_bracketed or is_below) and is_body_name(bare, language):
            start = line.start + line.text.index(bare)
            yield Found(3, start, start + len(bare), bare, "heading:signature")


_ABOUT: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\W{0,4}About (?:the )?(?P<name>[A-Z][\w .,&'’()+-]{2,70}?)\s?(?:\W{0,3}$|:\s|\s[–—-]\s)",
    ),
    "zh": re.compile(r"\W{0,3}(?:关于|關於)\s?(?P<name>[\u4e00-\u9fffA-Za-z·（）()]{2,24})[：:]?$"),
}
_ABOVE_FOOT = 3  # lines above which no body describes itself
_NOT_BODY = re.compile(r"(?:Us|Author|Authors|Book|Company|我们|我們|作者|本书)$", re.IGNORECASE)


def about_sources(lines: Sequence[Line], language: Language) -> Iterator[Found]:
    """The first body that describes itself at the foot and is named in the opening too."""
    opening = name_key(" ".join(line.text for line in lines[:_OPENING]))
    for line in lines[_ABOVE_FOOT:]:
        about = _ABOUT[language].match(line.text)
        if about and not _NOT_BODY.match(about["name"]) and name_key(about["name"]) in opening:
            start = line.start + about.start("name")
            yield Found(8, start, line.start + about.end("name"), about["name"], "heading:about")
            return
