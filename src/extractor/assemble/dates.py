"""Date records: one for each distinct value, its text the first writing."""

from __future__ import annotations

from extractor.document import Document, Label, Mention, Mentions
from extractor.records import Date, MentionRecord

# A year inside one of these is part of the name: "2024 Harbour Biotech Forum".
_NAMES: tuple[Label, ...] = ("EVENT", "ORG", "VENUE", "AGREEMENT", "TALK", "THEME")


def assemble_dates(document: Document, mentions: Mentions) -> list[Date]:
    """The dates of a document, in order of their first writing."""
    names = mentions.labelled(*_NAMES)
    by_value: dict[str, list[Mention]] = {}
    for mention in mentions.labelled("DATE"):
        if mention.value and not _is_inside_a_name(mention, names):
            by_value.setdefault(mention.value, []).append(mention)
    return [_date(document, written) for written in by_value.values()]


def _is_inside_a_name(date: Mention, names: list[Mention]) -> bool:
    return any(name.span.contains(date) and len(name.span) > len(date.span) for name in names)


def _date(document: Document, written: list[Mention]) -> Date:
    first = written[0]
    return Date(
        text=document.written(first),
        value=first.value or "",
        mentions=tuple(_evidence(mention) for mention in written),
        confidence=max(mention.confidence for mention in written),
    )


def _evidence(mention: Mention) -> MentionRecord:
    return MentionRecord(
        field="text",
        start=mention.start,
        end=mention.end,
        text=mention.text,
        rule=mention.source.removeprefix("rule:"),
    )
