"""One round of phrases over a text's expressions: what stands between two, or around one."""

from __future__ import annotations

import re

from extractor.dates.expression import Expression
from extractor.dates.lexicon import Lexicon
from extractor.dates.matching import RuleSet, rule_set
from extractor.dates.phrases import phrase_node
from extractor.rules import Rule

PLACEHOLDER = "◆"
_REACH = 48  # characters around a date in which a phrase may stand


def joined(text: str, found: list[Expression], language: str, lexicon: Lexicon) -> list[Expression]:
    """One round of phrases: each may take neighbouring expressions and words between them."""
    rules = rule_set(language, "date_phrases")
    result: list[Expression] = []
    index = 0
    while index < len(found):
        phrase, used = _phrase_at(text, found, index, rules, lexicon, result)
        result.append(phrase)
        index += used
    return result


def _phrase_at(
    text: str,
    found: list[Expression],
    index: int,
    rules: RuleSet,
    lexicon: Lexicon,
    before: list[Expression],
) -> tuple[Expression, int]:
    """The longest phrase around the expression at ``index``, or the expression itself."""
    here = found[index]
    after = found[index + 1] if index + 1 < len(found) else None
    floor = max(before[-1].end if before else 0, here.start - _REACH)
    window, offsets = _window(text, floor, here, after)
    best, used = here, 1
    for rule, match in rules.searches(window):
        candidate = _phrase(rule, match, offsets, here, after, lexicon)
        if candidate and candidate.end - candidate.start > best.end - best.start:
            best, used = candidate, len(candidate.parts)
    return best, used


def _window(
    text: str, floor: int, here: Expression, after: Expression | None
) -> tuple[str, list[int]]:
    """The text around an expression with the dates as placeholders, and where each piece begins."""
    if after and after.start - here.end <= _REACH:
        tail_end = min(len(text), after.end + _REACH)
        middle = text[here.end : after.start]
        window = text[floor : here.start] + PLACEHOLDER + middle + PLACEHOLDER
        return window + text[after.end : tail_end], [
            floor,
            here.start,
            here.end,
            after.start,
            after.end,
        ]
    tail = text[here.end : min(len(text), here.end + _REACH)]
    return text[floor : here.start] + PLACEHOLDER + tail, [floor, here.start, here.end]


def _original(position: int, offsets: list[int]) -> int:
    """The place in the text of a place in the window."""
    floor, start, end = offsets[:3]
    first = start - floor
    if position <= first:
        return floor + position
    if len(offsets) == 3 or position <= first + 1 + offsets[3] - end:
        return end + position - first - 1
    second = first + 1 + offsets[3] - end
    return offsets[4] + position - second - 1


def _phrase(
    rule: Rule,
    match: re.Match[str],
    offsets: list[int],
    here: Expression,
    after: Expression | None,
    lexicon: Lexicon,
) -> Expression | None:
    first = offsets[1] - offsets[0]
    if not match.start() <= first < match.end():
        return None
    node = phrase_node(rule, match, here, after, lexicon)
    if node is None:
        return None
    span = match.span("name" if "name" in match.re.groupindex else 0)
    start, end = (_original(position, offsets) for position in span)
    ends_kept = here.kept and (after is None or match[0].count(PLACEHOLDER) < 2 or after.kept)
    kept = bool(rule.data.get("records", True)) and ends_kept
    parts = (here, after) if after and match[0].count(PLACEHOLDER) == 2 else (here,)
    return Expression(start, max(end, here.end), node, rule.name, kept, parts=parts)
