"""Chinese organisation mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.chinese import simplified
from extractor.document import Document, Mention, Mentions
from extractor.rules import load_rules


def find_chinese_names(document: Document, mentions: Mentions) -> list[Mention]:
    """Return the organisation names of a Chinese document, before repeats and short forms."""
    text = simplified(document.folded)
    found = list(_corrected(document, text, mentions.labelled("ORG")))
    found += _written_by_rule(document, text)
    return found


def _corrected(document: Document, text: str, evidence: Iterable[Mention]) -> Iterator[Mention]:
    for mention in evidence:
        yield mention


def _written_by_rule(document: Document, text: str) -> Iterator[Mention]:
    for rule in load_rules("zh", "organisations"):
        for match in rule.matches(text):
            start, end = match.span("name")
            yield document.mention(start, end, "ORG", f"rule:{rule.name}")
