"""Settling which of several overlapping mentions stand."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.document import Mention


def longest_first(mentions: Iterable[Mention]) -> list[Mention]:
    """Return mentions of which none overlaps another and none is blank.

    The longer wins, then the one known to stand for another name, then the surer, then the first.
    """
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=_rank):
        if not mention.text.strip():
            continue
        places = range(mention.start, mention.end)
        if taken.isdisjoint(places):
            kept.append(mention)
            taken.update(places)
    return sorted(kept)


def _rank(mention: Mention) -> tuple[int, bool, float, int, str]:
    length = mention.end - mention.start
    return (-length, mention.value is None, -mention.confidence, mention.start, mention.source)
