"""Which event a person or an agreement at some place in the text belongs to."""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from extractor.assemble.event_scope import EventScope
from extractor.assemble.facts import Facts
from extractor.assemble.gatherings import Gathering
from extractor.assemble.main_event import is_bilateral, main_gathering
from extractor.document import Document, Mention, Mentions
from extractor.find.items import item_at
from extractor.records import Event


def event_at(facts: Facts, offset: int) -> str | None:
    """The name of the event in force at ``offset``: of the sentence, the paragraph or the document.

    None where the text reports a meeting of two sides, and for a quotation in an announcement.
    """
    if not facts.events:
        return None
    scope = event_scope(facts)
    index = _told_of(facts, scope, offset, _within_item(scope, offset))
    if index is None or is_bilateral(facts.document, scope.gatherings[index].mentions):
        return None
    event = facts.events[index]
    if _is_to_come(facts.document, event) and _is_quotation(facts.document, offset):
        return None
    return event.name


def _told_of(facts: Facts, scope: EventScope, offset: int, index: int | None) -> int | None:
    """The main event rather than one to come that an earlier sentence names, as 决定召开…会议."""
    main = scope.main
    if index is None or main is None or not _is_ahead(facts.document, facts.events[index]):
        return index
    if _is_ahead(facts.document, facts.events[main]):
        return index
    inside = scope.anchors_in(facts.document.sentence_at(offset))
    named = any(a.gathering == index and not scope.is_aside(a) for a in inside)
    return index if named else main


def _is_ahead(document: Document, event: Event) -> bool:
    """Whether an event begins after the day of publication."""
    first, published = (event.date or "").partition("/")[0], document.published or ""
    return first[:2].isdigit() and first > published[: len(first)] and bool(published)


def _within_item(scope: EventScope, offset: int) -> int | None:
    """The event in force; in a digest, only one that the same item names."""
    index = scope.at(offset)
    item = item_at(scope.document, offset)
    if len(item) == len(scope.document.text):
        return index
    named = [a for a in scope.anchors if a.named and item.start <= a.start < item.end]
    if any(anchor.gathering == index for anchor in named):
        return index
    before = [anchor.gathering for anchor in named if anchor.start <= offset]
    return before[-1] if before else None


_TO_COME = {
    "zh": re.compile(r"将于|拟于|定于|即将|将在|将举[行办]|报名"),
    "en": re.compile(
        r"\b(?:will (?:be held|take place|return|feature|host|present|bring|unite)|to be held"
        r"|upcoming|kicks off|scheduled)\b"
    ),
}
_QUOTED = re.compile(r"[\"“”]")
_SAYS = {
    "zh": re.compile(r"表示|[说說称稱]|指出"),
    "en": re.compile(r"\b(?:said|says|added|noted|commented|stated|explained|shared|remarked)\b"),
}


def _is_to_come(document: Document, event: Event) -> bool:
    """Whether the document announces the event: it begins after publication, or "will be held"."""
    if (event.date or "")[:2].isdigit() and document.published:
        return _is_ahead(document, event)
    mentions = [m for m in event.mentions if m.field in _NAMING]
    sentences = [document.sentence_at(m.start) for m in mentions]
    to_come = _TO_COME[document.language]
    return any(to_come.search(document.folded, s.start, s.end) for s in sentences)


def _is_quotation(document: Document, offset: int) -> bool:
    sentence = document.sentence_at(offset)
    text = document.folded[sentence.start : sentence.end]
    return bool(_QUOTED.search(text)) and bool(_SAYS[document.language].search(text))


_NAMING = ("name", "aliases")


def event_scope(facts: Facts) -> EventScope:
    """The scopes of the assembled events, kept while the document's mentions are in use."""
    kept = _SCOPES.get(facts.mentions)
    if kept is None or kept[0] is not facts.events:
        kept = (facts.events, _new_scope(facts))
        _SCOPES[facts.mentions] = kept
    return kept[1]


_SCOPES: WeakKeyDictionary[Mentions, tuple[tuple[Event, ...], EventScope]] = WeakKeyDictionary()


def _new_scope(facts: Facts) -> EventScope:
    found = [_gathering(facts, event) for event in facts.events]
    return EventScope(facts.document, found, main_gathering(facts.document, found))


def _gathering(facts: Facts, event: Event) -> Gathering:
    mentions = tuple(
        Mention(m.start, m.end, "EVENT", m.text, m.rule or m.model or "")
        for m in event.mentions
        if m.field in _NAMING
    )
    return Gathering(event.name, event.aliases, mentions)
