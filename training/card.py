"""The tables of a model's card: scores with intervals, and how often a confidence is right."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from extractor.recognisers.confidence import calibrated
from training.data import LabelledText
from training.scoring import Compared, Counts, count, reliability

LABELS = ("PERSON", "TITLE", "ORG", "EVENT", "VENUE", "AGREEMENT", "TALK", "THEME")
_RESAMPLES = 500
Row = tuple[int, int, str, float]
Predicted = Mapping[str, Sequence[Row]]


def compared(documents: Sequence[LabelledText], predicted: Predicted) -> list[Compared]:
    """Gold, predictions and furniture of each document."""
    return [(d.spans, [row[:3] for row in predicted[d.id]], d.furniture) for d in documents]


def cell(rows: Sequence[Compared], label: str) -> str:
    """``strict / overlap`` F1, the strict one with a 95 % interval over resampled documents."""
    own = count(rows).get(label, Counts())
    if not own.gold:
        return "–"
    dice = random.Random(1)
    draws = sorted(
        count(dice.choices(rows, k=len(rows))).get(label, Counts()).f1() for _ in range(_RESAMPLES)
    )
    low, high = draws[_RESAMPLES // 40], draws[-_RESAMPLES // 40]
    return f"{own.f1():.0f} ({low:.0f}–{high:.0f}) / {own.overlap_f1():.0f}, {own.gold}"


def scores(sets: Mapping[str, Sequence[Compared]]) -> str:
    """One row a label, one column a set."""
    lines = ["| label | " + " | ".join(sets) + " |", "| --- |" + " ---: |" * len(sets)]
    for label in LABELS:
        cells = (cell(rows, label) for rows in sets.values())
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def calibration_table(
    documents: Sequence[LabelledText],
    predicted: Predicted,
    lines: Mapping[str, Sequence[float]],
) -> str:
    """How often spans of a calibrated confidence are right."""
    scored = [
        (calibrated(p, *lines[label]), (start, end, label) in set(document.spans))
        for document in documents
        for start, end, label, p in predicted[document.id]
        if label in LABELS and not any(a < end and start < b for a, b in document.furniture)
    ]
    rows = ["| confidence | spans | mean | right |", "| --- | ---: | ---: | ---: |"]
    for low, high, number, mean, right in reliability(scored):
        rows.append(f"| {low:.2f}–{min(high, 1):.2f} | {number} | {mean:.2f} | {right:.2f} |")
    return "\n".join(rows)
