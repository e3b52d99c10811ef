"""The tables of the Chinese tagger's card, from predictions for documents it had not seen."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

from extractor.recognisers.confidence import calibrated
from training.data import LabelledText, is_validation, labelled_documents
from training.scoring import Compared, Counts, count, reliability

_LABELS = ("PERSON", "TITLE", "ORG", "EVENT", "VENUE", "AGREEMENT", "TALK", "THEME")
_RESAMPLES = 500
Row = tuple[int, int, str, float]


def read(folder: Path, documents: Sequence[LabelledText]) -> dict[str, list[Row]]:
    """The saved predictions of ``documents``, without the places: gold names few of them."""
    found = {}
    for document in documents:
        rows = json.loads((folder / f"{document.id}.json").read_text(encoding="utf-8"))
        found[document.id] = [(a, b, label, p) for a, b, label, p in rows if label in _LABELS]
    return found


def compared(documents: Sequence[LabelledText], predicted: dict[str, list[Row]]) -> list[Compared]:
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


def scores(sets: dict[str, Sequence[Compared]]) -> str:
    """One row a label, one column a set."""
    lines = ["| label | " + " | ".join(sets) + " |", "| --- |" + " ---: |" * len(sets)]
    for label in _LABELS:
        cells = (cell(rows, label) for rows in sets.values())
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def calibration_table(
    documents: Sequence[LabelledText],
    predicted: dict[str, list[Row]],
    lines: dict[str, tuple[float, float]],
) -> str:
    """How often spans of a calibrated confidence are right."""
    scored = [
        (calibrated(p, *lines[label]), (start, end, label) in set(document.spans))
        for document in documents
        for start, end, label, p in predicted[document.id]
    ]
    rows = ["| confidence | spans | mean | right |", "| --- | ---: | ---: | ---: |"]
    for low, high, number, mean, right in reliability(scored):
        rows.append(f"| {low:.2f}–{min(high, 1):.2f} | {number} | {mean:.2f} | {right:.2f} |")
    return "\n".join(rows)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--predictions", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=Path("models/zh-tagger"))
    parser.add_argument("--measure", type=Path, nargs="*", default=[])
    arguments = parser.parse_args()
    own = labelled_documents(["data"], "zh")
    others = labelled_documents(arguments.measure, "zh")
    validation = [d for d in own if is_validation(d.id)]
    unseen = read(arguments.predictions / "held-out", [*validation, *others])
    folds = read(arguments.predictions / "folds", own)
    sets = {
        "validation": compared(validation, unseen),
        "five folds": compared(own, folds),
        "news, development": compared([d for d in others if not is_validation(d.id)], unseen),
        "news, validation": compared([d for d in others if is_validation(d.id)], unseen),
        "news, all": compared(others, unseen),
    }
    print(scores({name: rows for name, rows in sets.items() if rows}), "\n")
    described = json.loads((arguments.model / "labels.json").read_text(encoding="utf-8"))
    print(calibration_table(own, folds, described["labels"]), "\n")
    if others:
        print(calibration_table(others, unseen, described["labels"]))


if __name__ == "__main__":
    main()
