"""Block, compare, join: from stored mentions to clusters of them."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, groupby

from extractor.link.blocking import pairs, store_keys
from extractor.link.changes import changed_nodes, neighbours_in
from extractor.link.comparing import compared, whole_score
from extractor.link.corrections import Corrections, Stated
from extractor.link.joining import Pair, joined
from extractor.link.store import Store

# In components up to this size every pair is compared, also those that share no key, so that what
# speaks against a join is heard.
COMPLETE = 40


def link(store: Store, corrections: Corrections) -> None:
    """Find which stored mentions are one entity, and write the clusters into the store."""
    count = store.number_nodes()
    store_keys(store)
    store.findings.add_edges((a, b, *_weighed(store, a, b)) for a, b in pairs(store))
    stated = corrections.about(store.nodes_of)
    store.findings.add_clusters(
        cluster
        for component in components(store, range(1, count + 1), stated.together)
        for cluster in cluster_component(store, component, stated)
    )


def link_added(store: Store, corrections: Corrections) -> None:
    """As ``link``, where earlier mentions know their entities: only what is touched is compared.

    Clusters hang together by positive pairs. New mentions add pairs, and can take away only such
    as their blocks no longer compare; so what no changed pair reaches stays as it was.
    """
    store.number_nodes()
    store_keys(store)
    store.index_keys()
    stated = corrections.about(store.nodes_of)
    reached = _reached(store, changed_nodes(store), stated)
    store.findings.add_clusters(
        cluster
        for component in components(store, reached, stated.together)
        for cluster in cluster_component(store, component, stated)
    )
    store.findings.add_clusters(list(store.findings.earlier_clusters()))


def _reached(store: Store, seeds: Collection[int], stated: Stated) -> list[int]:
    """All nodes that positive pairs or statements connect with the seeds; keeps their edges."""
    groups = [*stated.together, *(frozenset(pair) for pair in stated.apart)]
    stack = [*seeds, *(node for group in groups for node in group)]
    neighbours = neighbours_in(store)
    reached: set[int] = set()
    while stack:
        node = stack.pop()
        if node in reached:
            continue
        reached.add(node)
        others = sorted(neighbours(node) - reached)
        edges = [
            (min(node, other), max(node, other), *_weighed(store, node, other)) for other in others
        ]
        store.findings.add_edges(edges)
        stack += [
            other for other, edge in zip(others, edges, strict=True) if edge[2] > 0 and not edge[3]
        ]
    return sorted(reached)


def _weighed(store: Store, a: int, b: int) -> tuple[int, bool]:
    comparison = compared(store.node(a), store.node(b))
    return whole_score(comparison), comparison.forbidden


def cluster_component(store: Store, nodes: Sequence[int], stated: Stated) -> list[list[int]]:
    """The entities of one component."""
    if len(nodes) == 1:
        return [list(nodes)]
    inside = set(nodes)
    scores, apart = _known(store, nodes)
    if len(nodes) <= COMPLETE:
        for pair in combinations(nodes, 2):
            if pair not in scores:
                scores[pair], forbidden = _weighed(store, *pair)
                apart |= {pair} if forbidden else set()
    apart |= set(_in_one_document(store, nodes))
    apart |= {pair for pair in stated.apart if inside.issuperset(pair)}
    together = [group for group in stated.together if group <= inside]
    return joined(nodes, scores, apart, together)


def _known(store: Store, nodes: Sequence[int]) -> tuple[dict[Pair, int], set[Pair]]:
    """What was compared within the component: scores, and which pairs are kept apart."""
    inside = set(nodes)
    scores: dict[Pair, int] = {}
    apart: set[Pair] = set()
    for a in nodes:
        for b, score, forbidden in store.findings.edges_of(a):
            if b in inside:
                scores[a, b] = score
                apart |= {(a, b)} if forbidden else set()
    return scores, apart


def _in_one_document(store: Store, nodes: Sequence[int]) -> Iterator[Pair]:
    """Pairs of records that one document names apart: it knows them for two."""
    by_document: dict[str, list[int]] = {}
    for node in nodes:
        for document in store.documents(node):
            by_document.setdefault(document, []).append(node)
    for named in by_document.values():
        yield from combinations(sorted(named), 2)


def components(
    store: Store, nodes: Sequence[int], together: Sequence[Collection[int]]
) -> Iterator[list[int]]:
    """Nodes that positive pairs or statements connect; single ones too."""
    parents = array("q", range(max(nodes, default=0) + 1))
    for a, b in store.findings.positive_edges():
        _unite(parents, a, b)
    for group in together:
        first, *others = sorted(group)
        for other in others:
            _unite(parents, first, other)
    roots = array("q", (_root(parents, node) for node in range(len(parents))))
    ordered = sorted(nodes, key=roots.__getitem__)
    for _, connected in groupby(ordered, key=roots.__getitem__):
        yield list(connected)


def _root(parents: array[int], node: int) -> int:
    while parents[node] != node:
        parents[node] = node = parents[parents[node]]
    return node


def _unite(parents: array[int], a: int, b: int) -> None:
    a, b = sorted((_root(parents, a), _root(parents, b)))
    parents[b] = a
