"""What bears on when a gathering is held: words of opening and closing, lengths, usable dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.assemble.event_scope import EventScope
from extractor.document import Document, Mention, Mentions, Span
from extractor.find.matched import matched_text
from extractor.numerals import chinese_number
from extractor.rules import load_rules

_ENGLISH_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
# "15 August 2025 – The Meeting", "11月27日讯": the day of the report, not of what it reports.
_DATELINE = re.compile(
    r"\s?(?:讯|電|电(?!话|商|力|视)|/\w|\s*(?:\([^()]{2,20}\)\s*)?(?:–|—|--?)\s+[A-Z])"
)
# "Oct 3, 2025 @ 11:00 AM Eastern —", "September 4, 2025 (NEWMEDIAWIRE) - ".
_WIRE = re.compile(r"[^.;\n]{0,45}?(?:—|–|--|/| - )")
# What opens and closes without being held: registration, applications, ticket sales.
_OF_PAPERS = re.compile(
    r"(?i:\b(?:registrations?|applications?|nominations?|submissions?|abstracts?|(?:ticket )?sales?"
    r"|bookings?|deadline|call for \w+))(?: (?:is|are|will|for|period|now|\w+ly)){0,3} $"
)
_PAPERS = (
    r"(?i:\b(?:(?:early[- ]bird )?registrations?|applications?|nominations?|submissions?|entries"
    r"|abstracts?|tickets?|(?:ticket )?sales|bookings?|deadline|call for \w+|voting))"
)
_PAPERS_BEFORE = re.compile(
    _PAPERS
    + r"(?:(?! (?:held|takes?|taking|took|place|which|scheduled|runs?|slated)\b)[^.;\n]){0,90}?"
    r" (?:open\w*|clos\w+|begins?|began|due|until|by|starts?|ends?|accepted|available|sale)"
    r"(?: (?:is|on|from|until|by|this|last|next|now|at|early))*,? (?:the )?$"
    r"|\b[Rr]egister(?:ed)? (?:by|before|until) $|\b(?i:deadline)[^.;\n]{0,60} $"
)
_PAPERS_AFTER = re.compile(
    r",? " + _PAPERS + r"(?: for [^.;\n]{3,60})? (?:will )?(?:open|clos|begin|start)"
)
# Years in which a series began: "first given in 1994".
_BEGAN = re.compile(
    r"\b(?:first \w+|since|founded|established|launched|started|began|begun|inception|dates? back"
    r"|created|formed|originated)(?: \w+){0,3} (?:in|to) $|\bsince $"
)
_YEARS = re.compile(r"\d{4}/\d{4}")
_TODAY = re.compile(r"\b[Tt]oday\b(?!['’]s)|今[日天](?!年|宣布|发布|表示)")
# What an English sentence must say beside "today" for it to be the day of a gathering.
_HELD_TODAY = re.compile(
    r"\b(?:held|opened|opens|closed|closes|concluded|ended|kick(?:s|ed) off|began|begins|started"
    r"|inaugurat(?:ed|es)|took place|takes place|convened|gathered|hosts|hosted|celebrat(?:ed|es)"
    r"|wrapped up|attended|addressed|conferred|unfolded|under ?way)\b"
)
_ANNOUNCED = re.compile(
    r"\b(?:announc\w+|said|reported|regist\w+|tickets?|visit(?:ing)?|join us)\b"
)
_TODAY_AT = re.compile(r" (?:at|by|in|with|for) (?:the |our |its |a )?[“\"]?")


@dataclass(frozen=True)
class Cue:
    """A word that says what a date beside it is."""

    role: str
    start: int
    end: int
    days: int = 0


def usable_dates(scope: EventScope, mentions: Mentions) -> list[Mention]:
    """Dates that may be a gathering's: none inside a name, not the page's own; and "today"."""
    document = scope.document
    names = [Span(anchor.start, anchor.end) for anchor in scope.anchors if anchor.named]
    dates = [
        m
        for m in mentions.labelled("DATE")
        if not any(name.contains(m) for name in names)
        and not _YEARS.fullmatch(m.value or "")
        and not (document.published_span and document.published_span.overlaps(m))
        and (_is_item(document, m) or not _DATELINE.match(document.folded, m.end))
        and not (m.value == document.published and _is_wire_date(document, m))
        and not (document.language == "en" and _is_of_papers(document, m))
        and not (document.language == "zh" and _is_of_report(document, m))
    ]
    today = _day_of_report(document, mentions)
    return sorted([*_joined(scope, dates), *_todays(scope, dates, today)])


def _day_of_report(document: Document, mentions: Mentions) -> str | None:
    """The day that a Chinese dateline gives ("江畔18日讯"), else that of publication."""
    if document.language == "zh" and document.published:
        for date in mentions.labelled("DATE"):
            day = date.value or ""
            if _DATELINE.match(document.folded, date.end) and _DAY.fullmatch(day):
                return min(day, document.published)
    return document.published


def _is_of_papers(document: Document, date: Mention) -> bool:
    """Whether a date is of registration or the like, or the year in which a series began."""
    text = document.folded
    start = document.sentence_at(date.start).start
    before = text[max(start, date.start - 130) : date.start]
    if _PAPERS_BEFORE.search(before) or _PAPERS_AFTER.match(text, date.end):
        return True
    year = len(date.value or "") == len("2024")
    return year and _BEGAN.search(before) is not None


def _joined(scope: EventScope, dates: Sequence[Mention]) -> Iterator[Mention]:
    """Dates, two days joined by "through" as one interval: August 23 through Sunday, August 24."""
    document = scope.document
    waiting = list(dates)
    while waiting:
        first, *waiting = waiting
        if waiting and _is_interval(document, first, waiting[0]):
            last = waiting.pop(0)
            span, value = (first.start, last.end), f"{first.value}/{last.value}"
            yield document.mention(*span, "DATE", "rule:event-dates:joined", value=value)
        else:
            yield first


def _is_interval(document: Document, first: Mention, last: Mention) -> bool:
    begin, end = first.value or "", last.value or ""
    days = _DAY.fullmatch(begin) and _DAY.fullmatch(end) and begin < end
    return bool(days) and _THROUGH.fullmatch(document.folded, first.end, last.start) is not None


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_THROUGH = re.compile(
    r",? ?(?:through|to|thru|until|till|[-–—~]|至|到)(?: to)? ?(?:and including )?"
    r"(?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:the )?"
)


# "记者9月18日从商务部获悉": the day of the report; "2024年度", "2020年以来": a span of time.
_LEARNT = re.compile(r"(?:上午|下午)?(?:(?!举行|召开|举办|开幕)[^，。；\n]){0,24}?(?:获悉|了解到)")
_SPAN_OF_TIME = re.compile(r"度|(?!举行|召开|举办)[^，。；\n]{0,10}以来")


def _is_of_report(document: Document, date: Mention) -> bool:
    """Whether a day is when a reporter learnt of it, or a year stands for more than itself."""
    text = matched_text(document)
    if text.endswith("记者", 0, date.start) and _LEARNT.match(text, date.end):
        return True
    year = len(date.value or "") == len("2024")
    if year and date.text.endswith("年度"):
        return True
    return year and _SPAN_OF_TIME.match(text, date.end) is not None


def _is_item(document: Document, date: Mention) -> bool:
    """Whether a date begins an item of a list: "* January 27 - Lens Forum"."""
    start = document.text.rfind("\n", 0, date.start) + 1
    return _BULLET.fullmatch(document.text, start, date.start) is not None


_BULLET = re.compile(r"\s{0,8}[*•·■▪◦-]\s{0,4}")


def _is_wire_date(document: Document, date: Mention) -> bool:
    """Whether a date stands in what a wire prints before a report: city, day, name of the wire."""
    start = document.text.rfind("\n", 0, date.start) + 1
    lead = document.folded[start : date.start][-_LONGEST_DATELINE:]
    return not _RUNNING.search(lead) and _WIRE.match(document.folded, date.end) is not None


# Words of running text, which no dateline holds.
_RUNNING = re.compile(r"(?<![\w.(])(?!(?:and|of|by|de|la)\b)[a-z]{2,}")
_LONGEST_DATELINE = 120


def _todays(scope: EventScope, dates: Sequence[Mention], day: str | None) -> Iterator[Mention]:
    """ "Today" and 今天, which stand for the day of the report."""
    document = scope.document
    for match in _TODAY.finditer(document.folded):
        span = Span(*match.span())
        if not day or any(span.overlaps(date) for date in dates):
            continue
        if document.language == "zh" or _is_held_today(scope, span):
            yield document.mention(*match.span(), "DATE", "rule:event-dates:today", value=day)


def _is_held_today(scope: EventScope, today: Span) -> bool:
    """Whether a gathering follows, or a word of holding is nearer than one of announcing."""
    document = scope.document
    beside = _TODAY_AT.match(document.folded, today.end)
    if beside and any(a.named and a.start == beside.end() for a in scope.anchors):
        return True
    sentence = document.sentence_at(today.start)
    start, end = max(sentence.start, today.start - 80), min(sentence.end, today.end + 60)
    said, held = (
        min((max(m.start() - today.end, today.start - m.end()) for m in words), default=_NOT_BESIDE)
        for words in (
            _ANNOUNCED.finditer(document.folded, start, end),
            _HELD_TODAY.finditer(document.folded, start, end),
        )
    )
    return held < said


_NOT_BESIDE = 1 << 30


def date_cues(scope: EventScope) -> Iterator[Cue]:
    """Every word of opening, closing, holding or length, outside the names of gatherings."""
    text = matched_text(scope.document)
    taken: list[Span] = []
    for rule in load_rules(scope.document.language, "event_dates"):
        for match in rule.matches(text):
            span = Span(*match.span())
            if any(span.overlaps(other) for other in taken) or _is_named(scope, span):
                continue
            if _OF_PAPERS.search(text, max(0, span.start - 40), span.start):
                continue
            taken.append(span)
            yield Cue(rule.data["role"], span.start, span.end, _days(match))


def _is_named(scope: EventScope, span: Span) -> bool:
    """Whether the word is part of a name: 闭幕式暨优秀医案颁奖典礼."""
    return any(a.named and a.start <= span.start and span.end <= a.end for a in scope.anchors)


def _days(match: re.Match[str]) -> int:
    groups = {k: v for k, v in match.groupdict().items() if v}
    written = groups.get("days") or groups.get("days2") or ""
    if written in _ENGLISH_NUMBERS:
        return _ENGLISH_NUMBERS.index(written) + 1
    return chinese_number(written) or 0
