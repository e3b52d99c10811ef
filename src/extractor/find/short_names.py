"""Short forms that the text defines for a name: "(AHUCM)", （以下简称“协会”）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.document import Document, Mention, Span
from extractor.names import initials
from extractor.rules import Rule, load_rules


def defined_short_names(document: Document, names: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the short forms defined right after a name; ``value`` is the name they stand for."""
    known = sorted(names)
    found = frozenset(mention.span for mention in known)
    for mention in known:
        for rule in load_rules(document.language, "short_names"):
            yield from _defined(document, mention, rule, found)


def _defined(
    document: Document, mention: Mention, rule: Rule, found: frozenset[Span]
) -> Iterator[Mention]:
    match = rule.pattern.match(document.folded, mention.end, mention.end + 160)
    if match is None:
        return
    start, end = match.span("name")
    full, short = document.written(mention), document.written(match_span(match))
    if rule.data.get("ticker") and not _is_used(document, match):
        return
    proved = not rule.data.get("initials") or Span(start, end) in found
    leads = " " in short and short.split()[0] == full.split()[0]
    if short != full and (proved or leads or abbreviates(short, full)):
        yield document.mention(
            start, end, "ORG", f"rule:{rule.name}", value=mention.value or full, confidence=0.9
        )


def _is_used(document: Document, match: re.Match[str]) -> bool:
    """Whether a ticker is used as a name in running text, not only beside its exchange."""
    return (
        re.search(rf"(?<!: )(?<![\w:]){match['name']}\b", document.folded[match.end() :])
        is not None
    )


def match_span(match: re.Match[str]) -> Span:
    """The span of a match's group ``name``."""
    return Span(*match.span("name"))


def abbreviates(short: str, full: str) -> bool:
    """Whether the letters of a short form stand in the full name in order, most as initials."""
    letters = [c.casefold() for c in short if c.isalpha()]
    remaining = iter(full.casefold())
    capitals = set(initials(full).casefold())
    in_order = all(letter in remaining for letter in letters)
    return in_order and sum(letter in capitals for letter in letters) * 2 >= len(letters)
