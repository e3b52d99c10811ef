"""English organisation mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.document import Document, Mention, Mentions
from extractor.find.english_bodies import bodies
from extractor.find.english_phrases import phrases
from extractor.find.overlaps import longest_first


def find_english_organisations(document: Document, mentions: Mentions) -> list[Mention]:
    """Return organisation mentions of an English document."""
    found = list(_by_head(document))
    return longest_first(m for m in found if not document.is_furniture(m.start, m.end))


def _by_head(document: Document) -> Iterator[Mention]:
    for sentence in document.sentences:
        for phrase in phrases(document.folded, sentence):
            for span in bodies(phrase):
                yield document.mention(span.start, span.end, "ORG", "rule:en/organisations:head")
