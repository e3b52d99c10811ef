"""English venues: capitalised names after "held at", and the lines that name a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.document import Document, Mention, Mentions, Span
from extractor.find.event_rules import scopes
from extractor.places import find_place
from extractor.rules import load_rules, word_set

_WORD = re.compile(r"[\w’'-]+")
# A venue's name ends before "in Chengdu", "on May 5" and "at the city's edge".
_TAIL = re.compile(r"\s(?:in|on|at|and|of|the|for|from)(?:\s(?:the))?$|\s(?:in|on|at|from)\s.*$")


def find_english_venues(document: Document, text: str, mentions: Mentions) -> Iterator[Mention]:
    """Venues that the words around them give away."""
    for rule in load_rules("en", "venues"):
        for scope in scopes(document, rule):
            for match in rule.matches(text, scope.start, scope.end):
                span = _trimmed(text, Span(*match.span("name")), mentions)
                entered = _ENTERED.search(text, max(0, span.start - 30), span.start)
                if (
                    entered
                    or _PATH.match(text, span.end)
                    or _ADDRESS.fullmatch(text, span.start, span.end)
                ):
                    continue
                if _is_named(text[span.start : span.end], rule.data.get("needs_head", False)):
                    yield document.mention(span.start, span.end, "VENUE", f"rule:{rule.name}")
    yield from _tagged(document, mentions)


# What follows a page in a breadcrumb trail: "Location: Home > News".
_PATH = re.compile(r"\s{0,3}[>»›→|/]")
# "inducted into the Wool Hall of Fame": an honour, whatever house has its name.
_ENTERED = re.compile(
    r"\b(?:inducted|induction|elected|enshrined|voted|entered|inductees) into (?:the )?$"
)
# "Otterby, Tidewater province": a town, whatever a tagger says.
_IN_REGION = re.compile(
    r", (?:[A-Z][\w’-]+ ){1,3}(?:province|state|county|prefecture|oblast|governorate|voivodeship)\b"
)
# A street and its number name no building; "Real Estate" is a trade.
_ADDRESS = re.compile(
    r"(?:No\. ?)?\d{1,5} [\w. ]{2,40}\b(?:Ave|Avenue|Blvd|Boulevard|Court|Dr|Drive|Highway|Hwy|Lane"
    r"|Parkway|Pkwy|Place|Rd|Road|St|Street|Way)\.?|(?:.{0,30} )?Real Estate",
)


def _tagged(document: Document, mentions: Mentions) -> Iterator[Mention]:
    """Venues that a tagger is sure of."""
    venues = mentions.labelled("VENUE")
    for room, house in pairwise(venues):
        if _ROOM.search(room.text) and _WITHIN.fullmatch(document.text, room.end, house.start):
            yield document.mention(room.start, house.end, "VENUE", room.source)
    for mention in venues:
        named = " " in mention.text or mention.text.isupper()
        sure = named and mention.confidence >= _SURE and mention.text[0].isupper()
        if (
            sure
            and _is_named(mention.text, needs_head=False)
            and not _ADDRESS.fullmatch(mention.text)
            and not _IN_REGION.match(document.text, mention.end)
            and not _ENTERED.search(document.text, max(0, mention.start - 30), mention.start)
        ):
            yield mention


# A room and the house that it is in: "Garden Suite, Harbour Hotel".
_ROOM = re.compile(r"\b(?:Suite|Room|Ballroom|Auditorium)$")
_WITHIN = re.compile(r",\s(?:the )?")
# How sure a tagger must be of a venue that no rule knows.
_SURE = 0.6


def _trimmed(text: str, span: Span, mentions: Mentions) -> Span:
    """Cut what follows the name: a place after "in", a date after "on", the next line's label."""
    name = text[span.start : span.end]
    if text[span.end : span.end + 1] == ":" and " " in name:
        name = name.rpartition(" ")[0]
    if tail := _TAIL.search(name):
        name = name[: tail.start()]
    return Span(span.start, span.start + len(name))


def _is_named(name: str, needs_head: bool) -> bool:
    words = _WORD.findall(name)
    if not words or find_place("en", name):
        return False
    heads = word_set("en", "venue_heads")
    headed = len(words) > 1 and any(word in heads for word in words)
    return not needs_head or headed or any(_COMPOUND.fullmatch(word) for word in words)


# Heads written together with what stands before them, as in German and the Nordic languages.
_COMPOUND = re.compile(
    r"[A-Z\u00c0-\u00de][a-z\u00df-\u024f-]{2,}(?:halle|hallen|haus|saal|zentrum|theater|kirche|museum"
    r"|palast|schloss|bibliothek|huset|salen|hallen|talo|teatern|gebouw)"
)
