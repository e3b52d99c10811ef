"""Where expressions stand in a text: rules at their triggers, then phrases built from those."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from extractor.chinese import simplified
from extractor.dates.expression import Expression
from extractor.dates.joining import joined
from extractor.dates.lexicon import Lexicon, load_lexicon
from extractor.dates.matching import rule_set
from extractor.dates.numeric import in_order
from extractor.dates.read import groups_of, point, read
from extractor.dates.written import Point, Range
from extractor.document import fold_characters
from extractor.rules import Rule

_LONGEST_NUMBER = 40  # a longer run of figures is no date, and no rule looks at it
_ROUNDS = 3


def matching_text(text: str, language: str) -> str:
    """The text with narrow, in Chinese simplified characters; same length."""
    folded = fold_characters(text)
    return simplified(folded) if language == "zh" else folded


def expressions(folded: str, language: str) -> list[Expression]:
    """All calendar expressions of a text made ready for matching, in order, none overlapping."""
    return list(_expressions_of(folded, language))


# The header's lines are read several times: for the publication date by one sign after another.
@lru_cache(maxsize=64)
def _expressions_of(folded: str, language: str) -> tuple[Expression, ...]:
    lexicon = load_lexicon(language)
    text = unwrapped(folded)
    found = [e for atom in _atoms(text, language, lexicon) for e in atom]
    for _ in range(_ROUNDS):
        more = joined(text, found, language, lexicon)
        if more == found:
            break
        found = more
    found = [expression for expression in found if expression.alone]
    nodes = in_order([expression.node for expression in found])
    return tuple(replace(e, node=node) for e, node in zip(found, nodes, strict=True))


def unwrapped(text: str) -> str:
    """The text with the breaks of wrapped lines as spaces; same length."""
    return _WRAP.sub(r"\1 ", text) if "\n" in text else text


# A line of prose long enough to have been wrapped, not followed by an empty one.
_WRAP = re.compile(r"((?<=[^\n]{40})[^\n])\n(?=[^\s])")


def lower_case(text: str) -> str:
    """The text in lower case; same length, also where a letter's lower case is longer."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _atoms(text: str, language: str, lexicon: Lexicon) -> Iterator[list[Expression]]:
    rules = rule_set(language, "dates")
    lowered = lower_case(text)
    taken = 0
    for candidate in lexicon.candidate.finditer(text):
        start = candidate.start()
        if start < taken or candidate.end() - start > _LONGEST_NUMBER:
            continue
        if not lexicon.trigger.match(lowered, start):
            continue
        for rule, match in rules.matches(text, start):
            found = _expressions(rule, match, lexicon)
            if found or rule.data.get("date") is False:
                taken = match.end()
                yield found
                break


def _expressions(rule: Rule, match: re.Match[str], lexicon: Lexicon) -> list[Expression]:
    node = None if rule.data.get("date") is False else read(rule, match, lexicon)
    if node is None:
        return []
    kept = rule.data.get("records", True)
    start, end = match.span("name" if "name" in match.re.groupindex else 0)
    if match.re.groupindex.get("name") and start < 0:
        start, end = match.span()
    start, end = _trimmed(match.string, start, end)
    alone = rule.data.get("alone", True)
    whole = Expression(start, end, node, rule.name, kept, alone)
    return _split(whole, rule, match, lexicon) if isinstance(node, Range) else [whole]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space behind it, inside a bracket that it leaves open."""
    opened = text.rfind("(", start, end)
    if opened >= 0 and ")" not in text[opened:end]:
        start = opened + 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _split(
    whole: Expression, rule: Rule, match: re.Match[str], lexicon: Lexicon
) -> list[Expression]:
    """A pair of days is one interval where they follow each other, else a date each."""
    kind = rule.data.get("kind")
    if kind not in ("pair", "triple", "list") or not isinstance(whole.node, Range):
        return [whole]
    first, last = whole.node.start, whole.node.end
    days = [p.day for p in (first, last) if isinstance(p, Point) and p.day is not None]
    if kind != "list" and len(days) == 2 and days[1] - days[0] == (1 if kind == "pair" else 2):
        return [whole]
    return _separate(whole, match, lexicon)


def _separate(whole: Expression, match: re.Match[str], lexicon: Lexicon) -> list[Expression]:
    """Each member of a list, with the month and year that it shares with the others."""
    groups = groups_of(match)
    shared = {
        k: v for k, v in groups.items() if k in ("month", "year") and "end_year" not in groups
    }
    members = [
        m for m in ("day", "mid_day", "end_day", "year", "mid_year", "end_year") if m in groups
    ]
    members = [m for m in members if m not in shared]
    spans = [(*match.span(member), member) for member in members]
    month_first = "month" in groups and match.start("month") < spans[0][0]
    found = []
    for index, (start, end, member) in enumerate(spans):
        field = "year" if member.endswith("year") else "day"
        node = point({**shared, field: groups[member]}, lexicon, {})
        if node is None:
            return []
        start = whole.start if index == 0 and month_first else start
        end = whole.end if index == len(spans) - 1 else end
        found.append(replace(whole, start=start, end=end, node=node))
    return found
