"""What an act of signing says besides its parties: subjects, number, amount, day, plan."""

from __future__ import annotations

import re

from extractor.assemble.agreement_sequel_en import day_told_later, days_within, sum_told_later
from extractor.assemble.agreement_sequel_zh import day_of_report
from extractor.assemble.amounts import amounts
from extractor.assemble.binding import event_at
from extractor.assemble.facts import Facts
from extractor.assemble.omitted_party import Parties
from extractor.assemble.quantities import number
from extractor.chinese import simplified
from extractor.document import Mention, Span
from extractor.records import Amount

_PLANNED = {
    "zh": re.compile(r"将(?!军|乐)|拟|计划|商定|届时|预计|有望|即将"),
    "en": re.compile(
        r"\b(?:will|shall|to be|is to|are to|plans? to|planned to|expected to|set to|intends? to"
        r"|due to|scheduled to|to sign)\b",
        re.IGNORECASE,
    ),
}
# A sentence that goes on about what was signed in the one before it.
_GOES_ON = {
    "zh": re.compile(
        r"(?:该|本|此)?(?:协议|合同|项目|备忘录)|总|金额|合同金额|根据|双方将|其中(?=.{0,12}投)"
    ),
    "en": re.compile(
        r"(?:The|This|These|Under (?:the|this)|Financial|Total|With a total)\b[^.]{0,40}?"
        r"(?:agreement|contract|deal|memorandum|MoU|MOU|projects|investment|value|accord)"
    ),
}


_PAIR = 2
# How far from the verb a date behind it, and from the act a date before it, still belong to it.
_NEAR, _REACH = 60, 700


def is_planned(facts: Facts, mention: Mention) -> bool:
    """Whether the signing is still to come."""
    language = facts.document.language
    text = simplified(facts.document.folded)
    act, verb = mention.groups["act"], mention.groups["verb"]
    near = text[max(act.start, verb.start - 60) : verb.end].rsplit(" after ", 1)[-1]
    return bool(_PLANNED[language].search(near))


def act_count(facts: Facts, mention: Mention, parties: Parties) -> int | None:
    """How many were signed together: the stated number, else one."""
    span = mention.groups.get("count") or _objects_counted(facts, mention)
    if span is None:
        several = mention.text.endswith(("s", "memoranda")) and len(parties) != _PAIR
        several = several or "vague" in mention.groups
        return None if several else 1
    value = number(facts.document.folded[span.start : span.end])
    return int(value) if value is not None else None


def _objects_counted(facts: Facts, mention: Mention) -> Span | None:
    """The number in "agreements on 11 projects"."""
    match = re.compile(r" (?:on|for|covering) (\d+) ").match(facts.document.folded, mention.end)
    return Span(*match.span(1)) if match and mention.text.endswith("s") else None


def act_amount(facts: Facts, mention: Mention) -> Amount | None:
    """The sum named with the act, or at the start of the sentence that goes on about it."""
    document = facts.document
    act = mention.groups["act"]
    found = list(amounts(document, Span(mention.groups["verb"].start, act.end)))
    found = found or list(amounts(document, act))
    if not found and (following := sentence_after(facts, act)):
        found = list(amounts(document, following))
    if not found and document.language == "en":
        found = sum_told_later(facts, mention)
    return max((money.amount for money in found), key=lambda amount: amount.value, default=None)


def sentence_after(facts: Facts, act: Span) -> Span | None:
    """The next sentence, if it goes on about the agreement."""
    document = facts.document
    for sentence in document.sentences:
        if sentence.start >= act.end:
            goes_on = _GOES_ON[document.language].match(
                document.folded, sentence.start, sentence.end
            )
            return sentence if goes_on else None
    return None


def act_event(facts: Facts, mention: Mention) -> str | None:
    """The event at which it was signed; of a plan only one named in the same sentence."""
    name = event_at(facts, mention.start)
    if name is None or not (is_planned(facts, mention) or _is_to_come(facts, name)):
        return name
    sentence = facts.document.sentence_at(mention.start)
    if _AT_IT.search(facts.document.folded, sentence.start, sentence.end):
        return name
    named = {
        event.name
        for event in facts.events
        for m in event.mentions
        if sentence.start <= m.start < sentence.end and m.field in ("name", "aliases")
    }
    return name if name in named else None


