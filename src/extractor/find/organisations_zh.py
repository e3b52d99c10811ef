"""Chinese organisation names: by their head words, by rule, and by evidence elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.chinese import simplified
from extractor.document import Document, Mention, Mentions
from extractor.find.chinese_bodies import Evidence, bodies
from extractor.find.chinese_heads import is_generic, is_occasion
from extractor.find.evidence import HEADLESS, Nearby, is_stock, reconciled, surest
from extractor.places import find_place
from extractor.rules import load_rules


def find_chinese_names(document: Document, mentions: Mentions) -> list[Mention]:
    """Return the organisation names of a Chinese document, before repeats and short forms."""
    text = simplified(document.folded)
    people = Nearby(surest(mentions.labelled("PERSON")))
    bodies_found = [
        _trimmed(document, text, m, people.overlapping(m)) for m in mentions.labelled("ORG")
    ]
    places = Nearby(mentions.labelled("PLACE"))
    heads = _by_head(document, text, Nearby(bodies_found), people, places)
    found = list(reconciled(list(heads), mentions))
    found += _by_rule(document, text, Nearby(m for m in mentions if m.label == "EVENT"))
    found += _by_evidence(text, bodies_found, found)
    return found


# What taggers take into a name and belongs to the title or the predicate behind it.
_TAIL = re.compile(r"(?:主办|承办|协办|合办|联办|签署|签订|共同|举办|举行|分别)$")
_LEAD = re.compile(r"(?:港企|时任|现任|来自|由|据|与|和|及|前(?=联邦|国务)|共建|举行的|主办的)+")
_PARTY = re.compile(r"(?<=..)(?:党委|党组|党工委)$")
_POST = re.compile(r"(?:常务)?副?书记|成员|委员|常委")


def _trimmed(document: Document, text: str, mention: Mention, people: Sequence[Mention]) -> Mention:
    """A mention without verbs, people or the party group of a post at its ends: 厅|党组书记."""
    end = mention.end
    if tail := _TAIL.search(text, mention.start, end):
        end = tail.start()
    party = _PARTY.search(text, mention.start, end)
    if party and _POST.match(text, end):
        end = party.start()
    start = mention.start + (text[mention.start] in "《〈、，")
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    start = max([start, *(p.end for p in people if p.start == start and p.end < end - 3)])
    if (start, end) == (mention.start, mention.end) or end - start < 2:
        return mention
    return document.mention(start, end, "ORG", mention.source, confidence=mention.confidence)


def _by_head(
    document: Document, text: str, found: Nearby, people: Nearby, places: Nearby
) -> Iterator[Mention]:
    for sentence in document.sentences:
        evidence = Evidence(
            tuple(found.overlapping(sentence)),
            tuple(people.overlapping(sentence)),
            tuple(places.overlapping(sentence)),
        )
        for span in bodies(text, sentence, evidence):
            yield document.mention(span.start, span.end, "ORG", "rule:zh/organisations:head")


def _by_rule(document: Document, text: str, events: Nearby) -> Iterator[Mention]:
    """Names that a list or their form proves, where they are not part of an event's name."""
    for rule in load_rules("zh", "organisations"):
        for match in rule.matches(text):
            mention = document.mention(*match.span("name"), "ORG", f"rule:{rule.name}")
            if not events.overlapping(mention):
                yield mention


def _by_evidence(
    text: str, evidence: Sequence[Mention], found: Sequence[Mention]
) -> Iterator[Mention]:
    """Names that recognisers found and no head word shows, where nothing speaks against them."""
    covered = {place for m in found for place in range(m.start, m.end)}
    for mention in surest(evidence):
        written = text[mention.start : mention.end]
        if not is_stock(mention) and mention.confidence < HEADLESS:
            continue
        if covered.isdisjoint(range(mention.start, mention.end)) and _is_plausible(written):
            yield mention


_NO_NAME = re.compile(r"[，。；：！？、,;:!?\n|/]|^[）)]|[（(]$")


def _is_plausible(written: str) -> bool:
    if len(written.strip()) < 2 or _NO_NAME.search(written):
        return False
    return not (is_generic(written) or is_occasion(written) or find_place("zh", written))
