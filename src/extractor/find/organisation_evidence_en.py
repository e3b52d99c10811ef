"""English organisation names that taggers find and no head word shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extractor.document import Document, Mention, Mentions
from extractor.find.english_phrases import ends_in_field, has_head, is_field, is_occasion
from extractor.find.evidence import HEADLESS, PLAUSIBLE, is_stock, surest
from extractor.find.not_bodies_en import is_nation, other_names
from extractor.find.organisation_cues_en import is_cued
from extractor.places import find_place
from extractor.rules import word_set

TWICE = re.compile(r"(.{5,60}?)\s*(?:The )?\1")


def is_no_body(written: str) -> bool:
    """Whether a name is that of an occasion or a document, other than a body's of the UN."""
    return is_occasion(written) and written not in word_set("en", "international_names")


def by_evidence(
    document: Document, mentions: Mentions, found: Sequence[Mention]
) -> Iterator[Mention]:
    """Names that recognisers found and no head word shows, where nothing speaks against them."""
    covered = {place for m in found for place in range(m.start, m.end)}
    evidence = mentions.labelled("ORG")
    times = Counter(mention.text for mention in evidence)
    is_other = other_names(document, mentions, found)
    titles = {m.end for m in mentions.labelled("TITLE")}
    for mention in surest(evidence):
        around = (
            document.text[max(0, mention.start - 12) : mention.start],
            document.text[mention.end : mention.end + 2],
        )
        if not is_stock(mention) and not _is_sure(document, mention):
            continue
        free = covered.isdisjoint(range(mention.start, mention.end))
        other = is_other(mention) and not has_head(mention.text)
        titled = around[0].endswith(", ") and mention.start - 2 in titles
        if free and not other and _is_plausible(mention, times, around, titled=titled):
            yield _once(document, mention)


def _is_sure(document: Document, mention: Mention) -> bool:
    """Whether the tagger is sure, or less so and a head word or the words beside it agree."""
    if mention.confidence >= HEADLESS or has_head(mention.text):
        return True
    return mention.confidence >= PLAUSIBLE and is_cued(document, mention)


def _once(document: Document, mention: Mention) -> Mention:
    """A name without its repetition, what is glued to it, the place that it is in."""
    based = _BASED.match(mention.text)
    start = mention.start + (based.end() if based else 0)
    end = mention.start + _length(mention.text)
    if (start, end) == (mention.start, mention.end):
        return mention
    return document.mention(start, end, "ORG", mention.source, confidence=mention.confidence)


# "Leeds-based Institute for Joinery".
_BASED = re.compile(
    r"(?:[A-Z][\w.’'-]{1,30} ){0,2}?[A-Z][\w.’']{1,30}-(?:based|headquartered|listed) "
)


def _length(written: str) -> int:
    if twice := TWICE.fullmatch(written):
        return twice.end(1)
    if glued := _GLUED.search(written):
        return glued.start()
    if rival := _RIVAL.search(written):
        return rival.start()
    name, _, place = written.rpartition(", ")
    located = has_head(name) and " of " not in name and find_place("en", place) is not None
    return len(name) if located else len(written)


# A heading that lost its line end: "About MobileXHeadquartered in Irvine".
_GLUED = re.compile(r"(?<=[\w.])(?:Headquartered|Founded|Established|Based|Located|About)$")


# "the University of Leeds against Otterby College".
_RIVAL = re.compile(r" (?:against|versus|vs\.?|v\.) (?=[A-Z])")
_NO_NAME = re.compile(
    r"[\n|:;!?]|^[a-z(]|^\d+(?![A-Z\d])|[(&]$|^(?:Mr|Ms|Mrs|Dr|Prof)\b|https?|www|[@#=]|\.com$"
    r"| (?:office|team|side|headquarters|magazine|staff|members|university|branch"
    r"|program|programme|project|event|conference|summit|facility|plant|tokens?)$"
)


def _is_ticker(written: str, before: str, after: str) -> bool:
    """Whether a name stands after its exchange in a bracket: (SIX: VLMR)."""
    return written.isupper() and bool(re.search(r"[A-Za-z]{2,}: ?$", before)) and after[:1] in "),;"


def _is_legislature(written: str, before: str) -> bool:
    """Whether the Congress of a state is meant, which has no article: "urged Congress"."""
    return written == "Congress" and not re.search(r"\b(?:the|this|our|The) $", before)


def _is_plausible(
    mention: Mention, times: Counter[str], around: tuple[str, str], *, titled: bool
) -> bool:
    """Whether a name may be an organisation's; a stock tagger's must be telling or repeated.

    Args:
        titled: the name stands behind a title and a comma, where "Duke Street" is a firm.
    """
    written = mention.text
    words = written.split()
    if (
        _is_ticker(mention.text, *around)
        or _NO_NAME.search(written)
        or (is_no_body(written) and not titled and not _is_legislature(written, around[0]))
        or is_nation(written)
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
