"""What the sentences around a Chinese act of signing tell of it: the day that a report is about."""

from __future__ import annotations

import re

from extractor.assemble.facts import Facts
from extractor.document import Mention, Span
from extractor.find.items import item_at

# The act follows what was told before: 会谈后，两国总理…, 当天，…, 仪式上，…
_ON_THAT_DAY = re.compile(
    r"[\s　]*(?:[^，。；\n]{0,12}?(?:会谈|会见|会晤|座谈|会议|磋商|仪式|活动|交流|参观|会商|谈判"
    r"|考察|见面|会|论坛)"
    r"(?:结束)?(?:之?后|上|前|现场)|当[天日晚]|同[日天]|随后|其间|会[上后]|现场|[^，。；\n]{0,12}见证下)[，,]?"
)
# A day that tells when the report's own gathering was: 9月3日上午，国家主席…, 国务院总理…18日在京…
_REPORTED = re.compile(r"(?:[上下中]午|[晚清]|在|同|与|，|,|，?本报)")
_DAY = 10


def day_of_report(facts: Facts, mention: Mention) -> str | None:
    """The day on which a report says that its gathering was, for an act that was part of it."""
    document = facts.document
    sentence = document.sentence_at(mention.start)
    if not _ON_THAT_DAY.match(document.folded, sentence.start):
        return None
    start = document.title.end if document.title else 0
    before = Span(max(start, item_at(document, mention.start).start), sentence.start)
    days = [m.value for m in facts.mentions.within(before, "DATE") if _is_reported(facts, m)]
    return days[-1] if days else None


def _is_reported(facts: Facts, date: Mention) -> bool:
    """Whether a date is the day of what its sentence reports, and no later than the report."""
    published = facts.document.published
    value = date.value or ""
    if len(value) != _DAY or "X" in value or (published and value > published):
        return False
    text = facts.document.folded
    lead = text[facts.document.sentence_at(date.start).start : date.start]
    return len(lead) <= _LEAD and _REPORTED.match(text, date.end) is not None


_LEAD = 16  # characters before the day: 国务院总理李强|18日在京
