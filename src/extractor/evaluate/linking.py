"""Entities against gold clusters: B-cubed per type, pairs across languages, traps.

Linking is scored by itself, on gold records, or at the end of the pipeline, on what it extracted.
There a record of the pipeline stands for the gold record that it is matched with; a record that
matches none and a gold record that was not found are in the figures of ``all``, not of ``found``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import cast

from rapidfuzz import fuzz

from extractor.evaluate.assignment import best_assignment
from extractor.evaluate.clusters import Clusters, ClusterScore, b_cubed
from extractor.evaluate.facts import form_similarity
from extractor.evaluate.loading import Set, set_of
from extractor.evaluate.matching import MATCH_AT
from extractor.link import Entity
from extractor.link.from_records import entity_mentions
from extractor.link.mention import EntityMention
from extractor.names import name_key
from extractor.records import DocumentRecord

TYPES = ("event", "organisation", "person", "venue")
Member = tuple[str, str]  # document and name, as gold clusters have them
MemberClusters = Sequence[frozenset[Member]]

# Different entities with names as alike as this are a trap: 渤海细胞治疗研究院/研究所 has 89.
TRAP_AT = 80


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of mentions in different languages: joined rightly, joined at all, to be joined."""

    right: int
    joined: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0


@dataclass(frozen=True, slots=True)
class Linked:
    """The score of one type in one set of documents."""

    found: ClusterScore
    all: ClusterScore
    across: Pairs
    traps: int
    sprung: tuple[tuple[Member, Member], ...]


def linking_scores(
    gold: Mapping[str, Clusters],
    gold_records: Mapping[str, DocumentRecord],
    entities: Iterable[Entity],
    sets: Iterable[Set],
) -> dict[str, Linked]:
    """The score of every type over the documents of some sets."""
    wanted = set(sets)
    languages = {id_: record.document.language for id_, record in gold_records.items()}
    documents = {id_ for id_ in languages if set_of(id_) in wanted}
    predicted = gold_members(entities, gold_records)
    return {
        type_: _score(
            _within(cast(MemberClusters, gold.get(type_, ())), documents),
            _within(predicted.get(type_, ()), documents),
            lambda a, b: languages[a[0]] != languages[b[0]],
        )
        for type_ in TYPES
    }


def _within(clusters: Iterable[frozenset[Member]], documents: set[str]) -> list[frozenset[Member]]:
    kept = (frozenset(m for m in cluster if m[0] in documents) for cluster in clusters)
    return [cluster for cluster in kept if cluster]


def _score(
    gold: MemberClusters, predicted: MemberClusters, across: Callable[[Member, Member], bool]
) -> Linked:
    in_gold, in_predicted = _members(gold), _members(predicted)
    common = in_gold & in_predicted
    traps = _traps(gold, common)
    ours, theirs = _joined_pairs(gold), _joined_pairs(predicted)
    right = {pair for pair in ours if across(*pair)}
    claimed = {pair for pair in theirs if across(*pair) and common.issuperset(pair)}
    return Linked(
        found=b_cubed(_only(gold, common), _only(predicted, common)),
        all=b_cubed(gold, predicted),
        across=Pairs(len(right & claimed), len(claimed), len(right)),
        traps=len(traps),
        sprung=tuple(sorted(traps & theirs)),
    )


def _members(clusters: MemberClusters) -> set[Member]:
    return {member for cluster in clusters for member in cluster}


def _only(clusters: MemberClusters, members: set[Member]) -> list[frozenset[Member]]:
    return [kept for cluster in clusters if (kept := cluster & members)]


def _joined_pairs(clusters: MemberClusters) -> set[tuple[Member, Member]]:
    return {pair for cluster in clusters for pair in combinations(sorted(cluster), 2)}


def _traps(gold: MemberClusters, common: set[Member]) -> set[tuple[Member, Member]]:
    """Pairs of different entities in different documents whose names are alike."""
    joined = _joined_pairs(gold)
    return {
        (a, b)
        for a, b in combinations(sorted(common), 2)
        if a[0] != b[0] and (a, b) not in joined and _alike(a[1], b[1])
    }


def _alike(a: str, b: str) -> bool:
    return fuzz.ratio(name_key(a), name_key(b)) >= TRAP_AT


def gold_members(
    entities: Iterable[Entity], gold_records: Mapping[str, DocumentRecord]
) -> dict[str, list[frozenset[Member]]]:
    """The entities as clusters of gold's members; a member that gold lacks keeps a name apart."""
    entities = list(entities)
    matched = _matched(entities, gold_records)
    clusters: dict[str, list[frozenset[Member]]] = {}
    for entity in entities:
        members = frozenset(
            (m.document, matched.get((m.document, m.record), f"not in gold: {m.record}"))
            for m in entity.members
            if m.document in gold_records
        )
        if members:
            clusters.setdefault(entity.type, []).append(members)
    return clusters


def _matched(
    entities: Iterable[Entity], gold_records: Mapping[str, DocumentRecord]
) -> dict[tuple[str, str], str]:
    """The gold name behind each predicted record, by document and record."""
    ours: dict[tuple[str, str], list[tuple[str, tuple[str, ...]]]] = {}
    for entity in entities:
        for member in entity.members:
            place = ours.setdefault((member.document, entity.type), [])
            place.append((member.record, (member.name, *member.aliases)))
    matched: dict[tuple[str, str], str] = {}
    for id_, record in gold_records.items():
        by_type: dict[str, list[EntityMention]] = {}
        for mention in entity_mentions(record):
            by_type.setdefault(mention.type, []).append(mention)
        for type_, mentions in by_type.items():
            found = sorted(ours.get((id_, type_), ()))
            for row, column in _pairing(mentions, [names for _, names in found]):
                matched[id_, found[column][0]] = mentions[row].name
    return matched


def _pairing(
    gold: Sequence[EntityMention], predicted: Sequence[tuple[str, ...]]
) -> list[tuple[int, int]]:
    weights = {}
    for row, mention in enumerate(gold):
        for column, names in enumerate(predicted):
            near = form_similarity(mention.names, names)
            if near >= MATCH_AT:
                weights[row, column] = round(near * 10**4)
    return best_assignment(weights)


def linking_lines(scores: Mapping[str, Linked], *, show: bool = True) -> Iterable[str]:
    """The figures as a table; ``show`` names the traps that were sprung."""
    yield f"{'':14}{'B3 P':>7}{'R':>7}{'F1':>7}{'all F1':>9}{'across P':>11}{'R':>7}{'traps':>10}"
    for type_, s in scores.items():
        b, c = s.found, s.across
        traps = f"{len(s.sprung)}/{s.traps}"
        yield (
            f"{type_:<14}{b.precision:7.3f}{b.recall:7.3f}{b.f1:7.3f}{s.all.f1:9.3f}"
            f"{c.precision:11.3f}{c.recall:7.3f}{traps:>10}"
        )
    across = [s.across for s in scores.values()]
    total = Pairs(
        *(sum(part) for part in zip(*((p.right, p.joined, p.gold) for p in across), strict=True))
    )
    yield f"{'all types':<44}{total.precision:11.3f}{total.recall:7.3f}"
    for type_, s in scores.items() if show else ():
        yield from (f"trap: {type_}: {a} = {b}" for a, b in s.sprung)
