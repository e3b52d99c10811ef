"""Many rules tried at one place: which match, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor.rules import Rule, load_rules

_CHUNK = 10  # rules that share one pattern; most places are settled by a few such patterns


@dataclass(frozen=True)
class Chunk:
    """A few rules, and one pattern that matches wherever any of them does."""

    rules: tuple[tuple[int, Rule], ...]
    any_of_them: re.Pattern[str]


@dataclass(frozen=True)
class RuleSet:
    """The rules of one topic, in chunks that are cheap to pass over."""

    chunks: tuple[Chunk, ...]

    def matches(self, text: str, position: int) -> list[tuple[Rule, re.Match[str]]]:
        """All matches that begin at ``position``: the longest first, then in order of the file."""
        found = [
            (-match.end(), order, rule, match)
            for chunk in self.chunks
            if chunk.any_of_them.match(text, position)
            for order, rule in chunk.rules
            if (match := rule.pattern.match(text, position))
        ]
        return [(rule, match) for _, _, rule, match in sorted(found, key=lambda m: m[:2])]

    def searches(self, text: str) -> Iterator[tuple[Rule, re.Match[str]]]:
        """All matches anywhere in a short text, in order of the file."""
        for chunk in self.chunks:
            if chunk.any_of_them.search(text):
                for _, rule in chunk.rules:
                    for match in rule.pattern.finditer(text):
                        yield rule, match


@cache
def rule_set(language: str, topic: str) -> RuleSet:
    """The rules of a topic, ready to be tried."""
    numbered = tuple(enumerate(load_rules(language, topic)))
    chunks = (numbered[i : i + _CHUNK] for i in range(0, len(numbered), _CHUNK))
    return RuleSet(tuple(Chunk(chunk, _union(chunk)) for chunk in chunks))


def _union(rules: tuple[tuple[int, Rule], ...]) -> re.Pattern[str]:
    patterns = (_renamed(rule.pattern.pattern, order) for order, rule in rules)
    return re.compile("|".join(f"(?:{p})" for p in patterns), rules[0][1].pattern.flags)


def _renamed(pattern: str, order: int) -> str:
    """The pattern with group names that no other rule has."""
    return re.sub(r"\(\?P([<=])", rf"(?P\g<1>r{order}_", pattern)
