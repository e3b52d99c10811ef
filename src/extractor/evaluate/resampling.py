"""How far a figure would move with other documents: bootstrap intervals and permutation tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.evaluate.counts import Counts, Mode
from extractor.evaluate.facts import FIELDS
from extractor.evaluate.scoring import Score

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Group = tuple[str, ...]
"""``("all",)``, ``("type", T)``, ``("field", T, F)`` or ``("language", L)``."""

ROUNDS = 2000
SEED = 20240607
MODES: tuple[Mode, ...] = ("exact", "lenient")


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle 95 % of what resampling gave."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Spread:
    """Intervals of the three rates in one mode."""

    precision: Interval
    recall: Interval
    f1: Interval


@dataclass(frozen=True, slots=True)
class Difference:
    """F1 of one system less that of another on the same documents.

    ``p_value`` is the chance of a difference at least as large if the two were interchangeable.
    """

    value: float
    interval: Interval
    p_value: float


def groups_of(score: Score) -> list[Group]:
    """Every group that a table has a row for, in the table's order."""
    groups: list[Group] = []
    for kind, names in FIELDS.items():
        groups += [("type", kind), *(("field", kind, name) for name in names)]
    groups += [("language", language) for language in sorted(set(score.languages.values()))]
    return [*groups, ("all",)]


def intervals(
    score: Score, *, rounds: int = ROUNDS, seed: int = SEED
) -> dict[tuple[Group, Mode], Spread]:
    """95 % bootstrap intervals over documents, by percentile; none for fewer than two documents."""
    if len(score.documents) < 2 or rounds < 1:
        return {}
    groups = groups_of(score)
    sums = _resampled(_table(score, groups), rounds, seed)
    found = {}
    for index, group in enumerate(groups):
        for mode in MODES:
            gold, predicted, correct = _columns(sums[:, index], mode)
            found[group, mode] = Spread(
                _interval(_rate(correct, predicted)),
                _interval(_rate(correct, gold)),
                _interval(_rate(2 * correct, gold + predicted)),
            )
    return found


def differences(
    one: Score, other: Score, *, rounds: int = ROUNDS, seed: int = SEED
) -> dict[tuple[Group, Mode], Difference]:
    """How much better ``one`` is than ``other`` on the documents of both, paired by document."""
    shared = [name for name in one.documents if name in set(other.documents)]
    one, other = one.only(shared), other.only(shared)
    groups = [group for group in groups_of(one) if group[0] != "field"]
    tables = _table(one, groups), _table(other, groups)
    samples = [_resampled(table, rounds, seed) for table in tables] if len(shared) > 1 else None
    swapped = _swapped(*tables, rounds, seed)
    found = {}
    for index, group in enumerate(groups):
        for mode in MODES:
            value = float(
                _f1(tables[0][:, index].sum(0), mode) - _f1(tables[1][:, index].sum(0), mode)
            )
            chance = _f1(swapped[0][:, index], mode) - _f1(swapped[1][:, index], mode)
            spread = (
                _interval(_f1(samples[0][:, index], mode) - _f1(samples[1][:, index], mode))
                if samples
                else Interval(value, value)
            )
            found[group, mode] = Difference(value, spread, _p_value(value, chance))
    return found


def _table(score: Score, groups: Sequence[Group]) -> Floats:
    """Counts by document and group: gold, predicted, exact, lenient."""
    import numpy as np

    place = {group: index for index, group in enumerate(groups)}
    row = {name: index for index, name in enumerate(score.documents)}
    table = np.zeros((len(row), len(groups), 4))
    cells = score.counts_by(lambda j: (j.document, j.type, j.field))
    for (document, kind, name), counts in cells.items():
        own: Iterable[Group] = (
            ("all",),
            ("type", kind),
            ("field", kind, name),
            ("language", score.languages[document]),
        )
        for group in own:
            if group in place:
                table[row[document], place[group]] += _numbers(counts)
    return table


def _numbers(counts: Counts) -> tuple[int, int, int, int]:
    return counts.gold, counts.predicted, counts.exact, counts.lenient


def _resampled(table: Floats, rounds: int, seed: int) -> Floats:
    """Sums over ``rounds`` draws of as many documents as there are, with replacement."""
    import numpy as np

    documents = len(table)
    random = np.random.default_rng(seed)
    drawn = random.multinomial(documents, [1 / documents] * documents, size=rounds)
    sums: Floats = np.tensordot(drawn.astype(float), table, axes=1)
    return sums


def _swapped(one: Floats, other: Floats, rounds: int, seed: int) -> tuple[Floats, Floats]:
    """Sums of both systems after their results were exchanged for each document by a coin."""
    import numpy as np

    coins = np.random.default_rng(seed).integers(0, 2, size=(rounds, len(one))).astype(float)
    moved = np.tensordot(coins, other - one, axes=1)
    return one.sum(0) + moved, other.sum(0) - moved


def _p_value(value: float, chance: Floats) -> float:
    """Two-sided, the observed labelling counted in, so that it is never 0."""
    as_large = int((abs(chance) >= abs(value) - 1e-12).sum())
    return (as_large + 1) / (len(chance) + 1)


def _columns(sums: Floats, mode: Mode) -> tuple[Floats, Floats, Floats]:
    return sums[..., 0], sums[..., 1], sums[..., 2 if mode == "exact" else 3]


def _f1(sums: Floats, mode: Mode) -> Floats:
    gold, predicted, correct = _columns(sums, mode)
    return _rate(2 * correct, gold + predicted)


def _rate(part: Floats, whole: Floats) -> Floats:
    import numpy as np

    rates: Floats = np.divide(part, whole, out=np.zeros_like(part, dtype=float), where=whole > 0)
    return rates


def _interval(rates: Floats) -> Interval:
    import numpy as np

    low, high = np.percentile(rates, [2.5, 97.5])
    return Interval(float(low), float(high))
