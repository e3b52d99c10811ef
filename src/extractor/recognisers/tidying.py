"""What a name cannot look like: spans cut at a bracket are joined, words left over are trimmed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.recognisers.decoding import TaggedSpan

_SMALL = frozenset(
    ["the", "a", "an", "of", "and", "or", "at", "in", "on", "for", "with", "to", "from", "by", "as"]
)
_LEADING = _SMALL | frozenset([",", ".", ":", ";", ")", "]", "'", "’", "”", "/", "&", "–", "—"])
_TRAILING = _SMALL | frozenset([",", ":", ";", "(", "[", "“", "'", "’", "/", "&", "-", "–", "—"])


_PAIRS = (("(", ")"), ("“", "”"), ('"', '"'))


def joined_at_brackets(spans: Iterable[TaggedSpan], words: Sequence[str]) -> list[TaggedSpan]:
    """Join a span that leaves a bracket or quotation open and the next that closes it."""
    joined: list[TaggedSpan] = []
    for span in spans:
        before = joined[-1] if joined else None
        if before and _continues(before, span, words):
            probability = min(before.probability, span.probability)
            joined[-1] = TaggedSpan(before.first, span.last, span.label, probability)
        else:
            joined.append(span)
    return joined


def _continues(before: TaggedSpan, span: TaggedSpan, words: Sequence[str]) -> bool:
    if span.label != before.label or span.first - before.last > 2:
        return False
    opened = "".join(words[before.first : span.first])
    closed = "".join(words[span.first : span.last + 1])
    return any(_left_open(opened, *pair) and _left_open(closed, *pair[::-1]) for pair in _PAIRS)


def _left_open(text: str, opening: str, closing: str) -> bool:
    if opening == closing:
        return text.count(opening) == 1
    return text.count(opening) == text.count(closing) + 1


def trimmed(span: TaggedSpan, words: Sequence[str]) -> TaggedSpan | None:
    """Return the span without articles and prepositions at its ends; None if nothing is left."""
    first, last = span.first, span.last
    while first <= last and words[first] in _LEADING:
        first += 1
    while first <= last and words[last] in _TRAILING:
        last -= 1
    if first > last:
        return None
    return TaggedSpan(first, last, span.label, span.probability)
