"""Titles of talks in Chinese texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.chinese import simplified
from extractor.document import Document, Mention, Mentions, Span
from extractor.find.overlaps import longest_first
from extractor.rules import load_rules

_QUOTED = re.compile(r"《[^《》\n]+》|“[^“”\n]+”|「[^「」\n]+」|『[^『』\n]+』|\"[^\"\n]+\"")
# What follows the name of a periodical or a book.
_PUBLICATION = re.compile(r"[》”」]?(?:编辑部|杂志|期刊|编委|栏目|作者|丛书|一书|编写组|报社)")
# The time in front of a row, and what stands in it before the speaker and is no talk.
_TIMED = re.compile(
    r"^[\s|｜]*\d{1,2}[:：]\d\d(?:[ \t]?[-—–~～至]+[ \t]?\d{1,2}[:：]\d\d)?[\s|｜]+", re.MULTILINE
)
_CELL = re.compile(
    r"(?P<name>[^\s|｜：:][^\n|｜]{2,80}?[^\s|｜：:—–-])[ \t]*(?:[|｜—–-]+|[ \t])[ \t]*"
    r"(?:(?:Dr|Prof|Mr|Ms)\.? )?"
)
_NO_TALK = re.compile(
    r".{0,4}(?:致\s?[辞词]|开幕|闭幕|主\s?持|讨论|对话|圆桌|签[约到字]|签署|茶歇|休息|合影|午餐|晚[餐宴]|颁奖|揭牌|讲话|总结|启动|报到|点评|嘉宾|演讲人|报告人|自由|参观)"
    r".{0,8}$"
)
# A recogniser's talk is believed above this confidence.
_LIKELY = 0.6
_PLACEHOLDERS = frozenset({"待定", "待确认", "另行通知"})


def find_talks_zh(document: Document, mentions: Mentions) -> list[Mention]:
    """Return the titles of talks that a recogniser or the wording around them shows."""
    written = [*_written(document), *_programme(document, mentions)]
    proposed = [
        m
        for m in mentions.labelled("TALK")
        if m.confidence > _LIKELY and not any(m.span.overlaps(w) for w in written)
    ]
    return longest_first(
        m
        for m in (*written, *proposed)
        if m.text not in _PLACEHOLDERS and not _PUBLICATION.match(document.text, m.end)
    )


def _written(document: Document) -> Iterator[Mention]:
    text = simplified(document.folded)
    for rule in load_rules("zh", "talks"):
        for match in rule.matches(text):
            for start, end in _titles(text, match):
                if not document.is_furniture(start, end):
                    yield document.mention(start, end, "TALK", f"rule:{rule.name}")


def _programme(document: Document, mentions: Mentions) -> Iterator[Mention]:
    """What stands between the time and the name of a speaker in a row of a programme."""
    text = document.folded
    for row in _TIMED.finditer(text):
        end = text.find("\n", row.end())
        span = Span(row.end(), end if end >= 0 else len(text))
        people = mentions.within(span, "PERSON")
        if not people or mentions.within(Span(span.start, people[0].start), "TITLE"):
            continue
        cell = _CELL.fullmatch(text, span.start, people[0].start)
        if cell and not _NO_TALK.match(simplified(cell["name"])):
            start, stop = cell.span("name")
            if not document.is_furniture(start, stop):
                yield document.mention(start, stop, "TALK", "rule:zh/talks:programme")


def _titles(text: str, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The titles of a match without their marks, in the order in which they stand."""
    if "name" in match.re.groupindex:
        yield match.span("name")
        return
    for quoted in _QUOTED.finditer(text, *match.span("names")):
        yield quoted.start() + 1, quoted.end() - 1
