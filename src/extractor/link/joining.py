"""From scored pairs to clusters: average linkage that no weak bridge and no veto can chain.

Works on integers (scores in thousandths of log-odds), so that sums do not depend on their order,
and takes merges in a fixed order: the same pairs give the same clusters, however they came.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2

Pair = tuple[int, int]

# What the bridge between two clusters must carry beyond 0, in thousandths, for every doubling of
# the smaller one: two documents that mix up one pair of names do not join ten and ten others,
# while a full name with its abbreviation in brackets joins those that write only either.
BRIDGE = 1000


@dataclass
class _Joint:
    """What is known between two clusters: the sum of the scores and how many pairs it is of."""

    total: int = 0
    pairs: int = 0

    @property
    def mean(self) -> float:
        return self.total / self.pairs


@dataclass
class _Cluster:
    nodes: list[int]
    joints: dict[int, _Joint] = field(default_factory=dict)
    apart: set[int] = field(default_factory=set)


def joined(
    nodes: Iterable[int],
    scores: Mapping[Pair, int],
    apart: Collection[Pair] = (),
    together: Sequence[Collection[int]] = (),
) -> list[list[int]]:
    """Clusters of nodes, each sorted, in order of their first nodes.

    ``scores`` holds what is known of pairs (0: compared, but nothing to go by). Nodes of one
    ``together`` group are one whatever speaks against it; no cluster holds a pair of ``apart``
    that no group holds.
    """
    clusters = _starting_clusters(nodes, together)
    home = {node: name for name, cluster in clusters.items() for node in cluster.nodes}
    for (a, b), score in scores.items():
        if home[a] != home[b] and score:
            _add_joint(clusters, home[a], home[b], score, 1)
    for a, b in apart:
        if home[a] != home[b]:
            clusters[home[a]].apart.add(home[b])
            clusters[home[b]].apart.add(home[a])
    _merge_all(clusters)
    return sorted(sorted(cluster.nodes) for cluster in clusters.values())


def _starting_clusters(
    nodes: Iterable[int], together: Sequence[Collection[int]]
) -> dict[int, _Cluster]:
    grouped = {node for group in together for node in group}
    groups = [sorted(group) for group in together if group]
    groups += [[node] for node in nodes if node not in grouped]
    return {group[0]: _Cluster(group) for group in groups}


def _add_joint(clusters: dict[int, _Cluster], a: int, b: int, total: int, pairs: int) -> None:
    joint = clusters[a].joints.setdefault(b, _Joint())
    clusters[b].joints[a] = joint
    joint.total += total
    joint.pairs += pairs


def _merge_all(clusters: dict[int, _Cluster]) -> None:
    """Merge the two clusters that agree best, again and again, while any two may be merged."""
    queue = [
        _entry(clusters, a, b) for a, cluster in clusters.items() for b in cluster.joints if a < b
    ]
    heapq.heapify(queue)
    while queue:
        entry = heapq.heappop(queue)
        a, b = entry[1:3]
        if not (a in clusters and b in clusters and entry == _entry(clusters, a, b)):
            continue
        if _may_join(clusters, a, b):
            for other in _merge(clusters, a, b):
                heapq.heappush(queue, _entry(clusters, *sorted((a, other))))


def _entry(clusters: dict[int, _Cluster], a: int, b: int) -> tuple[float, int, int, int]:
    joint = clusters[a].joints[b]
    return (-joint.mean, a, b, joint.pairs)


def _may_join(clusters: dict[int, _Cluster], a: int, b: int) -> bool:
    joint = clusters[a].joints[b]
    smaller = min(len(clusters[a].nodes), len(clusters[b].nodes))
    return joint.total > BRIDGE * log2(smaller) and b not in clusters[a].apart


def _merge(clusters: dict[int, _Cluster], a: int, b: int) -> list[int]:
    """Make ``b`` part of ``a``; returns the clusters whose joint with it has changed."""
    gone = clusters.pop(b)
    kept = clusters[a]
    kept.nodes += gone.nodes
    del kept.joints[b]
    del gone.joints[a]
    for other, joint in gone.joints.items():
        del clusters[other].joints[b]
        _add_joint(clusters, a, other, joint.total, joint.pairs)
    for other in gone.apart & clusters.keys():
        clusters[other].apart.discard(b)
        clusters[other].apart.add(a)
        kept.apart.add(other)
    return sorted(gone.joints)
