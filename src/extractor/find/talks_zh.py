"""Titles of talks in Chinese texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.chinese import simplified
from extractor.document import Document, Mention, Mentions
from extractor.find.overlaps import longest_first
from extractor.rules import load_rules

_QUOTED = re.compile(r"《[^《》\n]+》|“[^“”\n]+”|「[^「」\n]+」|『[^『』\n]+』|\"[^\"\n]+\"")
# What follows the name of a periodical or a book.
_PUBLICATION = re.compile(r"[》”」]?(?:编辑部|杂志|期刊|编委|栏目|作者|丛书|一书|编写组|报社)")
# A recogniser's talk is believed above this confidence.
_LIKELY = 0.6
_PLACEHOLDERS = frozenset({"待定", "待确认", "另行通知"})


def find_talks_zh(document: Document, mentions: Mentions) -> list[Mention]:
    """Return the titles of talks that a recogniser or the wording around them shows."""
    written = list(_written(document))
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


def _titles(text: str, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The titles of a match without their marks, in the order in which they stand."""
    if "name" in match.re.groupindex:
        yield match.span("name")
        return
    for quoted in _QUOTED.finditer(text, *match.span("names")):
        yield quoted.start() + 1, quoted.end() - 1
