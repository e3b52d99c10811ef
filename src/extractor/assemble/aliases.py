"""Which names of one document stand for the same organisation."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.document import Document, Mention
from extractor.names import name_key


def defined_pairs(document: Document, mentions: Sequence[Mention]) -> list[tuple[str, str]]:
    """The pairs (full name, short name) that the finders read off the text."""
    return [(m.value, document.written(m)) for m in mentions if m.value is not None]


def same_organisation(left: str, right: str) -> bool:
    """Whether two written names differ in writing only."""
    return name_key(left) == name_key(right)
