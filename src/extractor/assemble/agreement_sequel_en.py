"""What the sentences behind an English act of signing tell of it: its sum, its day."""

from __future__ import annotations

import re

from extractor.assemble.amounts import MoneyMention, amounts
from extractor.assemble.facts import Facts
from extractor.document import Mention, Span

# How far behind an act its sum and the day of its signing are told, and how far behind the verb.
_BEHIND, _NEAR = 900, 60
_SUM = re.compile(
    r"\b(?:investments?|invested|invest|valued?|worth|amounts? to|totall?(?:s|ing|ed)?|capital)\b"
    r"|\b(?:contract|purchase) (?:price|value|sum)\b",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(
    r"\b(?:in (?:19|20)\d\d,|sales of|revenues?|turnover|profits?)\b", re.IGNORECASE
)


def sum_told_later(facts: Facts, mention: Mention) -> list[MoneyMention]:
    """The sum in one of the sentences behind an act: "The initial investment is OMR 11 million"."""
    text = facts.document.folded
    for sentence in _sentences_behind(facts, mention):
        written = text[sentence.start : sentence.end]
        if not _SUM.search(written) or _ANOTHERS.search(written):
            continue
        if found := list(amounts(facts.document, sentence)):
            return found
    return []


def _sentences_behind(facts: Facts, mention: Mention) -> list[Span]:
    """The few sentences behind an act, up to the next act."""
    acts = [m.groups["act"].start for m in facts.mentions.labelled("AGREEMENT") if m.groups]
    act = mention.groups["act"]
    limit = min((start for start in acts if start >= act.end), default=len(facts.document.text))
    limit = min(limit, act.end + _BEHIND)
    text = facts.document.folded
    return [
        sentence
        for sentence in facts.document.sentences
        if act.end <= sentence.start
        and sentence.end <= limit
        and not facts.document.is_furniture(sentence.start, sentence.end)
        and _goes_on(text, act.end, sentence)
        and not _TURNS.match(text, sentence.start, sentence.end)
    ]


# A sentence that turns to something else.
_TURNS = re.compile(
    r"(?:In addition|Additionally|Also|Another|Besides|Elsewhere|Furthermore|Meanwhile|Moreover"
    r"|Separately|Similarly)\b"
)


def _goes_on(text: str, start: int, sentence: Span) -> bool:
    """Whether a sentence is of the same paragraph, or names what was signed."""
    same = "\n" not in text[start : sentence.start]
    return same or _SIGNED_WORD.search(text, sentence.start, sentence.end) is not None


# What a later paragraph calls what was signed.
_SIGNED_WORD = re.compile(
    r"\b(?:agreement|contract|deal|memorandum|MoU|MOU|partnership|pact|signed|venture)\b"
)


_SIGNED_ON = re.compile(
    r"\b(?:agreements?|contracts?|memorand(?:um|a)|MoUs?|MOUs?|deal|documents?|pact|treaty|venture|accord)"
    r" (?:was|were|is|has been|had been) (?:\w+ )?(?:signed|executed|concluded|inked)\b"
    r"|\bsigned (?=on \d{1,2} [A-Z]|on [A-Z][a-z]+ \d)"
)


def day_told_later(facts: Facts, mention: Mention) -> str | None:
    """The day in "The agreement was signed on 16 November", some sentences behind the act."""
    for sentence in _sentences_behind(facts, mention):
        if match := _SIGNED_ON.search(facts.document.folded, sentence.start, sentence.end):
            near = Span(match.end(), min(sentence.end, match.end() + _NEAR))
            if days := days_within(facts, near):
                return days[0].value
    return None


def days_within(facts: Facts, span: Span) -> list[Mention]:
    """Dates that are no intervals."""
    return [m for m in facts.mentions.within(span, "DATE") if m.value and "/" not in m.value]
