"""Clusters of entities against gold clusters: B-cubed, CEAF-e and pairwise.

Definitions: Bagga and Baldwin (1998) for B-cubed, Luo (2005) for the entity-based CEAF with phi 4,
both over members that only one side has as in the CoNLL scorer (Pradhan and others, 2014).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from extractor.evaluate.assignment import best_assignment

Clusters = Sequence[frozenset[Hashable]]

_SCALE = 10**15  # CEAF's similarities as integers; the sums are then taken exactly


@dataclass(frozen=True, slots=True)
class ClusterScore:
    """What is correct of what was predicted, and what of gold was found; fractions, not rates.

    Where a side holds nothing (no two members belong together anywhere), nothing is wrong: rate 1.
    """

    precision_part: Fraction
    predicted: int
    recall_part: Fraction
    gold: int

    @property
    def precision(self) -> float:
        return float(self.precision_part / self.predicted) if self.predicted else 1.0

    @property
    def recall(self) -> float:
        return float(self.recall_part / self.gold) if self.gold else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def cluster_scores(gold: Clusters, predicted: Clusters) -> dict[str, ClusterScore]:
    """All three measures. Clusters of one side are disjoint and not empty."""
    return {
        "b_cubed": b_cubed(gold, predicted),
        "ceaf_e": ceaf_e(gold, predicted),
        "pairwise": pairwise(gold, predicted),
    }


def b_cubed(gold: Clusters, predicted: Clusters) -> ClusterScore:
    """For each member, the share of its cluster that is in its cluster on the other side."""
    common = _common(gold, predicted)
    precise = sum((Fraction(n * n, len(predicted[j])) for (_, j), n in common.items()), Fraction())
    recalled = sum((Fraction(n * n, len(gold[i])) for (i, _), n in common.items()), Fraction())
    return ClusterScore(precise, sum(map(len, predicted)), recalled, sum(map(len, gold)))


def ceaf_e(gold: Clusters, predicted: Clusters) -> ClusterScore:
    """Clusters paired one-to-one, each pair worth twice its common members over all its members."""
    worth = {
        (i, j): Fraction(2 * n, len(gold[i]) + len(predicted[j]))
        for (i, j), n in _common(gold, predicted).items()
    }
    pairs = best_assignment({pair: round(value * _SCALE) for pair, value in worth.items()})
    best = sum((worth[pair] for pair in pairs), Fraction())
    return ClusterScore(best, len(predicted), best, len(gold))


def pairwise(gold: Clusters, predicted: Clusters) -> ClusterScore:
    """Pairs of members that are together: in both, of those predicted and of those in gold."""
    together = Fraction(sum(_pairs(n) for n in _common(gold, predicted).values()))
    return ClusterScore(
        together,
        sum(_pairs(len(cluster)) for cluster in predicted),
        together,
        sum(_pairs(len(cluster)) for cluster in gold),
    )


def _pairs(members: int) -> int:
    return members * (members - 1) // 2


def _common(gold: Clusters, predicted: Clusters) -> Counter[tuple[int, int]]:
    """How many members each gold cluster shares with each predicted one."""
    home = {member: j for j, cluster in enumerate(predicted) for member in cluster}
    return Counter((i, home[m]) for i, cluster in enumerate(gold) for m in cluster if m in home)


def load_clusters(path: Path) -> dict[str, list[frozenset[Hashable]]]:
    """Read clusters by entity type from JSON or JSON Lines.

    A cluster is ``{"type": …, "members": [{"doc": …, "name": …}, …]}``, or a bare list of members,
    whose type is ``entity``. Members may also be strings.

    Raises:
        ValueError: not such a file, or a member in two clusters; the message says where.
    """
    clusters: dict[str, list[frozenset[Hashable]]] = {}
    for where, value in _entries(path):
        kind = str(value.get("type", "entity")) if isinstance(value, dict) else "entity"
        members = value.get("members") if isinstance(value, dict) else value
        if not isinstance(members, list) or not members:
            raise ValueError(f"{where}: a cluster needs a list of members")
        clusters.setdefault(kind, []).append(frozenset(_member(m, where) for m in members))
    for kind, found in clusters.items():
        repeated = [m for m, times in Counter(m for c in found for m in c).items() if times > 1]
        if repeated:
            raise ValueError(f"{path}: {kind} {repeated[0]} is in more than one cluster")
    return clusters


def _entries(path: Path) -> Iterable[tuple[str, Any]]:
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".jsonl":
        lines = [(i, line) for i, line in enumerate(text.split("\n"), 1) if line.strip()]
        return [(f"{path}, line {i}", _parsed(path, line, i)) for i, line in lines]
    loaded = _parsed(path, text)
    if not isinstance(loaded, list):
        raise ValueError(f"{path}: not a list of clusters")
    return [(f"{path}, cluster {i}", value) for i, value in enumerate(loaded, 1)]


def _parsed(path: Path, text: str, line: int | None = None) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = line or error.lineno
        raise ValueError(f"{path}: invalid JSON at line {where}: {error.msg}") from error


def _member(value: Any, where: str) -> Hashable:
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and "name" in value:
        document = value.get("doc", value.get("document"))  # as in gold, as in linked entities
        if document is not None:
            return (str(document), str(value["name"]))
    raise ValueError(f"{where}: a member is a string or has a doc and a name: {value!r}")
