"""Gatherings without a proper name, where the document is about one: 座谈会, "a symposium on …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.document import Document, Mention, Span
from extractor.find.event_heads_zh import is_generic
from extractor.rules import load_rules, mention_of

# Phrases that say nothing of what is held.
_GENERIC = re.compile(
    r"(?:(?:special|annual|recent|private|virtual|upcoming|previous|first|second|third|public|formal"
    r"|same|grand|successful|small|local|joint|whole|entire|next|last|press|news|opening|closing"
    r"|board|new|official|final|full|busy|packed) )*[a-z]+"
)
# How many sentences after the title may say what the document is about.
_LEAD_SENTENCES = 3


def unnamed_events(document: Document, text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """Phrases in the title and the lead that stand for a gathering, if no name stands there.

    A ceremony beside a named gathering is another one, if no name stands in its sentence.
    """
    lead = _lead(document)
    is_named = any(place.overlaps(mention) for mention in named for place in lead)
    if document.language == "zh" and is_named:
        yield from _beside_named(document, text)
        return
    for place in lead:
        if any(place.overlaps(mention) for mention in named):
            if place == document.title:
                return
            continue
        for rule in load_rules(document.language, "unnamed_events"):
            match = next(rule.matches(text, place.start, place.end), None)
            if (
                match
                and not _says_nothing(match["name"])
                and (not is_named or rule.data.get("own"))
            ):
                yield mention_of(document, match, "EVENT", rule)
                return


def _beside_named(document: Document, text: str) -> Iterator[Mention]:
    """What a Chinese title says was held although it names a gathering too: for its guests."""
    title = document.title
    if title is None:
        return
    for rule in load_rules("zh", "unnamed_events"):
        if rule.data.get("own"):
            for match in rule.matches(text, title.start, title.end):
                yield mention_of(document, match, "EVENT", rule)


def _says_nothing(name: str) -> bool:
    if name in _ALONE:
        return False
    return bool(_GENERIC.fullmatch(name)) or (not name.isascii() and is_generic(name))


# Heads that alone say what was held.
_ALONE = frozenset(
    ("座谈会", "欢迎宴会", "招待会", "茶话会", "集体学习", "新闻发布会", "例行记者会", "记者会")
)


def _lead(document: Document) -> list[Span]:
    """The title and the first sentences; lines of a header are none."""
    title = document.title
    body = [s for s in document.sentences if not title or s.start >= title.end]
    told = [s for s in body if document.language == "zh" or _is_told(document, s)]
    return [*([title] if title else []), *told[:_LEAD_SENTENCES]]


def _is_told(document: Document, sentence: Span) -> bool:
    """Whether an English line is a sentence: it ends as one, or is longer than a header's line."""
    written = document.text[sentence.start : sentence.end].rstrip()
    return len(written) > _HEADER_LINE or written[-1:] in '.!?”"'


_HEADER_LINE = 90
