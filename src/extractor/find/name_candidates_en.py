"""Runs of capitalised words that may be English names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.document import Document, Span
from extractor.find.name_evidence_en import Evidence, is_stop
from extractor.find.names_en import name_runs, words_of

_PARAGRAPH = re.compile(r"[^\n]+")


def candidates(document: Document, evidence: Evidence) -> Iterator[Span]:
    """Runs of two to six capitalised words, without the words that no name has."""
    for paragraph in _PARAGRAPH.finditer(document.folded):
        if document.is_furniture(paragraph.start(), paragraph.end()):
            continue
        for free in evidence.nameless.gaps(Span(*paragraph.span())):
            for run in name_runs(document, free):
                yield from _names_in(document, run, evidence)


def _names_in(document: Document, run: Span, evidence: Evidence) -> Iterator[Span]:
    """Split a run at words that no name has, and drop what a recogniser leaves out before it."""
    spans = words_of(document, run)
    texts = [document.folded[span.start : span.end] for span in spans]
    words: list[Span] = []
    for index, span in enumerate([*spans, None]):
        if span is not None and not is_stop(texts, index):
            words.append(span)
            continue
        if 2 <= len(words) <= 6:
            yield _cut(document, words, evidence)
        words = []


def _cut(document: Document, words: Sequence[Span], evidence: Evidence) -> Span:
    """After "of" or in a long run, start where the recogniser's name starts."""
    whole = Span(words[0].start, words[-1].end)
    if len(words) < 4 or not evidence.people_cover.overlaps(whole):
        return whole
    for person in evidence.people:
        if whole.start < person.start < whole.end <= person.end:
            return Span(person.start, whole.end)
    return whole
