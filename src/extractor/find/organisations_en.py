"""English organisation names: by their head words, and by evidence where no head word tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extractor.document import Document, Mention, Mentions, Span
from extractor.find.english_bodies import bodies
from extractor.find.english_phrases import ends_in_field, has_head, is_field, is_occasion, phrases
from extractor.find.evidence import HEADLESS, Nearby, is_stock, reconciled, surest
from extractor.find.overlaps import longest_first
from extractor.find.quoted_names_en import quoted_names
from extractor.places import find_place
from extractor.rules import word_set


def find_english_names(document: Document, mentions: Mentions) -> list[Mention]:
    """Return the organisation names of an English document, before repeats and short forms."""
    people = Nearby(m for m in surest(mentions.labelled("PERSON")) if not has_head(m.text))
    heads = _by_head(document, people, Nearby(mentions.labelled("ORG")))
    found = list(reconciled(list(heads), mentions))
    quoted = [name for sentence in document.sentences for name in quoted_names(document, sentence)]
    found = longest_first([*quoted, *found])
    found += _by_evidence(document, mentions, found)
    return found


def _by_head(document: Document, people: Nearby, evidence: Nearby) -> Iterator[Mention]:
    for sentence in document.sentences:
        inside = [person.span for person in people.overlapping(sentence)]
        for phrase in phrases(document.folded, sentence, inside):
            for span in bodies(phrase):
                end = _end(document, span, evidence.overlapping(span))
                if _OF_A_SESSION.search(document.text[max(0, span.start - 20) : span.start]):
                    continue
                if not find_place("en", document.text[span.start : end]):
                    start = _start(document, span)
                    yield document.mention(start, end, "ORG", "rule:en/organisations:head")


def _start(document: Document, span: Span) -> int:
    """Where a name begins: "New" belongs to it where a sentence runs on, New England Bankers."""
    new = _NEW.search(document.text[max(0, span.start - 20) : span.start])
    return span.start - len("New ") if new else span.start


_NEW = re.compile(r"[a-z,;)] (?:of |the |and |The )?New $")


def _end(document: Document, span: Span, evidence: Sequence[Mention]) -> int:
    """Where a name ends; what follows its field may be a person that recognisers leave out."""
    text = document.text[span.start : span.end]
    if twice := _TWICE.fullmatch(text):
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
_TWICE = re.compile(r"(.{5,60}?)\s+(?:The )?\1")
_PERSON_LAST = re.compile(r" ([A-Z][a-z]+) [A-Z][a-z’'-]+$")
_PERSON = re.compile(r" [A-Z][a-z]+ [A-Z][a-z’'-]+(?: [A-Z][a-z]+)?")


def _by_evidence(
    document: Document, mentions: Mentions, found: Sequence[Mention]
) -> Iterator[Mention]:
    """Names that recognisers found and no head word shows, where nothing speaks against them."""
    covered = {place for m in found for place in range(m.start, m.end)}
    evidence = mentions.labelled("ORG")
    times = Counter(mention.text for mention in evidence)
    people = {m.text for m in surest(mentions.labelled("PERSON")) if " " in m.text}
    for mention in surest(evidence):
        around = (
            document.text[max(0, mention.start - 12) : mention.start],
            document.text[mention.end : mention.end + 2],
        )
        if not is_stock(mention) and mention.confidence < HEADLESS and not has_head(mention.text):
            continue
        free = covered.isdisjoint(range(mention.start, mention.end))
        person = mention.text in people and not has_head(mention.text)
        if free and not person and _is_plausible(mention, times, around):
            yield _once(document, mention)


def _once(document: Document, mention: Mention) -> Mention:
    """A name without its repetition by the line that follows."""
    twice = _TWICE.fullmatch(mention.text)
    if twice is None:
        return mention
    end = mention.start + twice.end(1)
    return document.mention(
        mention.start, end, "ORG", mention.source, confidence=mention.confidence
    )


_NO_NAME = re.compile(
    r"[\n|:;!?]|^[a-z(\d]|[(&]$|^(?:Mr|Ms|Mrs|Dr|Prof)\b|https?|www|[@#=]|\.com$"
    r"| (?:office|team|side|headquarters|magazine|staff|members|university|branch)$"
)


def _is_ticker(written: str, before: str, after: str) -> bool:
    """Whether a name stands after its exchange in a bracket: (SIX: VLMR)."""
    return written.isupper() and bool(re.search(r"[A-Za-z]{2,}: ?$", before)) and after[:1] in "),;"


def _is_plausible(mention: Mention, times: Counter[str], around: tuple[str, str]) -> bool:
    """Whether a name may be an organisation's; a stock tagger's must be telling or repeated."""
    written = mention.text
    words = written.split()
    if (
        _is_ticker(mention.text, *around)
        or _NO_NAME.search(written)
        or is_occasion(written)
        or find_place("en", written)
    ):
        return False
    if all(word in word_set("en", "generic_words") or is_field(word) for word in words):
        return False
    if any(word in word_set("en", "organisation_stops") for word in words[:1]) or len(written) < 2:
        return False
    if not is_stock(mention):
        return True
    if any(is_occasion(word.split("-")[-1]) for word in words):
        return False
    return times[written] > 1 or has_head(written) or ends_in_field(written)
