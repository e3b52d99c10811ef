"""The assignment against brute force."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.evaluate.assignment import best_assignment

WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 5), st.integers(0, 5)), st.integers(0, 9), max_size=24
)


def brute_force(weights: dict[tuple[int, int], int]) -> int:
    """The greatest sum over every way to give each row a column of its own, or none."""
    rows = sorted({row for row, _ in weights})
    columns = sorted({column for _, column in weights}) + [-1 - i for i in range(len(rows))]
    return max(
        sum(weights.get(pair, 0) for pair in zip(rows, chosen, strict=False))
        for chosen in permutations(columns, len(rows))
    )


@settings(max_examples=150, deadline=None)
@given(WEIGHTS.filter(lambda weights: len({row for row, _ in weights}) <= 4))
def test_sum_is_the_greatest_there_is(weights: dict[tuple[int, int], int]) -> None:
    assert sum(weights[pair] for pair in best_assignment(weights)) == brute_force(weights)


@given(WEIGHTS)
def test_pairs_are_one_to_one_and_allowed(weights: dict[tuple[int, int], int]) -> None:
    pairs = best_assignment(weights)
    assert all(weights[pair] > 0 for pair in pairs)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)


@given(WEIGHTS, st.randoms())
def test_order_of_the_input_does_not_matter(weights, random) -> None:
    items = list(weights.items())
    random.shuffle(items)
    assert best_assignment(dict(items)) == best_assignment(weights)


def test_best_is_not_first_fit() -> None:
    # Row 0 likes column 0 best, but then row 1 is left alone.
    weights = {(0, 0): 10, (0, 1): 9, (1, 0): 9}
    assert best_assignment(weights) == [(0, 1), (1, 0)]


def test_a_greater_sum_may_leave_something_alone() -> None:
    assert best_assignment({(0, 0): 10, (0, 1): 3, (1, 0): 3}) == [(0, 0)]


def test_large_weights_are_exact() -> None:
    unit = 10**30
    assert best_assignment({(0, 0): unit, (0, 1): unit + 1, (1, 0): 1, (1, 1): 1}) == [
        (0, 1),
        (1, 0),
    ]


def test_many_rows_are_solved_in_time() -> None:
    weights = {(i, j): (i * j) % 97 + 1 for i in range(60) for j in range(60)}
    assert len(best_assignment(weights)) == 60


def test_nothing_to_assign() -> None:
    assert best_assignment({}) == []
    assert best_assignment({(0, 0): 0}) == []
