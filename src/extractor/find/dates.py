"""Dates of a document: that of its publication, and every calendar expression in its prose."""

from __future__ import annotations

import re

from extractor.dates import DateMention, find_dates
from extractor.document import Document, Mention, Mentions

_TITLE = re.compile(r"《[^《》\n]{1,80}》")  # 《…规划（2021—2025年）》


def find_date_mentions(document: Document, mentions: Mentions) -> list[Mention]:
    """The dates that records keep, as mentions whose value is EDTF."""
    found = find_dates(document.text, language=document.language, published=document.published)
    titles = [match.span() for match in _TITLE.finditer(document.text)]
    return [_mention(document, date) for date in found if _counts(document, date, titles)]


def _counts(document: Document, date: DateMention, titles: list[tuple[int, int]]) -> bool:
    """Whether a record may come of a date: in furniture only of that of publication."""
    if _is_publication(document, date):
        return True
    if not date.kept or document.is_furniture(date.start, date.end):
        return False
    return not any(start < date.start and date.end < end for start, end in titles)


def _is_publication(document: Document, date: DateMention) -> bool:
    span = document.published_span
    return span is not None and span.start <= date.start and date.end <= span.end


def _mention(document: Document, date: DateMention) -> Mention:
    confidence = 0.5 if date.doubtful else 1.0
    return document.mention(
        date.start, date.end, "DATE", f"rule:{date.rule}", value=date.value, confidence=confidence
    )
