"""English names that are surely none of a body: of nations, of people and places of a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from extractor.document import Document, Mention, Mentions
from extractor.find.english_phrases import is_field
from extractor.find.evidence import surest
from extractor.find.initialled_names_en import initialled_names
from extractor.find.organisation_cues_en import is_cued
from extractor.rules import word_set


def is_nation(written: str) -> bool:
    """Whether a name is of a nation, a part of the world or a trade: "Kazakh", "EMEA", "ESG"."""
    return any(
        written in word_set("en", topic)
        for topic in ("nationalities", "world_regions", "trade_initials")
    )


def is_other_phrase(name: str, after: str) -> bool:
    """Whether a name beside a title is a nation's, a department's or opens a longer phrase."""
    fields = all(is_field(word) for word in name.split())
    return is_nation(name) or (fields and after[:1] == ",") or _PHRASE.match(after) is not None


# "co-chair of the Litigation program": no body of that name.
_PHRASE = re.compile(
    r" (?:[a-z]+ )?(?:agenda|campaign|class|curriculum|event|exhibit|expo|facility|industry"
    r"|initiative|luncheon|market|movement|panel|plant|practice|product|program(?:me)?|project|region|sector"
    r"|seminar|series|session|site|stream|symposium|team|track|tour|training|workshop)\b"
)


def other_names(
    document: Document, mentions: Mentions, found: Sequence[Mention]
) -> Callable[[Mention], bool]:
    """A test whether a name without a head word is known for something else in this document."""
    bodies = Counter(m.text for m in surest(mentions.labelled("ORG")))
    people = Counter(m.text for m in surest(mentions.labelled("PERSON")) if " " in m.text)
    places = Counter(m.text.casefold() for m in mentions.labelled("PLACE"))
    families = surnames(mentions) - {m.text.split()[0] for m in found if " " in m.text}
    documents = _documents(document)

    def is_other(mention: Mention) -> bool:
        written = mention.text
        elsewhere = max(people[written], places[written.casefold()])
        if written in documents or elsewhere >= max(1, bodies[written]):
            return True
        return written in families and not is_cued(document, mention)

    return is_other


def surnames(mentions: Mentions) -> set[str]:
    """The last words of people's names."""
    return {m.text.split()[-1] for m in surest(mentions.labelled("PERSON")) if " " in m.text}


def _documents(document: Document) -> set[str]:
    """Initials that the text gives to an act, a programme, a survey."""
    return {
        document.text[name.short.start : name.short.end]
        for name in initialled_names(document)
        if is_document(document.written(name.full))
    }


def is_document(written: str) -> bool:
    """Whether a name is that of an act, a plan, an award."""
    return _DOCUMENT.search(written) is not None


# What initials stand for that taggers often take for a body's.
_DOCUMENT = re.compile(
    r" (?:Act|Agreement|Award|Bill|Certificate|Code|Index|Law|Plan|Policy|Program|Project"
    r"|Regulation|Report|Standard|Strategy|Survey|System|Treaty)s?$"
)
