"""Joining against an oracle that recomputes everything at every step, on random graphs."""

import random
from itertools import combinations
from math import log2

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.link.joining import BRIDGE, Pair, joined

NODES = 8
PAIRS = list(combinations(range(NODES), 2))
scores_of = st.dictionaries(st.sampled_from(PAIRS), st.integers(-8000, 8000), max_size=20)
apart_of = st.sets(st.sampled_from(PAIRS), max_size=4)
together_of = st.lists(st.sets(st.integers(0, NODES - 1), min_size=2, max_size=3), max_size=1)


def slow_join(
    scores: dict[Pair, int], apart: set[Pair], together: list[set[int]]
) -> list[list[int]]:
    """Average linkage from its definition: the best pair of clusters that may be one is merged."""
    grouped = {node for group in together for node in group}
    clusters = [set(group) for group in together]
    clusters += [{node} for node in range(NODES) if node not in grouped]
    while True:
        choices = []
        for a, b in combinations(clusters, 2):
            between = [scores.get((min(p), max(p)), 0) for p in ((x, y) for x in a for y in b)]
            known = [score for score in between if score]
            parted = any(tuple(sorted((x, y))) in apart for x in a for y in b)
            enough = sum(known) > BRIDGE * log2(min(len(a), len(b)))
            if known and enough and not parted:
                order = sorted((min(a), min(b)))
                choices.append((-sum(known) / len(known), order, a, b))
        if not choices:
            return sorted(sorted(cluster) for cluster in clusters)
        _, _, a, b = min(choices, key=lambda choice: choice[:2])
        clusters = [c for c in clusters if c not in (a, b)] + [a | b]


@settings(max_examples=300, deadline=None)
@given(scores_of, apart_of, together_of)
def test_joins_as_the_definition_says(
    scores: dict[Pair, int], apart: set[Pair], together: list[set[int]]
) -> None:
    assert joined(range(NODES), scores, apart, together) == slow_join(scores, apart, together)


@settings(max_examples=100, deadline=None)
@given(scores_of, apart_of, together_of)
def test_keeps_apart_what_is_apart_and_together_what_is_together(
    scores: dict[Pair, int], apart: set[Pair], together: list[set[int]]
) -> None:
    clusters = joined(range(NODES), scores, apart, together)
    home = {node: i for i, cluster in enumerate(clusters) for node in cluster}
    assert sorted(home) == list(range(NODES))
    for group in together:
        assert len({home[node] for node in group}) == 1
    for a, b in apart:
        said = any({a, b} <= group for group in together)
        assert said or home[a] != home[b]


@settings(max_examples=100, deadline=None)
@given(scores_of, apart_of, st.randoms(use_true_random=False))
def test_order_of_pairs_does_not_matter(
    scores: dict[Pair, int], apart: set[Pair], rng: random.Random
) -> None:
    shuffled = list(scores.items())
    rng.shuffle(shuffled)
    nodes = list(range(NODES))
    rng.shuffle(nodes)
    assert joined(nodes, dict(shuffled), apart) == joined(range(NODES), scores, apart)


def test_weak_bridge_does_not_chain() -> None:
    """Two groups that agree within, and one pair of them that just might be the same."""
    scores = dict.fromkeys([*combinations(range(4), 2), *combinations(range(4, 8), 2)], 4000)
    assert joined(range(8), {**scores, (0, 4): 900}) == [[0, 1, 2, 3], [4, 5, 6, 7]]
    assert joined(range(8), {**scores, (0, 4): 4000}) == [[0, 1, 2, 3, 4, 5, 6, 7]]


def test_middle_that_fits_both_sides_does_not_join_what_contradicts() -> None:
    assert joined(range(3), {(0, 1): 3000, (1, 2): 1000, (0, 2): -4000}) == [[0, 1], [2]]
    assert joined(range(3), {(0, 1): 3000, (1, 2): 2000}, apart={(0, 2)}) == [[0, 1], [2]]
