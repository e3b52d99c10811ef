"""Dates of a document: its own publication date, and every calendar expression outside the furniture."""

from __future__ import annotations

from extractor.dates import DateMention, find_dates
from extractor.document import Document, Mention, Mentions


def find_date_mentions(document: Document, mentions: Mentions) -> list[Mention]:
    """The dates that records keep, as mentions whose value is EDTF."""
    found = find_dates(document.text, language=document.language, published=document.published)
    return [_mention(document, date) for date in found if _counts(document, date)]


def _counts(document: Document, date: DateMention) -> bool:
    """Whether a record may come of a date: furniture has none but the publication date."""
    if _is_publication(document, date):
        return True
    return date.kept and not document.is_furniture(date.start, date.end)


def _is_publication(document: Document, date: DateMention) -> bool:
    span = document.published_span
    return span is not None and span.start <= date.start and date.end <= span.end


def _mention(document: Document, date: DateMention) -> Mention:
    confidence = 0.5 if date.doubtful else 1.0
    return document.mention(
        date.start, date.end, "DATE", f"rule:{date.rule}", value=date.value, confidence=confidence
    )
