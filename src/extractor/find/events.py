"""Mentions of named gatherings and of their themes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.document import Document, Label, Mention, Mentions
from extractor.find.announced_zh import announced_events
from extractor.find.event_evidence_zh import names_session
from extractor.find.event_rules import bracketed_names, ruled_events, scopes
from extractor.find.events_en import find_english_events
from extractor.find.events_zh import find_chinese_events
from extractor.find.matched import matched_text
from extractor.find.unnamed_events import unnamed_events
from extractor.rules import load_rules, mention_of

# Shortest names that are looked for again in the rest of the text.
_SHORTEST = 3


def find_events(document: Document, mentions: Mentions) -> list[Mention]:
    """Every mention of an event's name, full or short; none overlaps another.

    What a Chinese press conference announces may stand in the name of the press conference alone.
    """
    text = matched_text(document)
    ruled = list(ruled_events(document, text))
    formed = [m for m in _formed(document, mentions) if not names_session(m, ruled)]
    candidates = [*ruled, *formed]
    named = settled(m for m in candidates if not _is_part_of_organisation(m, mentions))
    named += unnamed_events(document, text, named)
    aliases = [alias for mention in named for alias in bracketed_names(document, text, mention)]
    found = settled([*named, *aliases, *repeated(document, [*named, *aliases], "EVENT", "events")])
    return sorted([*found, *announced_events(document, found)])


def _formed(document: Document, mentions: Mentions) -> list[Mention]:
    if document.language == "zh":
        return find_chinese_events(document, mentions)
    return find_english_events(document, mentions)


def settled(mentions: Iterable[Mention]) -> list[Mention]:
    """Of overlapping mentions the longest; a name inside brackets or quotation marks of its own."""
    kept: list[Mention] = []
    in_order = sorted(set(mentions), key=_longest_first)
    for mention in in_order:
        if not any(m.start < mention.end and mention.start < m.end for m in kept):
            kept.append(mention)
    return sorted(kept)


def _longest_first(mention: Mention) -> tuple[int, int, bool, bool, str]:
    """Of one length and place: what the text defines, what is found there, what is repeated."""
    repeated = mention.source.endswith(":repeated")
    defined = mention.value is None
    return (mention.start - mention.end, mention.start, defined, repeated, mention.source)


def _is_part_of_organisation(mention: Mention, mentions: Mentions) -> bool:
    """Whether an organisation's name goes on after the mention: 医冷大会|组委会."""
    return any(
        m.start < mention.end < m.end and m.end - m.start > mention.end - m.start
        for m in mentions.labelled("ORG")
    ) or any(m.start < mention.end < m.end for m in mentions.labelled("PERSON"))


def repeated(
    document: Document, named: Iterable[Mention], label: Label, topic: str
) -> Iterator[Mention]:
    """Every other place at which a found name stands."""
    for name in sorted({m.text for m in named}):
        if len(name) >= _SHORTEST and "\n" not in name:
            for match in re.finditer(re.escape(name), document.text):
                if not document.is_furniture(*match.span()):
                    source = f"rule:{document.language}/{topic}:repeated"
                    yield document.mention(*match.span(), label, source)


def find_themes(document: Document, mentions: Mentions) -> list[Mention]:
    """Every stated theme of an event."""
    text = matched_text(document)
    return settled(
        mention_of(document, match, "THEME", rule)
        for rule in load_rules(document.language, "themes")
        for scope in scopes(document, rule)
        for match in rule.matches(text, scope.start, scope.end)
    )
