"""The part of people of whom an English text says nothing: on lists they speak, else attend."""

from __future__ import annotations

import re
from collections.abc import Container

from extractor.assemble.appearances import Role
from extractor.assemble.asides_en import is_aside
from extractor.assemble.parties_en import Party
from extractor.document import Document, Mention, Span
from extractor.recognisers.stock_english import SOURCE as STOCK

_ADDRESSED = frozenset({"rule:en/people:address", "rule:en/people:after-title"})
_ITEM = re.compile(r"\n[ \t]*[•*·▪–-][ \t]*(?:(?:Mr|Ms|Mrs|Dr|Prof)\.?[ ])?$")


def default_role(
    document: Document, party: Party, posted: Container[Mention], *, listed: bool
) -> Role | None:
    """Speaker for a list and a name on a line of its own, attendee for a post-holder or actor.

    Whoever writes or is only to be contacted takes no part, nor does a name without any of these.
    """
    text = document.folded
    if is_aside(text, party.span):
        return None
    if listed or _fills_line(text, party.span) or _is_item(text, party.span):
        return "speaker"
    return "attendee" if any(p in posted or _is_actor(p) for p in party.people) else None


def _is_actor(person: Mention) -> bool:
    """Whether a form of address or our tagger, which leaves mere names out, points at a person."""
    trained = person.source.startswith("model:") and person.source != STOCK
    return trained or person.source in _ADDRESSED


def _is_item(text: str, span: Span) -> bool:
    """Whether a party begins an item of a list."""
    return _ITEM.search(text, max(0, span.start - 20), span.start) is not None


def _fills_line(text: str, span: Span) -> bool:
    """Whether a party is a line of its own, as in an announcement of a talk."""
    start = text.rfind("\n", 0, span.start) + 1
    stop = text.find("\n", span.end)
    behind = text[span.end : stop if stop >= 0 else len(text)]
    return "\n" in text and not text[start : span.start].strip() and not behind.strip(" \t.,")
