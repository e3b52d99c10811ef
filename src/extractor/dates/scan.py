"""Where expressions stand in a text: rules at their triggers, then phrases built from those."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.chinese import simplified
from extractor.dates.lexicon import Lexicon, load_lexicon
from extractor.dates.matching import RuleSet, rule_set
from extractor.dates.numeric import in_order
from extractor.dates.phrases import phrase_node
from extractor.dates.read import groups_of, point, read
from extractor.dates.written import Node, Offset, Point, Range
from extractor.document import fold_characters
from extractor.rules import Rule

PLACEHOLDER = "◆"
_LONGEST_NUMBER = 40  # a longer run of figures is no date, and no rule looks at it
_REACH = 48  # characters around a date in which a phrase may stand
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Expression:
    """A calendar expression at its place, and the rule that read it.

    ``parts`` are the expressions a phrase is built from, which stand where the phrase means nothing
    ("2009 to 2007"). One that is not ``alone`` counts only inside a phrase ("from March to date").
    """

    start: int
    end: int
    node: Node
    rule: str
    kept: bool
    alone: bool = True
    parts: tuple[Expression, ...] = ()

    @property
    def calendar(self) -> str:
        """The calendar it is written in."""
        return self.node.calendar if isinstance(self.node, Point) else "gregorian"

    @property
    def fixes_context(self) -> bool:
        """Whether "the next day" or a bare day after this expression counts from it."""
        is_festival = isinstance(self.node, Point) and self.node.festival is not None
        return self.kept and not isinstance(self.node, Offset) and not is_festival


def matching_text(text: str, language: str) -> str:
    """The text with narrow, in Chinese simplified characters; same length."""
    folded = fold_characters(text)
    return simplified(folded) if language == "zh" else folded


def expressions(folded: str, language: str) -> list[Expression]:
    """All calendar expressions of a text made ready for matching, in order, none overlapping."""
    lexicon = load_lexicon(language)
    text = unwrapped(folded)
    found = [e for atom in _atoms(text, language, lexicon) for e in atom]
    for _ in range(_ROUNDS):
        joined = _joined(text, found, language, lexicon)
        if len(joined) == len(found) and joined == found:
            break
        found = joined
    found = [expression for expression in found if expression.alone]
    nodes = in_order([expression.node for expression in found])
    return [replace(e, node=node) for e, node in zip(found, nodes, strict=True)]


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


def _joined(
    text: str, found: list[Expression], language: str, lexicon: Lexicon
) -> list[Expression]:
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
