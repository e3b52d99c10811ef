"""Cluster measures: published reference cases, and each definition spelled out naively."""

import json
from collections.abc import Hashable
from fractions import Fraction
from itertools import combinations, permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.evaluate.clusters import (
    Clusters,
    b_cubed,
    ceaf_e,
    cluster_scores,
    load_clusters,
    pairwise,
)


def clusters(*members: str) -> list[frozenset[Hashable]]:
    return [frozenset(group) for group in members]


# The running example of Bagga and Baldwin (1998) and Luo (2005).
KEY = clusters("12345", "67", "89ABC")
MERGED_SMALL = clusters("12345", "6789ABC")
MERGED_LARGE = clusters("1234589ABC", "67")
ONE = clusters("123456789ABC")
SINGLE = clusters(*"123456789ABC")


@pytest.mark.parametrize(
    ("response", "precision", "recall"),
    # Each member's share of its own response cluster, by hand:
    # 5 of 1, then 2 of 2/7 and 5 of 5/7 -> (5 + 4/7 + 25/7) / 12 = 16/21
    # 10 of 5/10, 2 of 1 -> 7/12
    [(MERGED_SMALL, 16 / 21, 1), (MERGED_LARGE, 7 / 12, 1), (SINGLE, 1, 3 / 12)],
)
def test_b_cubed_of_bagga_and_baldwin(response: Clusters, precision: float, recall: float) -> None:
    result = b_cubed(KEY, response)
    assert result.precision == pytest.approx(precision)
    assert result.recall == pytest.approx(recall)


@pytest.mark.parametrize(
    ("response", "f1"),
    # phi 4 by hand: 1 + 10/12 of 2 and 3; 10/15 + 1; 10/17 of 1 and 3; 2/3 + 2/6 + 2/6 of 12 and 3
    [(MERGED_SMALL, 0.733), (MERGED_LARGE, 0.667), (ONE, 0.294), (SINGLE, 0.178)],
)
def test_ceaf_of_luo(response: Clusters, f1: float) -> None:
    assert ceaf_e(KEY, response).f1 == pytest.approx(f1, abs=0.0005)


def test_pairwise_by_hand() -> None:
    # Gold has 10 + 1 + 10 pairs; the response 10 + 21, of which 10 + 1 + 10 are right.
    result = pairwise(KEY, MERGED_SMALL)
    assert (result.precision, result.recall) == (21 / 31, 1)


def test_members_of_one_side_only_count_against_it() -> None:
    result = b_cubed(clusters("12", "3"), clusters("124"))
    # Predicted: 1 and 2 have 2/3 each, 4 has none. Gold: 1 and 2 are whole, 3 is not there.
    assert (result.precision, result.recall) == (pytest.approx(4 / 9), pytest.approx(2 / 3))


def test_nothing_belongs_together_and_nothing_was_joined() -> None:
    scores = cluster_scores(SINGLE, SINGLE)
    assert {name: result.f1 for name, result in scores.items()} == dict.fromkeys(scores, 1.0)
    assert pairwise(SINGLE, ONE).f1 == 0


PARTITIONS = st.lists(st.integers(0, 3), min_size=1, max_size=6).map(
    lambda homes: [
        frozenset(member for member, home in enumerate(homes) if home == cluster)
        for cluster in sorted(set(homes))
    ]
)


def naive_b_cubed(key: Clusters, response: Clusters) -> tuple[Fraction, Fraction]:
    def share(own: Clusters, other: Clusters) -> Fraction:
        members = [member for cluster in own for member in cluster]
        total = Fraction()
        for member in members:
            mine = next(cluster for cluster in own if member in cluster)
            theirs = next((cluster for cluster in other if member in cluster), frozenset())
            total += Fraction(len(mine & theirs), len(mine))
        return total / len(members)

    return share(response, key), share(key, response)


def naive_ceaf(key: Clusters, response: Clusters) -> Fraction:
    few, many = sorted((key, response), key=len)
    return max(
        sum(
            (
                Fraction(2 * len(one & other), len(one) + len(other))
                for one, other in zip(few, chosen, strict=True)
            ),
            Fraction(),
        )
        for chosen in permutations(many, len(few))
    )


def naive_pairs(own: Clusters) -> set[frozenset[Hashable]]:
    return {frozenset(pair) for cluster in own for pair in combinations(cluster, 2)}


@settings(max_examples=150, deadline=None)
@given(PARTITIONS, PARTITIONS)
def test_against_the_definitions(key: Clusters, response: Clusters) -> None:
    scores = cluster_scores(key, response)
    precision, recall = naive_b_cubed(key, response)
    assert scores["b_cubed"].precision == float(precision)
    assert scores["b_cubed"].recall == float(recall)
    best = naive_ceaf(key, response)
    assert scores["ceaf_e"].precision == float(best / len(response))
    assert scores["ceaf_e"].recall == float(best / len(key))
    ours, theirs = naive_pairs(key), naive_pairs(response)
    assert scores["pairwise"].precision == (len(ours & theirs) / len(theirs) if theirs else 1)
    assert scores["pairwise"].recall == (len(ours & theirs) / len(ours) if ours else 1)


@given(PARTITIONS)
def test_gold_against_itself(key: Clusters) -> None:
    assert all(result.f1 == 1 for result in cluster_scores(key, key).values())


def test_files_of_clusters(tmp_path: Path) -> None:
    member = {"doc": "a", "name": "Lin Yue", "extra": 1}
    path = tmp_path / "gold.json"
    path.write_text(json.dumps([{"type": "person", "members": [member]}, ["x", "y"]]), "utf-8")
    assert load_clusters(path) == {
        "person": [frozenset({("a", "Lin Yue")})],
        "entity": [frozenset({"x", "y"})],
    }
    lines = tmp_path / "pred.jsonl"
    lines.write_text('["x"]\n\n["y"]\n', "utf-8")
    assert load_clusters(lines) == {"entity": [frozenset({"x"}), frozenset({"y"})]}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", "[", "invalid JSON at line 1"),
        ("a.jsonl", '["x"]\n["y"', "invalid JSON at line 2"),
        ("a.json", "{}", "not a list of clusters"),
        ("a.json", "[[]]", "cluster 1: a cluster needs a list of members"),
        ("a.json", '[["x"], ["x"]]', "x is in more than one cluster"),
        ("a.json", '[{"members": [{"doc": 1}]}]', "a member is a string or has a doc and a name"),
    ],
)
def test_bad_files_say_what_is_wrong(tmp_path: Path, name: str, content: str, message: str) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    with pytest.raises(ValueError, match=message):
        load_clusters(path)
