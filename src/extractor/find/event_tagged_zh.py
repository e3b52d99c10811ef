"""Weighing Chinese names of gatherings that rules found against what a tagger found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.document import Document, Mention, Mentions
from extractor.find.event_evidence_zh import is_held
from extractor.find.event_heads_zh import head_pattern, is_generic, is_proper
from extractor.find.evidence import Nearby, is_own
from extractor.rules import load_rules

# How sure a tagger must be of a name that no rule knows; of one that is a name by itself (亚运会).
_SURE = 0.8
_PROPER = 0.6
# How sure it must be for its borders to outweigh a rule's.
_LONGER = 0.9
_SHORTER = 0.8
_SUPPORTS = 0.7
# What a tagger may cut from the front of a name although it is not that sure: 加强|中非论坛.
_VERB = 2
# Rules that only see words before a head: what a tagger does not see there either is no name.
_LOOSE = ("words", "wide", "weak")
_NO_NAME = re.compile(r"[，。；！？,;!?\n]")


def weighed(
    document: Document, text: str, found: Sequence[Mention], mentions: Mentions
) -> Iterator[Mention]:
    """The names that stand: those of rules, with a tagger's borders, and those a tagger is sure of.

    Where no tagger of ours has read, weak heads make no names and all others stand.
    """
    own = [m for m in mentions if is_own(m)]
    tagged = [m for m in own if m.label == "EVENT"]
    nearby = Nearby(tagged)
    seen = {m.text for m in tagged}
    kept: list[Mention] = []
    for mention in found:
        rivals = nearby.overlapping(mention)
        if _stands(text, mention, rivals, seen, bool(own)):
            kept.append(_bordered(document, mention, rivals))
    yield from kept
    taken = Nearby(kept)
    for mention in tagged:
        if not taken.overlapping(mention) and _is_name(text, mention):
            yield mention


def _stands(
    text: str, mention: Mention, rivals: Sequence[Mention], seen: set[str], is_read: bool
) -> bool:
    rule = mention.source.rpartition(":")[2]
    if rule == "weak":
        return any(r.end == mention.end and r.confidence >= _SUPPORTS for r in rivals)
    if rule != "words" or not is_read or rivals or mention.text in seen:
        return True
    return is_held(text, mention.start, mention.end)


def _bordered(document: Document, mention: Mention, rivals: Sequence[Mention]) -> Mention:
    """A rule's name with the tagger's beginning, where the tagger is sure of it."""
    alike = [r for r in rivals if r.end == mention.end and r.start != mention.start]
    if not alike:
        return mention
    rival = alike[0]
    if rival.start < mention.start:
        sure = rival.confidence >= _LONGER and not _NO_NAME.search(rival.text)
    else:
        lead = document.text[mention.start : rival.start]
        short = len(lead) == _VERB and rival.confidence >= _SUPPORTS
        sure = (
            mention.source.rpartition(":")[2] in _LOOSE
            and lead.isalpha()
            and (short or rival.confidence >= _SHORTER)
        )
    return replace(mention, start=rival.start, text=rival.text) if sure else mention


def _is_name(text: str, mention: Mention) -> bool:
    """Whether what only a tagger found ends in a head and is no generic phrase."""
    name = text[mention.start : mention.end]
    if is_proper(name):
        return mention.confidence >= _PROPER
    heads = list(head_pattern().finditer(text, mention.start, mention.end))
    if mention.confidence < _SURE or not heads or heads[-1].end() != mention.end:
        return False
    bounds = (
        match.end()
        for rule in load_rules("zh", "event_bounds")
        for match in rule.matches(text, mention.start, heads[-1].start())
    )
    return not (any(bounds) or is_generic(name) or _NO_NAME.search(name))
