"""What the added mentions change: which nodes, and who is compared with whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import lru_cache

from extractor.link.blocking import FULL_BLOCK, block_pairs
from extractor.link.store import Store

_BLOCKS_AT_HAND = 4096


def changed_nodes(store: Store) -> set[int]:
    """Nodes with added mentions, and older ones that are no longer compared because of these.

    A large block compares only some of its pairs; added mentions may take others' places.
    """
    touched = set(store.new_nodes())
    fresh = {node for node in touched if store.is_wholly_new(node)}
    keys = {key for node in fresh for key in store.keys_of(node)}
    return touched.union(*(_parted(store, key, fresh) for key in sorted(keys)))


def _parted(store: Store, key: str, fresh: set[int]) -> set[int]:
    block = store.block(key)
    if len(block) <= FULL_BLOCK:
        return set()
    before = set(block_pairs([node for node in block if node not in fresh], store))
    return {node for pair in before.difference(block_pairs(block, store)) for node in pair}


def neighbours_in(store: Store) -> Callable[[int], set[int]]:
    """A function that returns the nodes that a node is compared with."""
    # Nodes of one entity share blocks, and are asked for one after the other.
    in_block = lru_cache(maxsize=_BLOCKS_AT_HAND)(lambda key: _by_node(store, key))

    def neighbours(node: int) -> set[int]:
        return {other for key in store.keys_of(node) for other in in_block(key).get(node, ())}

    return neighbours


def _by_node(store: Store, key: str) -> Mapping[int, list[int]]:
    by_node: dict[int, list[int]] = defaultdict(list)
    for a, b in block_pairs(store.block(key), store):
        by_node[a].append(b)
        by_node[b].append(a)
    return by_node
