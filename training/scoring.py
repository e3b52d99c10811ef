"""Span scores: strict and overlap F1 by label, and how well confidence matches correctness."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Labelled = tuple[int, int, str]
# Gold spans, predicted spans and furniture of a document.
Compared = tuple[Sequence[Labelled], Sequence[Labelled], Sequence[tuple[int, int]]]


@dataclass
class Counts:
    """Spans in gold, predicted, and matched."""

    gold: int = 0
    predicted: int = 0
    strict: int = 0
    overlap_gold: int = 0
    overlap_predicted: int = 0

    def f1(self) -> float:
        return 200 * self.strict / max(1, self.gold + self.predicted)

    def overlap_f1(self) -> float:
        precision = self.overlap_predicted / max(1, self.predicted)
        recall = self.overlap_gold / max(1, self.gold)
        return 200 * precision * recall / max(1e-9, precision + recall)


def count(documents: Iterable[Compared]) -> dict[str, Counts]:
    """Counts by label; spans that touch furniture are left out."""
    totals: dict[str, Counts] = {}
    for gold, predicted, furniture in documents:
        kept_gold = _outside(gold, furniture)
        kept = _outside(predicted, furniture)
        for label in {s[2] for s in kept_gold} | {s[2] for s in kept}:
            mine = [s for s in kept_gold if s[2] == label]
            theirs = [s for s in kept if s[2] == label]
            total = totals.setdefault(label, Counts())
            total.gold += len(mine)
            total.predicted += len(theirs)
            total.strict += len(set(mine) & set(theirs))
            total.overlap_gold += sum(_meets(s, theirs) for s in mine)
            total.overlap_predicted += sum(_meets(s, mine) for s in theirs)
    return totals


def _outside(spans: Sequence[Labelled], furniture: Sequence[tuple[int, int]]) -> list[Labelled]:
    return [
        (s[0], s[1], s[2]) for s in spans if not any(a < s[1] and s[0] < b for a, b in furniture)
    ]


def _meets(span: Labelled, others: Sequence[Labelled]) -> bool:
    return any(o[0] < span[1] and span[0] < o[1] for o in others)


def table(totals: dict[str, Counts], labels: Sequence[str]) -> str:
    """One line a label: strict F1 / overlap F1 (gold, predicted)."""
    rows = []
    for label in labels:
        c = totals.get(label, Counts())
        rows.append(
            f"{label:9} {c.f1():5.1f} / {c.overlap_f1():5.1f}"
            f"  gold {c.gold} predicted {c.predicted}"
        )
    return "\n".join(rows)


def reliability(
    scored: Iterable[tuple[float, bool]],
    edges: Sequence[float] = (0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01),
) -> list[tuple[float, float, int, float, float]]:
    """(low, high, number, mean confidence, share correct) for each bin of confidence."""
    pairs = list(scored)
    rows = []
    for low, high in itertools.pairwise(edges):
        inside = [(c, ok) for c, ok in pairs if low <= c < high]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            right = sum(ok for _, ok in inside) / len(inside)
            rows.append((low, high, len(inside), mean, right))
    return rows
