"""English organisation names: by their head words, and by evidence where no head word tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.document import Document, Mention, Mentions, Span
from extractor.find.english_bodies import bodies
from extractor.find.english_phrases import (
    has_head,
    house_pattern,
    is_field,
    phrases,
    suffix_pattern,
)
from extractor.find.evidence import HEADLESS, PLAUSIBLE, Nearby, reconciled, surest
from extractor.find.initialled_names_en import initialled_names
from extractor.find.not_bodies_en import is_document
from extractor.find.organisation_evidence_en import TWICE, by_evidence, is_no_body
from extractor.find.overlaps import longest_first
from extractor.find.proved_names_en import proved_names
from extractor.find.quoted_names_en import quoted_names
from extractor.places import find_place
from extractor.rules import word_set


def find_english_names(document: Document, mentions: Mentions) -> list[Mention]:
    """Return the organisation names of an English document, before repeats and short forms."""
    people = Nearby(m for m in surest(mentions.labelled("PERSON")) if not has_head(m.text))
    heads = _by_head(document, people, Nearby(mentions.labelled("ORG")))
    found = list(reconciled(list(heads), mentions, _mislabelled(mentions)))
    initialled = _with_initials(document, mentions)
    quoted = [name for sentence in document.sentences for name in quoted_names(document, sentence)]
    found = longest_first([*quoted, *initialled, *found, *proved_names(document)])
    found += by_evidence(document, mentions, found)
    return found


def _with_initials(document: Document, mentions: Mentions) -> Iterator[Mention]:
    """The names before their initials in brackets that a head or a tagger shows to be a body's."""
    bodies = [m for m in mentions.labelled("ORG") if m.confidence >= PLAUSIBLE]
    evidence = Nearby(bodies)
    sure = {m.text for m in bodies if m.confidence >= HEADLESS}
    for name in initialled_names(document):
        written, short = (document.written(span) for span in (name.full, name.short))
        seen = any(m.span in (name.full, name.short) for m in evidence.overlapping(name.both))
        if not (has_head(written) or seen or short in sure):
            continue
        listed = "," in written and not has_head(written)
        occasion = is_no_body(written) and (short not in sure or is_document(written))
        if not listed and not occasion:
            source = "rule:en/organisations:initials"
            yield document.mention(name.full.start, name.full.end, "ORG", source, confidence=0.9)


def _mislabelled(mentions: Mentions) -> frozenset[Span]:
    """What taggers took for the place it houses, or its legal form for part of a person."""
    houses = (m for m in mentions.labelled("VENUE") if house_pattern().search(m.text))
    firms = (m for m in mentions.labelled("PERSON") if suffix_pattern().search(m.text))
    return frozenset(m.span for m in (*houses, *firms))


def _by_head(document: Document, people: Nearby, evidence: Nearby) -> Iterator[Mention]:
    for sentence in document.sentences:
        inside = [person.span for person in people.overlapping(sentence)]
        for phrase in phrases(document.folded, sentence, inside):
            for span in bodies(phrase):
                end = _end(document, span, evidence.overlapping(span))
                if _is_in_a_title(document, span.start, end) or _OF_A_SESSION.search(
                    document.text[max(0, span.start - 20) : span.start]
                ):
                    continue
                if not find_place("en", document.text[span.start : end]):
                    start = _start(document, span)
                    yield document.mention(start, end, "ORG", "rule:en/organisations:head")


def _is_in_a_title(document: Document, start: int, end: int) -> bool:
    """Whether a name is the beginning of quoted words: “Zero Trust, Clean Sheets”."""
    quoted = document.text[start - 1 : start] in tuple('"“‘«')
    return quoted and document.text[end : end + 2] == ", "


def _start(document: Document, span: Span) -> int:
    """Where a name begins: "New" belongs to it where a sentence runs on, New England Bankers."""
    new = _NEW.search(document.text[max(0, span.start - 20) : span.start])
    return span.start - len("New ") if new else span.start


_NEW = re.compile(r"[a-z,;)] (?:of |the |and |The )?New $")


def _end(document: Document, span: Span, evidence: Sequence[Mention]) -> int:
    """Where a name ends; what follows its field may be a person that recognisers leave out."""
    text = document.text[span.start : span.end]
    if twice := TWICE.fullmatch(text):
        return span.start + twice.end(1)
    if post := _POST_BEHIND.search(text):
        return span.start + post.start()
    if has_head(text):
        return span.end
    person = _PERSON_LAST.search(text)
    if person and person[1] in word_set("en", "family_first_surnames") and _closes(text, person):
        return span.start + person.start()
    ends = [m.end for m in evidence if m.start < span.end and span.start < m.end < span.end]
    for end in sorted(ends, reverse=True):
        kept = document.text[span.start : end]
        if _PERSON.fullmatch(document.text, end, span.end) and is_field(kept.split()[-1]):
            return end
    return span.end


def _closes(text: str, person: re.Match[str]) -> bool:
    """Whether what stands before a person may end a name: a field, a head, initials."""
    word = text[: person.start()].rsplit(maxsplit=1)[-1]
    return is_field(word) or has_head(word) or word.isupper()


# "Department of Affairs, and Head of the Secretariat": the next post of the same person.
_POST_BEHIND = re.compile(
    r",?[ \u00a0]and[ \u00a0](?:the[ \u00a0])?(?:Acting |Deputy |Vice |Executive |Honorary )?"
    r"(?:Head|Director|Director[ -]General|Chair|Chairman|Chairwoman|President|Secretary[ -]General"
    r"|Member|Dean|Minister|Founder|CEO|Rector|Chief [A-Z][a-z]+(?: Officer)?|Professor)"
    r"[ \u00a0](?:of|for|at)\b"
)
_OF_A_SESSION = re.compile(r"(?i)(?:session|plenum|congress|meeting) of (?:the )?$")
_PERSON_LAST = re.compile(r" ([A-Z][a-z]+) [A-Z][a-z’'-]+$")
_PERSON = re.compile(r" [A-Z][a-z]+ [A-Z][a-z’'-]+(?: [A-Z][a-z]+)?")
