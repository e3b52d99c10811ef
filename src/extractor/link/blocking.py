"""Which pairs are compared: those that share a key, so that cost grows with the mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from extractor.link.store import Store
from extractor.link.types import TYPES
from extractor.names import name_key

# All pairs of a block of up to 60 are compared, 1,770 at most ("cell gene industry"); of a larger
# one (everybody called 张伟) each with its 12 neighbours in order of what it says, which keeps
# equal names with equal employers side by side.
FULL_BLOCK = 60
WINDOW = 12


def store_keys(store: Store, nodes: Iterable[int] | None = None) -> None:
    """Write down the keys of all nodes, or of some."""
    wanted = store.nodes() if nodes is None else ((n, store.node(n)) for n in nodes)
    store.db.executemany(
        "INSERT OR IGNORE INTO key VALUES (?, ?)",
        (
            (f"{mention.type}:{key}", node)
            for node, mention in wanted
            for key in TYPES[mention.type].blocking_keys(mention)
        ),
    )


def neighbours(store: Store, node: int) -> Iterator[int]:
    """The nodes that a node is compared with; one may come several times."""
    for key in store.keys_of(node):
        block = store.block(key)
        if len(block) <= FULL_BLOCK:
            yield from (other for other in block if other != node)
        else:
            yield from near(node, in_order_of_content(block, store))


def near(node: int, ordered: Sequence[int]) -> Iterator[int]:
    """The nodes within the window around one."""
    i = ordered.index(node)
    yield from ordered[max(0, i - WINDOW) : i]
    yield from ordered[i + 1 : i + 1 + WINDOW]


def pairs(store: Store) -> Iterator[tuple[int, int]]:
    """All pairs to compare, each once, the lower number first, in order."""
    store.db.execute("CREATE TEMP TABLE pair (a INTEGER, b INTEGER)")
    store.db.executemany(
        "INSERT INTO pair VALUES (?, ?)",
        (pair for block in blocks(store) for pair in block_pairs(block, store)),
    )
    yield from store.db.execute("SELECT DISTINCT a, b FROM pair ORDER BY a, b")
    store.db.execute("DROP TABLE pair")


def blocks(store: Store) -> Iterator[list[int]]:
    """The nodes of every key that more than one has."""
    rows = store.db.execute("SELECT key, node FROM key ORDER BY key, node")
    for _, group in groupby(rows, key=lambda row: row[0]):
        block = [node for _, node in group]
        if len(block) > 1:
            yield block


def block_pairs(block: Sequence[int], store: Store) -> Iterator[tuple[int, int]]:
    """The pairs of one block that are compared."""
    full = len(block) <= FULL_BLOCK
    ordered = block if full else in_order_of_content(block, store)
    reach = len(block) if full else WINDOW
    for i, a in enumerate(ordered):
        for b in ordered[i + 1 : i + 1 + reach]:
            yield (a, b) if a < b else (b, a)


def in_order_of_content(block: Sequence[int], store: Store) -> list[int]:
    """Nodes by name, then by employer, event and place, so that alike ones are neighbours."""

    def order(node: int) -> tuple[object, ...]:
        mention = store.node(node)
        employers = sorted(p.organisation or "" for p in mention.positions)
        return (name_key(mention.name), employers, mention.events, mention.places, store.text(node))

    return sorted(block, key=order)
