"""English titles: a head with its modifiers before it and its field behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from extractor.document import Document, Mention, Span
from extractor.find.title_fields_en import field_end
from extractor.find.title_heads_en import Head, title_heads
from extractor.rules import word_set

SOURCE = "rule:en/titles:head"


def title_mentions(
    document: Document, blocked: Sequence[Span], *, widened: bool = False
) -> list[Mention]:
    """Return the titles outside furniture and outside the names of ``blocked``.

    Args:
        widened: take in words of any kind that stand between a comma and the head.
    """
    found = []
    last = 0
    heads = title_heads(document.folded)
    for index, head in enumerate(heads):
        free = _unblocked(document.folded, head, last, blocked)
        if free is None or document.is_furniture(free.start, free.end):
            continue
        start = free.start
        if widened:
            start = _widened_start(document.folded, free, last, blocked)
            start = min(start, _lowered_start(document.folded, free, last, blocked))
        last = field_end(
            document, free, [*blocked, *_coordinated(document.folded, heads[index + 1 :])]
        )
        value = _singular(document, free, last) if free.plural else None
        found.append(document.mention(start, last, "TITLE", SOURCE, value=value))
    return found


def _unblocked(text: str, head: Head, last: int, blocked: Sequence[Span]) -> Head | None:
    """The head with modifiers that belong to a name cut off; None where a name holds all of it."""
    start = max(
        [head.start, last, *(n.end for n in blocked if n.start < head.end and n.end > head.start)]
    )
    kept = text[start : head.end].lstrip(" &,/-\u00a0\n")
    kept = re.sub(r"^and\s+", "", kept)
    if start == head.start:
        return head
    if len(kept.split()) < len(head.key.split()):
        return None
    return Head(head.end - len(kept), head.end, head.key, head.plural)


_BEFORE_TITLE = re.compile(
    r"(?:^|\n|[,;(:•–—-][ \u00a0]|\b(?:former|then|now|the|an?)[ \u00a0])"
    r"(?P<more>(?:(?:(?:[A-Z]\.){2,}|[^\W\d_a-z][\w'’-]*)[ \u00a0]){1,3})$"
)


# "A, CSR Manager, Cisco Systems": the employer follows, so the letters are a field.
_EMPLOYER_BEHIND = re.compile(r",[ \u00a0][A-Z][\w&-]+(?:[ \u00a0][A-Z][\w&-]+){0,3}[;.\n]")
# "Kenya's Ambassador to China" is one title; "Corbel's Chief Executive" is a post at Corbel.
_OF_STATES = re.compile(
    r"ambassador|consul|envoy|high commissioner|minister|premier|governor|mayor"
)
_STATE_BEFORE = re.compile(
    r"(?P<more>[^\W\d_a-z][\w-]+(?:[ \u00a0][^\W\d_a-z][\w-]+){0,2}['’]s?[ \u00a0])$"
)


def _widened_start(text: str, head: Head, last: int, blocked: Sequence[Span]) -> int:
    """Take in "N.C." of ", N.C. Commerce Secretary" and "İzmir Provincial" of a health director."""
    match = _BEFORE_TITLE.search(text, max(last, head.start - 60), head.start)
    if match is None and _OF_STATES.search(head.key):
        match = _STATE_BEFORE.search(text, max(last, head.start - 60), head.start)
    if match is None:
        return head.start
    more = Span(match.start("more"), head.start)
    if any(name.overlaps(more) for name in blocked):
        return head.start
    words = match["more"].split()
    plain = all(not (w.isupper() and len(w) > 2 and "." not in w) for w in words)
    plain = plain or _EMPLOYER_BEHIND.match(text, head.end) is not None
    owned = any(word.endswith(("'s", "’s")) for word in words)
    plain = plain and not (owned and not _OF_STATES.search(head.key))
    return (
        more.start
        if plain and words[0].casefold() not in word_set("en", "not_names")
        else head.start
    )


# "Mark Ellery, ward manager at X": words of any kind in lower case, if the employer follows.
_LOW_BEFORE = re.compile(
    r",[ \u00a0](?:(?:the|an?|its|their)[ \u00a0])?(?P<more>(?:[a-z][\w'’-]+[ \u00a0]){1,2})$"
)
_AT_EMPLOYER = re.compile(r"[ \u00a0](?:at|of|for|with)[ \u00a0](?:the[ \u00a0])?[^\W\d_a-z]")


def _lowered_start(text: str, head: Head, last: int, blocked: Sequence[Span]) -> int:
    """Take in "ward" of "Mark Ellery, ward manager at X"."""
    match = _LOW_BEFORE.search(text, max(last, head.start - 60), head.start)
    if match is None or not text[head.start].islower() or not _AT_EMPLOYER.match(text, head.end):
        return head.start
    words = match["more"].split()
    stops = word_set("en", "prepositions") | word_set("en", "before_verbs") | _NO_FIELDS
    named = any(name.end == match.start() for name in blocked)
    return match.start("more") if named and stops.isdisjoint(words) else head.start


_NO_FIELDS = frozenset(
    (
        "a",
        "an",
        "the",
        "is",
        "was",
        "former",
        "formerly",
        "new",
        "our",
        "its",
        "their",
        "his",
        "her",
    )
) | {
    "past",
    "retired",
    "ex",
    "until",
    "outgoing",
    "incoming",
    "late",
    "longtime",
    "veteran",
    "both",
}


def _coordinated(text: str, heads: Iterable[Head]) -> list[Span]:
    """The next heads that "and" or a comma joins to what stands before them."""
    joined = (
        head for head in islice(heads, 3) if _AND_BEFORE.search(text, head.start - 6, head.start)
    )
    return [Span(head.start, head.end) for head in joined]


_AND_BEFORE = re.compile(r"(?:,|\band|&)\s+$")


def _singular(document: Document, head: Head, end: int) -> str:
    """A shared title as each of its holders has it: "Vice Presidents" is "Vice President"."""
    words = document.written(Span(head.start, head.end)).split()
    for index, part in enumerate(reversed(head.key.split()), 1):
        word = words[-index]
        words[-index] = (
            word[: len(part)] if not word.casefold().endswith("men") else word[:-3] + "man"
        )
    return " ".join(words) + (" " + document.written(Span(head.end, end)) if end > head.end else "")
