"""What an act of signing says besides its parties: subjects, number, amount, day, plan."""

from __future__ import annotations

import re

from extractor.assemble.agreement_parties import Parties
from extractor.assemble.amounts import amounts
from extractor.assemble.binding import event_at
from extractor.assemble.facts import Facts
from extractor.chinese import simplified
from extractor.document import Mention, Span
from extractor.quantities import number
from extractor.records import Amount
from extractor.rules import Rule, load_rules

_PLANNED = {
    "zh": re.compile(r"将(?!军|乐)|拟|计划|届时|预计|有望|即将"),
    "en": re.compile(
        r"\b(?:will|shall|to be|is to|are to|plans? to|planned to|expected to|set to|intends? to"
        r"|due to|scheduled to)\b",
        re.IGNORECASE,
    ),
}
# A sentence that goes on about what was signed in the one before it.
_GOES_ON = {
    "zh": re.compile(r"(?:该|本|此)?(?:协议|合同|项目|备忘录)|总|金额|合同金额|根据|双方将|其中(?=.{0,12}投)"),
    "en": re.compile(
        r"(?:The|This|These|Under (?:the|this)|Financial|Total|With a total)\b[^.]{0,40}?"
        r"(?:agreement|contract|deal|memorandum|MoU|MOU|projects|investment|value|accord)"
    ),
}


def is_planned(facts: Facts, mention: Mention) -> bool:
    """Whether the signing is still to come."""
    language = facts.document.language
    text = simplified(facts.document.folded)
    act, verb = mention.groups["act"], mention.groups["verb"]
    near = text[max(act.start, verb.start - 60) : verb.end]
    return bool(_PLANNED[language].search(near))


def act_count(facts: Facts, mention: Mention, parties: Parties) -> int | None:
    """How many were signed together: the stated number, else one."""
    span = mention.groups.get("count")
    if span is None:
        return None if not parties and mention.text.endswith("s") else 1
    value = number(facts.document.folded[span.start : span.end])
    return int(value) if value is not None else None


def act_amount(facts: Facts, mention: Mention) -> Amount | None:
    """The sum named with the act, or at the start of the sentence that goes on about it."""
    document = facts.document
    act = mention.groups["act"]
    found = list(amounts(document, Span(mention.groups["verb"].start, act.end)))
    found = found or list(amounts(document, act))
    if not found and (following := _sentence_after(facts, act)):
        found = list(amounts(document, following))
    return found[0].amount if found else None


def _sentence_after(facts: Facts, act: Span) -> Span | None:
    """The next sentence, if it goes on about the agreement."""
    document = facts.document
    for sentence in document.sentences:
        if sentence.start >= act.end:
            goes_on = _GOES_ON[document.language].match(document.folded, sentence.start, sentence.end)
            return sentence if goes_on else None
    return None


def act_date(facts: Facts, mention: Mention) -> str | None:
    """The day named with the signing, else the day of an event of one day."""
    act, verb = mention.groups["act"], mention.groups["verb"]
    dated = [m for m in facts.mentions.within(act, "DATE") if m.value and "/" not in m.value]
    before = [m for m in dated if m.end <= verb.start]
    if before or dated:
        return (before or dated)[-1 if before else 0].value
    name = event_at(facts, mention.start)
    day = next((event.date for event in facts.events if event.name == name), None)
    return day if day and "/" not in day and ".." not in day else None


def subjects(facts: Facts, mention: Mention, name: Span) -> tuple[str, ...]:
    """The named objects of the agreement."""
    document = facts.document
    found = []
    if name == mention.span and "subject" in mention.groups:
        found.append(mention.groups["subject"])
    act = mention.groups["act"]
    text = simplified(document.folded)
    for rule in load_rules(document.language, "agreement_subjects"):
        for match in rule.matches(text, act.start, act.end):
            what = Span(*match.span("what"))
            found += _listed(text, what, document.language) if _is_list(rule) else [what]
    written = (document.written(span).strip("“”\"'") for span in found)
    return tuple(dict.fromkeys(what for what in written if len(what) > 1))


def _is_list(rule: Rule) -> bool:
    return not rule.name.startswith("en/") or bool(rule.data.get("list"))


_JOINT = {
    "zh": re.compile(r"、|以及|及"),
    "en": re.compile(r",? and (?:the |an? )?|, (?:the |an? )?"),
}


def _listed(text: str, span: Span, language: str) -> list[Span]:
    """The parts of a list."""
    parts = []
    start = span.start
    for joint in [*_JOINT[language].finditer(text, span.start, span.end), None]:
        end = joint.start() if joint else span.end
        if end > start:
            parts.append(Span(start, end))
        start = joint.end() if joint else end
    return parts
