"""Expressions built from expressions: ranges, "two weeks after Easter", "the first week of May"."""

from __future__ import annotations

import re
from typing import Protocol

from extractor.dates.lexicon import Lexicon
from extractor.dates.read import unit_of
from extractor.dates.written import Node, Offset, Part, Range, Window
from extractor.rules import Rule


class HasNode(Protocol):
    """Whatever carries an expression."""

    @property
    def node(self) -> Node: ...


def phrase_node(
    rule: Rule, match: re.Match[str], here: HasNode, after: HasNode | None, lexicon: Lexicon
) -> Node | None:
    """What a phrase says of the dates in it."""
    groups = {name: text.strip().lower() for name, text in match.groupdict().items() if text}
    match rule.data.get("kind"):
        case "range":
            return Range(here.node, after.node) if after else None
        case "offset":
            return _offset(groups, here.node, lexicon)
        case "window":
            return _window(groups, here.node, lexicon)
        case "part":
            return _part(groups, here.node, lexicon)
        case "week":
            return _week(groups, here.node)
    return None


def _count(groups: dict[str, str], lexicon: Lexicon) -> int:
    return (lexicon.number(groups["count"]) if "count" in groups else 1) or 1


def _offset(groups: dict[str, str], base: Node, lexicon: Lexicon) -> Node | None:
    unit = unit_of(groups["unit"], lexicon)
    sign = lexicon.source.shift.get(groups["direction"], 1)
    return Offset(sign * _count(groups, lexicon) * unit[1], unit[0], base) if unit else None


def _window(groups: dict[str, str], base: Node, lexicon: Lexicon) -> Node | None:
    unit = unit_of(groups["unit"], lexicon)
    return Window(_count(groups, lexicon) * unit[1], unit[0], base) if unit else None


def _part(groups: dict[str, str], base: Node, lexicon: Lexicon) -> Node | None:
    unit = unit_of(groups.get("unit", "week"), lexicon) or unit_of("周", lexicon)
    index = _index(groups["index"], lexicon)
    if unit is None or not index:
        return None
    weekday = lexicon.source.weekday.get(groups.get("weekday", ""))
    return Part(base, index, unit[0], _count(groups, lexicon), weekday)


def _index(text: str, lexicon: Lexicon) -> int | None:
    if text.startswith(("最后", "最後", "后")):
        return -1
    return 1 if text == "前" else lexicon.number(text.removeprefix("第"))


def _week(groups: dict[str, str], base: Node) -> Node:
    """The week, or the weekend, that holds a day."""
    return Part(base, 0, "weekend" if groups["unit"] == "weekend" else "week")
