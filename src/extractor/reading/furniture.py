"""Which lines of a page are furniture: menus, share bars, copyright, links to other pages."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.document import Language
from extractor.reading.lines import Line
from extractor.rules import Rule, load_rules

_LONGEST = 400  # characters; a longer line is text whatever it starts with
_LONGEST_LINK = 90  # characters; after "Related news", longer lines are text again


def furniture_lines(lines: Sequence[Line], language: Language) -> list[bool]:
    """For each line whether it is furniture."""
    rules = load_rules(language, "furniture")
    kinds = [_kind(line.text, rules) for line in lines]
    return [kind is not None or _is_link(i, kinds, lines) for i, kind in enumerate(kinds)]


def _kind(text: str, rules: Sequence[Rule]) -> str | None:
    if len(text) > _LONGEST and not text.startswith(("[", "!")):
        return None
    for rule in rules:
        if rule.pattern.match(text):
            return str(rule.data["kind"])
    return None


def _is_link(index: int, kinds: Sequence[str | None], lines: Sequence[Line]) -> bool:
    """Whether a line follows a "related" heading with nothing but short lines between."""
    for i in range(index - 1, max(-1, index - 8), -1):
        if len(lines[i + 1].text) > _LONGEST_LINK or lines[i + 1].text.endswith(("。", ".")):
            return False
        if kinds[i] == "related":
            return True
    return False
