"""Weighing what recognisers found against what rules found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence

from extractor.document import Mention, Mentions, Span

# Stock taggers were trained on other kinds of text: where one of ours has read the document too,
# they only support what rules find.
_STOCK = frozenset({"model:lac", "model:en_core_web_sm"})
# Below this a mention of our taggers is right one time in three; above the second, its boundaries
# are more often right than those of a head-word rule.
PLAUSIBLE = 0.5
_SURE = 0.7
# What nothing but a tagger shows to be an organisation must be surer than what a head word shows.
HEADLESS = 0.75


class Nearby:
    """Mentions by place, so that those at one place are found without looking at all."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions = sorted(mentions)
        self._starts = [mention.start for mention in self._mentions]
        self._longest = max((m.end - m.start for m in self._mentions), default=0)

    def overlapping(self, span: Span | Mention) -> list[Mention]:
        """The mentions that overlap a stretch, in text order."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [m for m in self._mentions[first:last] if m.end > span.start]


def is_stock(mention: Mention) -> bool:
    """Whether a stock tagger found a mention."""
    return mention.source in _STOCK


def is_own(mention: Mention) -> bool:
    """Whether a tagger of ours found a mention."""
    return mention.source.startswith("model:") and not is_stock(mention)


def surest(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of our own taggers, or all of them where none of ours has read."""
    own = [mention for mention in mentions if is_own(mention)]
    return [mention for mention in own if mention.confidence >= PLAUSIBLE] or list(mentions)


def reconciled(
    found: Sequence[Mention], mentions: Mentions, proved: Container[Span] = frozenset()
) -> Iterator[Mention]:
    """Yield what rules found where no tagger of ours is surer of another boundary.

    A rule's name stands where it takes in all that the tagger found there (a department after its
    parent) or where the tagger is not sure. Where it saw nothing at all, four in five are wrong;
    where it took the same words for an event, the head word knows better, as it does at the
    places that are ``proved`` in another way.
    """
    own = [m for m in mentions if is_own(m)]
    bodies = Nearby(m for m in own if m.label == "ORG")
    alike = {m.span for m in own if m.label == "EVENT"}
    for mention in found:
        rivals = bodies.overlapping(mention)
        within = all(mention.span.contains(rival) for rival in rivals)
        unsure = all(rival.confidence < _SURE for rival in rivals)
        seen = bool(rivals) or mention.span in alike or mention.span in proved
        if (seen or not own) and (within or unsure):
            yield mention
