"""Who published a page: a labelled source, a wire, a masthead, a signature, a copyright line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.document import Language, Span, fold_characters
from extractor.names import name_key
from extractor.reading.found import DATE, HEAD_LINES, TAIL_LINES, Found, hits
from extractor.reading.lines import Line, first_prose
from extractor.rules import Rule

LONGEST_META = 160  # characters of a header line
_LONGEST_DATELINE = 400


def publisher(
    lines: Sequence[Line],
    title: Span | None,
    is_furniture: Sequence[bool],
    language: Language,
    rules: Sequence[Rule],
) -> Span | None:
    """The issuing body or outlet that a page names as its publisher, the surest first."""
    if not lines:
        return None
    body = min(first_prose(lines, language), HEAD_LINES)
    foot = max(body + 2, len(lines) - TAIL_LINES)
    zone = [
        *((line, False) for line in lines[: body + 2]),
        *((line, True) for line in lines[foot:]),
    ]
    found = [
        hit
        for line, at_foot in zone
        for rule in rules
        if rule.data["of"] == "source" and (at_foot or not rule.data.get("foot", False))
        for hit in hits(line, rule, _reach(rule))
    ]
    found += _heading_source(lines, title, is_furniture, language) + _signature(lines, language)
    if not found:
        return None
    return _preferred(found).span


def _reach(rule: Rule) -> int:
    """How many characters of a line a rule reads: datelines open whole paragraphs."""
    return _LONGEST_DATELINE if rule.name.endswith(("wire", "agency")) else LONGEST_META


def _preferred(found: Sequence[Found]) -> Found:
    """The surest source; a link to the original outlet outranks the wire it does not belong to."""
    links = [hit for hit in found if hit.rule.endswith("original-link")]
    wires = [hit for hit in found if hit.rule.endswith(("wire", "agency"))]
    best = min(found, key=lambda hit: (hit.rank, hit.start))
    if best in wires and links and not name_key(best.text).startswith(name_key(links[0].text)):
        return links[0]
    return best


_MASTHEAD_NAME = re.compile(
    r"[^|>»›/,，·(]{2,100}?(?=\s*(?:[|>»›/,·(]|\s{2,}|新聞公報|新闻公报|$))"
)
_GENERIC_HEADING = re.compile(
    r"^(?:home|news|press|media|main|products?|markets?|pipeline|event|notice|deals|skip to|from:"
    r"|for (?:immediate|information)|location|首\s?[页頁]|当前|您的|要闻|新闻|新聞|原创|点击|关于"
    r"|集团要闻|第|\[|【|\d)",
    re.IGNORECASE,
)
_GENERIC_CELL = re.compile(r"\b(?:news|updates|brief|policies|contact us)$", re.IGNORECASE)


def _heading_source(
    lines: Sequence[Line], title: Span | None, is_furniture: Sequence[bool], language: Language
) -> list[Found]:
    """A masthead, the name under "News provided by", or the name above a dated line."""
    found = []
    for i, (line, after) in enumerate(pairwise(lines[:9])):
        if re.fullmatch(r"News provided by:?", line.text, re.IGNORECASE):
            found.append(Found(1, after.start, after.end, after.text, "heading:provided-by"))
        is_title = title is not None and title.overlaps(line.span)
        if is_title or is_furniture[i]:
            continue
        if is_date_line(after.text) and _is_short_name(line.text, language):
            found.append(Found(4, line.start, line.end, line.text, "heading:above-date"))
    first = lines[0]
    name = _MASTHEAD_NAME.match(first.text)
    before_title = title is not None and first.end <= title.start
    is_path = bool(re.search(r"[>»›|]| / ", first.text))
    is_own = name and not _GENERIC_HEADING.match(name[0]) and "〔" not in name[0]
    if name and is_path and _GENERIC_CELL.search(name[0]):
        return found
    if name and is_own and before_title and (is_path or not is_furniture[0]):
        end = first.start + len(name[0])
        found.append(Found(5, first.start, end, name[0], "heading:masthead"))
    return found


def is_date_line(text: str) -> bool:
    """Whether a line holds a date and little more."""
    date = DATE.match(fold_characters(text))
    return bool(date) and len(text) < 24


def _is_short_name(text: str, language: Language) -> bool:
    if language == "zh":
        return 2 <= len(text) <= 24 and not re.search(r"[，。：:、！？]", text)
    return len(text.split()) <= 4 and text[0].isupper() and not text.endswith((".", ":"))


_SIGNED_DATE = re.compile(
    r"(?:\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|[二〇○零一九]{2,4}[〇○零一二三四五六七八九]{0,3}年"
    r"[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$"
)


def _signature(lines: Sequence[Line], language: Language) -> list[Found]:
    """The body that signs a notice: the short line above the closing date."""
    if language != "zh":
        return []
    for before, line in pairwise(lines[-6:]):
        is_dated = _SIGNED_DATE.match(fold_characters(line.text))
        if is_dated and re.fullmatch(r"[^。：]{4,30}", before.text):
            return [Found(3, before.start, before.end, before.text, "heading:signature")]
    return []
