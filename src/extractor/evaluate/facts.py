"""What is counted: facts, when two of them are the same, and the fields that hold them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractor.evaluate.fold import LENIENT_AT, fold, similarity
from extractor.records import MentionRecord

Forms = tuple[str, ...]
"""The written forms of a name, the record's ``name`` first; empty where the name is null."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One filled field, or one element of a list.

    ``names`` are compared by folding and similarity, ``typed`` values (dates, numbers, roles) by
    equality in both modes; ``written`` is what a listing shows and ``spelled`` what to look for
    in the text, best first.
    """

    written: str
    names: tuple[Forms, ...] = ()
    typed: tuple[str | int | float, ...] = ()
    spelled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A record as the scorer sees it: how it is matched, its facts and its attributes.

    ``about`` are the names that stand near its facts in the text.
    """

    label: str
    forms: Forms
    facts: dict[str, tuple[Fact, ...]]
    attributes: Mapping[str, str] = field(default_factory=dict)
    parties: tuple[Forms, ...] | None = None
    about: tuple[str, ...] = ()
    mentions: tuple[MentionRecord, ...] = ()


FIELDS: dict[str, tuple[str, ...]] = {
    "document": ("title", "published", "source", "authors"),
    "events": (
        "name",
        "edition",
        "theme",
        "date",
        "venue",
        "city",
        "part_of",
        "attendance",
        "organisers",
    ),
    "dates": ("value",),
    "venues": ("name", "city"),
    "speakers": ("name", "positions", "talk"),
    "participants": ("name", "positions"),
    "organisations": ("name",),
    "agreements": ("name", "parties", "subjects", "count", "amount", "date", "event"),
}
"""Every counted field by record type; ``name`` of an agreement stands for the agreement itself."""

LISTS = frozenset({"authors", "organisers", "positions", "parties", "subjects"})
"""The fields whose elements are facts of their own."""


def equal(gold: Fact, predicted: Fact) -> bool:
    """Whether two facts are the same in exact mode."""
    return gold.typed == predicted.typed and [_key(forms) for forms in gold.names] == [
        _key(forms) for forms in predicted.names
    ]


def similar(gold: Fact, predicted: Fact) -> bool:
    """Whether two facts are the same in lenient mode."""
    return gold.typed == predicted.typed and all(
        form_similarity(one, other) >= LENIENT_AT
        for one, other in zip(gold.names, predicted.names, strict=True)
    )


def form_similarity(gold: Forms, predicted: Forms) -> float:
    """The greatest similarity of either name to any form of the other side; null is like null."""
    if not gold or not predicted:
        return float(gold == predicted)
    return max(
        max(similarity(gold[0], form) for form in predicted),
        max(similarity(form, predicted[0]) for form in gold),
    )


def _key(forms: Forms) -> str | None:
    return fold(forms[0]) if forms else None
