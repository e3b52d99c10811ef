"""Keys and comparison of organisations."""

from __future__ import annotations

from extractor.link.evidence import Comparison, Evidence
from extractor.link.mention import EntityMention
from extractor.names import name_key


def blocking_keys(mention: EntityMention) -> frozenset[str]:
    """The folded names."""
    return frozenset(filter(None, map(name_key, mention.names)))


def compare(a: EntityMention, b: EntityMention) -> Comparison:
    """One name in common is all that is asked."""
    shared = sorted(blocking_keys(a) & blocking_keys(b))
    return Comparison.of([Evidence("same name", 4.0, shared[0])] if shared else [])
