"""Date records: one for each distinct value, its text the first writing."""

from __future__ import annotations

import re

from extractor.assemble.facts import Facts, mention_record
from extractor.document import Document, Label, Mention
from extractor.records import Date

# A year inside one of these is part of the name: "2024 Harbour Biotech Forum".
_NAMES: tuple[Label, ...] = ("EVENT", "ORG", "VENUE", "AGREEMENT", "TALK", "THEME")

_DAY = re.compile(r"-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}")


def assemble_dates(facts: Facts) -> tuple[Date, ...]:
    """The dates of a document, in order of their first writing."""
    names = facts.mentions.labelled(*_NAMES)
    by_value: dict[str, list[Mention]] = {}
    for mention in facts.mentions.labelled("DATE"):
        if mention.value and not _is_inside_a_name(mention, names):
            by_value.setdefault(mention.value, []).append(mention)
    return tuple(_date(facts.document, written) for written in by_value.values())


def _is_inside_a_name(date: Mention, names: list[Mention]) -> bool:
    """Whether a date is part of a name; a day with its year never is."""
    if _DAY.search(date.value or "") and _YEAR.search(date.text):
        return False
    return any(name.span.contains(date) and len(name.span) > len(date.span) for name in names)


def _date(document: Document, written: list[Mention]) -> Date:
    first = written[0]
    return Date(
        text=document.written(first),
        value=first.value or "",
        mentions=tuple(mention_record(mention, "text") for mention in written),
        confidence=max(mention.confidence for mention in written),
    )
