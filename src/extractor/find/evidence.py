"""Weighing what recognisers found."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.document import Mention

# Stock taggers were trained on other kinds of text: where one of ours has read the document too,
# they only support what rules find.
_STOCK = frozenset({"model:lac", "model:en_core_web_sm"})


def surest(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of our own taggers, or all of them where none of ours has read."""
    own = [mention for mention in mentions if mention.source not in _STOCK]
    return own or list(mentions)


def is_stock(mention: Mention) -> bool:
    """Whether a stock tagger found a mention."""
    return mention.source in _STOCK
