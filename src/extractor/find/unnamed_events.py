"""Gatherings without a proper name, where the document is about one: 座谈会, "a symposium on …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.document import Document, Mention, Span
from extractor.rules import load_rules, mention_of

# How many sentences after the title may say what the document is about.
_LEAD_SENTENCES = 3


def unnamed_events(document: Document, text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """Phrases in the title and the lead that stand for a gathering, if no name stands there."""
    lead = _lead(document)
    if any(place.overlaps(mention) for mention in named for place in lead):
        return
    for place in lead:
        for rule in load_rules(document.language, "unnamed_events"):
            match = next(rule.matches(text, place.start, place.end), None)
            if match:
                yield mention_of(document, match, "EVENT", rule)
                return


def _lead(document: Document) -> list[Span]:
    title = document.title
    body = [s for s in document.sentences if not title or s.start >= title.end]
    return [*([title] if title else []), *body[:_LEAD_SENTENCES]]
