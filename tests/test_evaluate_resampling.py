"""Intervals and tests: against enumeration of every draw and every swap on small corpora."""

from itertools import product
from typing import Any

import pytest

from extractor.evaluate import Score, changes, score
from extractor.evaluate.resampling import differences, intervals
from extractor.records import DocumentRecord

ALL = ("all",)


def document(name: str, venues: list[str]) -> DocumentRecord:
    lists: Any = {"venues": [{"name": venue} for venue in venues]}
    return DocumentRecord.model_validate({"document": {"id": name, "language": "en"}, **lists})


def corpus(*found: list[str]) -> Score:
    """Documents in each of which Pier and Quay are to be found."""
    names = [f"doc-{i}" for i in range(len(found))]
    gold = {name: document(name, ["Pier", "Quay"]) for name in names}
    return score(gold, {n: document(n, venues) for n, venues in zip(names, found, strict=True)})


BOTH, ONE, WRONG, NONE = ["Pier", "Quay"], ["Pier"], ["Hill", "Vale"], list[str]()


def f1(scores: list[tuple[int, int, int]]) -> float:
    gold, predicted, exact = (sum(column) for column in zip(*scores, strict=True))
    return 2 * exact / (gold + predicted)


def table(result: Score) -> list[tuple[int, int, int]]:
    return [(c.gold, c.predicted, c.exact) for c in result.by_document().values()]


def test_interval_is_that_of_every_possible_draw() -> None:
    result = corpus(BOTH, ONE, WRONG, ONE)
    rows = table(result)
    draws = sorted(f1(list(draw)) for draw in product(rows, repeat=len(rows)))
    found = intervals(result, rounds=20_000)[ALL, "exact"].f1
    assert found.low == pytest.approx(draws[int(0.025 * len(draws))], abs=0.03)
    assert found.high == pytest.approx(draws[int(0.975 * len(draws))], abs=0.03)


def test_equal_documents_leave_no_doubt() -> None:
    spread = intervals(corpus(ONE, ONE, ONE), rounds=50)[ALL, "lenient"]
    assert spread.precision.low == spread.precision.high == 1
    assert spread.recall.low == spread.recall.high == 0.5


def test_intervals_are_seeded() -> None:
    result = corpus(BOTH, ONE, WRONG, NONE, BOTH)
    assert intervals(result, seed=1) == intervals(result, seed=1)
    assert intervals(result, seed=1) != intervals(result, seed=2)


@pytest.mark.parametrize("result", [corpus(), corpus(BOTH)])
def test_no_interval_from_less_than_two_documents(result: Score) -> None:
    assert intervals(result) == {}


def test_p_value_is_that_of_every_possible_swap() -> None:
    one, other = corpus(BOTH, BOTH, ONE, BOTH, ONE), corpus(WRONG, ONE, BOTH, NONE, ONE)
    pairs = list(zip(table(one), table(other), strict=True))
    observed = f1(table(one)) - f1(table(other))
    swaps = [
        f1([pair[coin] for pair, coin in zip(pairs, coins, strict=True)])
        - f1([pair[1 - coin] for pair, coin in zip(pairs, coins, strict=True)])
        for coins in product((0, 1), repeat=len(pairs))
    ]
    exact = sum(abs(swap) >= observed - 1e-12 for swap in swaps) / len(swaps)
    found = differences(one, other, rounds=20_000)[ALL, "exact"]
    assert found.value == pytest.approx(observed)
    assert found.p_value == pytest.approx(exact, abs=0.02)
    assert found.interval.low <= found.value <= found.interval.high


def test_a_system_does_not_differ_from_itself() -> None:
    result = corpus(BOTH, ONE, WRONG)
    for found in differences(result, result, rounds=100).values():
        assert (found.value, found.interval.low, found.interval.high) == (0, 0, 0)
        assert found.p_value == 1
    assert list(changes(result, result)) == []


def test_comparison_is_on_documents_of_both() -> None:
    one = corpus(BOTH, ONE)
    assert differences(one, corpus(BOTH), rounds=10)[ALL, "exact"].value == 0


def test_what_was_won_and_lost() -> None:
    found = [
        (changed.change, changed.judgement.gold, changed.judgement.predicted)
        for changed in changes(corpus(ONE, ["Pier", "Hill"]), corpus(["Quay", "Vale"], ONE))
    ]
    assert found == [
        ("won", "Pier", "Pier"),  # first document: the one is found now
        ("lost", "Quay", None),  # and the other no longer
        ("won", None, "Vale"),  # with it a false alarm
        ("lost", None, "Hill"),  # second document: a new false alarm
    ]
