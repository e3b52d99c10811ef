"""Comparing two mentions, and the evidence as the numbers that joining adds up."""

from __future__ import annotations

from extractor.link.evidence import Comparison
from extractor.link.mention import EntityMention
from extractor.link.types import TYPES

_THOUSANDTHS = 1000
_STRONGEST = 8.0  # no pair outweighs all others: what is left to gain is one in 3,000


def compared(a: EntityMention, b: EntityMention) -> Comparison:
    """The comparison of two mentions of one type."""
    return TYPES[a.type].compare(a, b)


def whole_score(comparison: Comparison) -> int:
    """The score in thousandths, within ±8,000; 0 where nothing speaks for it and nothing against.

    Two documents that name 李静 and say no more of her are no reason to part what others join.
    """
    if comparison.score <= 0 and not comparison.against:
        return 0
    return round(max(-_STRONGEST, min(_STRONGEST, comparison.score)) * _THOUSANDTHS)
