"""Chinese organisation mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.chinese import simplified
from extractor.document import Document, Mention, Mentions
from extractor.find.overlaps import longest_first
from extractor.rules import load_rules


def find_chinese_organisations(document: Document, mentions: Mentions) -> list[Mention]:
    """Return organisation mentions of a Chinese document."""
    text = simplified(document.folded)
    found = list(_corrected(document, text, mentions.labelled("ORG")))
    found += _written_by_rule(document, text)
    found += _repeated(document, found)
    return longest_first(m for m in found if not document.is_furniture(m.start, m.end))


def _corrected(document: Document, text: str, evidence: Iterable[Mention]) -> Iterator[Mention]:
    for mention in evidence:
        yield mention


def _written_by_rule(document: Document, text: str) -> Iterator[Mention]:
    for rule in load_rules("zh", "organisations"):
        for match in rule.matches(text):
            start, end = match.span("name")
            yield document.mention(start, end, "ORG", f"rule:{rule.name}")


def _repeated(document: Document, found: Iterable[Mention]) -> Iterator[Mention]:
    """Every other place where a name that was found is written again."""
    for name in sorted({mention.text for mention in found if len(mention.text) > 2}):
        for match in re.finditer(re.escape(name), document.text):
            yield document.mention(match.start(), match.end(), "ORG", "rule:zh/organisations:repeated")
