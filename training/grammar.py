"""Sentences with labelled spans out of a grammar file; its header explains the notation."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path

Labelled = tuple[int, int, str]
_TOKEN = re.compile(r"\{(?P<rule>\w+)(?:#(?P<index>\d))?\}|\[(?P<label>[A-Z]+) |(?P<close>\])|\\n")


class Grammar:
    """Rules with alternatives; terminals are invented by functions of a random number source."""

    def __init__(
        self,
        rules: Mapping[str, list[str]],
        terminals: Mapping[str, Callable[[random.Random], str]],
    ) -> None:
        self._rules = rules
        self._terminals = terminals

    @classmethod
    def read(cls, path: Path, terminals: Mapping[str, Callable[[random.Random], str]]) -> Grammar:
        rules: dict[str, list[str]] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                name, text = line.split(": ", 1)
                rules.setdefault(name, []).append(text)
        return cls(rules, terminals)

    def invent(self, rule: str, dice: random.Random) -> tuple[str, list[Labelled]]:
        """Expand ``rule``; return the text and its outermost labelled spans."""
        writer = _Writer(self._rules, self._terminals, dice)
        writer.write("{" + rule + "}")
        return "".join(writer.parts), writer.spans


class _Writer:
    """One expansion: what was written, where labels opened, what a numbered rule became."""

    def __init__(
        self,
        rules: Mapping[str, list[str]],
        terminals: Mapping[str, Callable[[random.Random], str]],
        dice: random.Random,
    ) -> None:
        self._rules, self._terminals, self._dice = rules, terminals, dice
        self._chosen: dict[tuple[str, str], str] = {}
        self._length = 0
        self._open: list[tuple[int, str]] = []
        self.parts: list[str] = []
        self.spans: list[Labelled] = []

    def write(self, template: str) -> None:
        last = 0
        for token in _TOKEN.finditer(template):
            self._put(template[last : token.start()])
            last = token.end()
            if token["rule"]:
                self._expand(token["rule"], token["index"])
            elif token["label"]:
                self._open.append((self._length, token["label"]))
            elif token["close"]:
                self._close()
            else:
                self._put("\n")
        self._put(template[last:])

    def _expand(self, rule: str, index: str | None) -> None:
        if rule in self._terminals:
            choose = self._terminals[rule]
        else:
            alternatives = self._rules[rule]
            choose = lambda dice: dice.choice(alternatives)  # noqa: E731
        if index is None:
            self.write(choose(self._dice))
            return
        key = (rule, index)
        if key not in self._chosen:
            self._chosen[key] = self._flat(choose(self._dice))
        self.write(self._chosen[key])

    def _flat(self, template: str) -> str:
        """Expand a template to the end, with its labels still written in."""
        while match := re.search(r"\{(\w+)(?:#\d)?\}", template):
            rule = match[1]
            choose = self._terminals.get(rule) or (lambda dice, r=rule: dice.choice(self._rules[r]))
            template = template[: match.start()] + choose(self._dice) + template[match.end() :]
        return template

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)

    def _close(self) -> None:
        start, label = self._open.pop()
        if not self._open and self._length > start:
            self.spans.append((start, self._length, label))
