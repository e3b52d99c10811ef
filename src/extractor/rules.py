"""Rules as data: ``lang/<code>/<topic>.toml`` to compiled rules, and word lists beside them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from extractor.document import Document, Label, Mention, Span

LANGUAGES = ("en", "zh")


@dataclass(frozen=True)
class Rule:
    """A named pattern. Its named groups mean the same in every language."""

    name: str
    pattern: re.Pattern[str]
    data: dict[str, Any]
    examples: tuple[str, ...]
    never: tuple[str, ...]
    anchored: bool = False

    def fires_on(self, text: str) -> bool:
        """Whether the rule finds anything in a text."""
        find = self.pattern.match if self.anchored else self.pattern.search
        return find(text) is not None

    def matches(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text, start, len(text) if end is None else end)


class _RuleSource(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True)

    name: str
    pattern: str
    examples: list[str] = []
    never: list[str] = []


class _RuleFile(BaseModel):
    """A rule file: ``parts`` are pieces of patterns, written ``{piece}`` where they are used.

    ``anchor = "start"``: the rules are tried at the start of a line, not searched for.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    parts: dict[str, str] = {}
    flags: str = ""
    anchor: Literal["", "start"] = ""
    rule: list[_RuleSource]


@cache
def load_rules(language: str, topic: str) -> tuple[Rule, ...]:
    """Read ``lang/<language>/<topic>.toml``.

    Raises:
        FileNotFoundError: no such topic in this language.
        ValueError: a malformed file or pattern, named.
    """
    resource = files("extractor") / "lang" / language / f"{topic}.toml"
    source = _RuleFile.model_validate(tomllib.loads(resource.read_text("utf-8")))
    parts = expand_parts(source.parts, language)
    flags = re.IGNORECASE if "i" in source.flags else re.NOFLAG
    return tuple(
        _compile(rule, parts, flags, f"{language}/{topic}", source.anchor == "start")
        for rule in source.rule
    )


def expand_parts(parts: dict[str, str], language: str) -> dict[str, str]:
    """Expand pieces in order of writing; a piece may use earlier ones, ``@list`` is a word list."""
    expanded: dict[str, str] = {}
    for name, pattern in parts.items():
        if pattern.startswith("@"):
            expanded[name] = alternatives(load_words(language, pattern[1:]))
        else:
            expanded[name] = _insert(pattern, expanded)
    return expanded


def alternatives(words: tuple[str, ...]) -> str:
    """A group that matches any of the words, longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in longest_first) + ")"


def _insert(pattern: str, parts: dict[str, str]) -> str:
    def replace(match: re.Match[str]) -> str:
        return parts.get(match[1], match[0])

    return re.sub(r"\{([a-z_]+)\}", replace, pattern)


def _compile(
    rule: _RuleSource, parts: dict[str, str], flags: re.RegexFlag, topic: str, anchored: bool
) -> Rule:
    try:
        pattern = re.compile(_insert(rule.pattern, parts), flags)
    except re.error as error:
        raise ValueError(f"rule {topic}:{rule.name}: {error}") from error
    return Rule(
        name=f"{topic}:{rule.name}",
        pattern=pattern,
        data=dict(rule.model_extra or {}),
        examples=tuple(rule.examples),
        never=tuple(rule.never),
        anchored=anchored,
    )


@cache
def load_words(language: str, topic: str) -> tuple[str, ...]:
    """Read the word list ``lang/<language>/<topic>.txt``; ``#`` starts its header's lines."""
    resource = files("extractor") / "lang" / language / f"{topic}.txt"
    lines = (line.strip() for line in resource.read_text("utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def word_set(language: str, topic: str) -> frozenset[str]:
    """The word list as a set."""
    return frozenset(load_words(language, topic))


def mention_of(document: Document, match: re.Match[str], label: Label, rule: Rule) -> Mention:
    """The mention at a match's group ``name``, or at the whole match, with its groups as spans."""
    group = "name" if "name" in match.re.groupindex else 0
    groups = {key: Span(*match.span(key)) for key in match.re.groupindex if match.start(key) >= 0}
    start, end = match.span(group)
    return document.mention(start, end, label, f"rule:{rule.name}", groups=groups)
