"""Which pairs are compared: those that share a key, so that cost grows with the mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, islice

from extractor.link.store import Store
from extractor.link.types import TYPES

Pair = tuple[int, int]

# All pairs of a block of up to 20 are compared, 190 at most. In a larger one (everybody called
# 张伟, all that is named in Tianjin) each mention meets the 4 that follow it in order of what they
# say, among those of its name, and each name sends 2 mentions to meet those of the other names,
# unless there are too many names: then the key says nothing.
FULL_BLOCK = 20
WINDOW = 4
SENT = 2
MOST_SENT = 24


def store_keys(store: Store) -> None:
    """Write down the keys of all nodes."""
    store.add_keys(
        (f"{mention.type}:{key}", node)
        for node, mention in store.nodes()
        for key in TYPES[mention.type].blocking_keys(mention)
    )


def pairs(store: Store) -> Iterator[Pair]:
    """All pairs to compare, each once, the lower number first, in order."""
    store.db.execute("CREATE TEMP TABLE pair (a INTEGER, b INTEGER)")
    found = (pair for block in store.blocks() for pair in block_pairs(block, store))
    store.db.executemany("INSERT INTO pair VALUES (?, ?)", found)
    yield from store.db.execute("SELECT DISTINCT a, b FROM pair ORDER BY a, b")
    store.db.execute("DROP TABLE pair")


def block_pairs(block: Sequence[int], store: Store) -> Iterator[Pair]:
    """The pairs of one block, given in order of its nodes, that are compared."""
    if len(block) <= FULL_BLOCK:
        yield from combinations(block, 2)
        return
    sent = []
    for _, named in groupby(block, key=store.name_of):
        same = list(named)
        sent += same[:SENT]
        for i, node in enumerate(same):
            yield from ((node, other) for other in islice(same, i + 1, i + 1 + WINDOW))
    if len(sent) <= MOST_SENT:
        yield from combinations(sent, 2)
