"""What kind of gathering a name stands for, by its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import cast

from extractor.chinese import simplified
from extractor.document import Document, Language, Mention, fold_characters
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
        bare = word.rstrip("0123456789")
        kind = kinds.get(bare) or kinds.get(bare.capitalize())
        if kind:
            return kind
    return "other"


def kind_beside(document: Document, mentions: Sequence[Mention]) -> EventKind:
    """What the words beside an English name without a head call it: "X 2025, a virtual summit"."""
    text = document.folded
    for mention in mentions:
        behind, before = _called()
        found = behind.match(text, mention.end)
        found = found or before.search(text, max(0, mention.start - 60), mention.start)
        if found:
            return _small_kinds()[(found.groupdict().get("beside") or found["head"]).lower()]
    return "other"


@cache
def _small_kinds() -> dict[str, EventKind]:
    return {head.lower(): kind for head, kind in head_kinds("en").items()}


@cache
def _called() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of what stands behind and before a name: ", a small summit", "the panel called"."""
    small = alternatives(tuple(head.lower() for head in head_kinds("en")))
    behind = (
        rf"[”\"’']?(?: (?P<beside>{small})\b|(?: \([^()\n]{{1,40}}\))?"
        rf"(?:, | is | was )(?:an?|the|its|our) (?:[\w’'&-]+ ){{0,5}}?(?P<head>{small})\b)"
    )
    before = (
        rf"\b(?P<head>{small})(?: discussion| session)?"
        r",?(?: (?:titled|entitled|called|named|dubbed|on(?: the topic of)?),?)? ?"
        r"(?:the )?[“\"‘']?$"
    )
    return re.compile(behind), re.compile(before, re.IGNORECASE)


@cache
def head_kinds(language: Language) -> dict[str, EventKind]:
    """Head to kind, from the word list of heads."""
    rows = (line.split("\t") for line in load_words(language, "event_heads"))
    return {row[0]: cast(EventKind, row[1]) for row in rows}


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(alternatives(tuple(head_kinds("zh"))))