def _is_to_come(facts: Facts, name: str) -> bool:
    """Whether an event begins after the day of publication: nothing has been signed there."""
    day = next((event.date for event in facts.events if event.name == name), None) or ""
    published = facts.document.published or ""
    return day[:4].isdigit() and bool(published) and day[:10] > published


_AT_IT = re.compile(
    r"届时|(?:大会|会议|论坛|展会|峰会|活动|对接会|博览会|年会)(?:期间|上|中|现场)|开幕式|闭幕式"
    r"|\b(?:at|during) the (?:[\w-]+ )?(?:forum|expo|conference|summit|ceremony|fair|congress|event"
    r"|meeting|dialogue)\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"\b(?:announced?|announces)\b")


def act_date(facts: Facts, mention: Mention) -> str | None:
    """The day named with the signing, else the day of the event, if it has one."""
    act, verb = mention.groups["act"], mention.groups["verb"]
    own = [m.value for m in days_within(facts, act) if _is_of_signing(facts, m, verb)]
    if own:
        return own[-1]
    following = sentence_after(facts, act)
    told = (
        [m.value for m in days_within(facts, following) if not _starts_a_term(facts, m)]
        if following and _is_told(facts, following)
        else []
    )
    if told:
        return told[0]
    if facts.document.language == "en":
        return day_told_later(facts, mention) or _event_day(facts, mention)
    return _event_day(facts, mention) or (
        None if is_planned(facts, mention) else day_of_report(facts, mention)
    )


def _starts_a_term(facts: Facts, date: Mention) -> bool:
    """Whether something runs from a day: 将于3月1日起实施."""
    return facts.document.folded.startswith("起", date.end)


_TOLD_LATER = re.compile(r"\b(?:signed|executed|concluded|dated)\b|签[署订](?!之日|后|以来)")


def _is_told(facts: Facts, sentence: Span) -> bool:
    """Whether the sentence after an act tells of the signing too."""
    return bool(_TOLD_LATER.search(facts.document.folded, sentence.start, sentence.end))


def _is_of_signing(facts: Facts, date: Mention, verb: Span) -> bool:
    """Whether a date before the verb is that of the signing, not of its announcement."""
    text = facts.document.folded
    if facts.document.language == "en" and date.start > verb.end:
        if _RUNS_FROM.search(text, max(0, date.start - 20), date.start):
            return False
        dated = text.endswith(" dated ", 0, date.start)
        return dated or date.start - verb.end < _NEAR
    return date.end <= verb.start and not _ANNOUNCED.search(text, date.end, verb.end)


# A day from or until which something runs is not the day of signing.
_RUNS_FROM = re.compile(
    r"\b(?:from|by|until|till|through|since|starting|beginning|effective|before|after)(?: \w+)? $"
)


# Signed on some day of several: 论坛期间，…
_DURING = re.compile(r"[\s　]*[^，。；\n]{0,16}期间[，,]?")
# Signed at the opening: on the first day.
_OPENING = re.compile(
    r"[\s　]*(?:在)?[^，。；\n]{0,12}?"
    r"(?:开幕[式会]|启动仪式|开幕大会|开[馆班园营学赛机](?:仪式|典礼|式))[上后]?"
)


def _event_day(facts: Facts, mention: Mention) -> str | None:
    """The day of an event of one day, or the day within it named last before the act."""
    name = event_at(facts, mention.start)
    span = next((event.date for event in facts.events if event.name == name), None)
    if name is None or span is None or is_planned(facts, mention) or ".." in span:
        return None
    if _is_to_come(facts, name):
        return None
    if "/" not in span:
        return span
    first, last = span.split("/")
    sentence = facts.document.sentence_at(mention.start)
    if _OPENING.match(facts.document.folded, sentence.start):
        return first
    if facts.document.language == "zh" and _DURING.match(facts.document.folded, sentence.start):
        return None
    before = Span(max(0, mention.start - _REACH), mention.start)
    days = [m.value for m in days_within(facts, before) if m.value and len(m.value) == len(first)]
    return next((day for day in reversed(days) if first <= day <= last), None)
