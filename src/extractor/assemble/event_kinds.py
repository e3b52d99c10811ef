"""What kind of gathering a name stands for, by its head."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from extractor.chinese import simplified
from extractor.document import Language, fold_characters
from extractor.records import EventKind
from extractor.rules import alternatives, load_rules, load_words


def event_kind(language: Language, name: str) -> EventKind:
    """The kind by rule, else by the head of the name or of its first half."""
    folded = fold_characters(name)
    text = simplified(folded) if language == "zh" else folded
    for rule in load_rules(language, "event_kinds"):
        if rule.pattern.search(text):
            return cast(EventKind, rule.data["kind"])
    return _by_head(language, text)


def _by_head(language: Language, text: str) -> EventKind:
    kinds = head_kinds(language)
    if language == "zh":
        first_half = text.split("暨", maxsplit=1)[0]
        heads = _heads().findall(first_half) or _heads().findall(text)
        return kinds[heads[-1]] if heads else "other"
    for word in re.findall(r"Round[ -][Tt]able|[\w.]+", text):
        kind = kinds.get(word) or kinds.get(word.capitalize())
        if kind:
            return kind
    return "other"


@cache
def head_kinds(language: Language) -> dict[str, EventKind]:
    """Head to kind, from the word list of heads."""
    rows = (line.split("\t") for line in load_words(language, "event_heads"))
    return {row[0]: cast(EventKind, row[1]) for row in rows}


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(alternatives(tuple(head_kinds("zh"))))
