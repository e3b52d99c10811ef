"""Names of gatherings told by a rule: fixed forms, listed sessions, other names in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.document import Document, Mention, Span
from extractor.places import find_place
from extractor.rules import Rule, load_rules, mention_of

_QUOTED = re.compile(r"[“「\"]([^“”「」\"]{2,40})[”」\"]")


def scopes(document: Document, rule: Rule) -> tuple[Span, ...]:
    """Where a rule looks: in each sentence, or everywhere for lines such as "地点：…"."""
    if rule.data.get("whole_text"):
        return (Span(0, len(document.text)),)
    return document.sentences


def ruled_events(document: Document, text: str) -> Iterator[Mention]:
    """Mentions of gatherings by the rules of ``events.toml``; ``text`` is what is matched."""
    for rule in load_rules(document.language, "events"):
        for scope in scopes(document, rule):
            for match in rule.matches(text, scope.start, scope.end):
                if rule.data.get("not_place") and find_place(document.language, match["name"]):
                    continue
                yield mention_of(document, match, "EVENT", rule)
                yield from _rest_of_list(document, match, rule.name)


def _rest_of_list(document: Document, match: re.Match[str], rule: str) -> Iterator[Mention]:
    """The further quoted names of one list: “A”“B”“C”三个分论坛."""
    if rule.endswith("quoted-session"):
        for item in _QUOTED.finditer(match.string, match.end("name") + 1, match.end()):
            yield document.mention(*item.span(1), "EVENT", f"rule:{rule}")


def bracketed_names(document: Document, text: str, mention: Mention) -> Iterator[Mention]:
    """Other names that brackets right after a mention define."""
    for rule in load_rules(document.language, "event_aliases"):
        match = rule.pattern.match(text, mention.end)
        if match:
            start, end = match.span("name")
            yield document.mention(
                start, end, "EVENT", f"rule:{rule.name}", value=document.written(mention)
            )
