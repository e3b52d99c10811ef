"""Which stored nodes the added mentions can have changed the comparisons of."""

from __future__ import annotations

from bisect import bisect_left

from extractor.link.blocking import FULL_BLOCK, WINDOW, in_order_of_content
from extractor.link.store import Store


def changed_nodes(store: Store) -> set[int]:
    """Nodes with added mentions, and older ones that these push apart in a large block."""
    touched = set(store.new_nodes())
    fresh = {node for node in touched if store.is_wholly_new(node)}
    keys = {key for node in fresh for key in store.keys_of(node)}
    return touched.union(*(_pushed_apart(store, key, fresh) for key in sorted(keys)))


def _pushed_apart(store: Store, key: str, fresh: set[int]) -> set[int]:
    """Members of a block whose pairs with each other are no longer compared because of it."""
    block = store.block(key)
    if len(block) <= FULL_BLOCK:
        return set()
    added = [node for node in block if node in fresh]
    if len(block) - len(added) <= FULL_BLOCK:
        return set(block)
    ordered = in_order_of_content(block, store)
    places = [i for i, node in enumerate(ordered) if node in fresh]
    return {node for i, node in enumerate(ordered) if _is_near(i, places)}


def _is_near(place: int, places: list[int]) -> bool:
    i = bisect_left(places, place - WINDOW)
    return i < len(places) and places[i] <= place + WINDOW
