"""The tables of the Chinese tagger's card, from predictions for documents it had not seen."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from training.card import LABELS, Row, calibration_table, compared, scores
from training.data import LabelledText, is_validation, labelled_documents


def read(folder: Path, documents: Sequence[LabelledText]) -> dict[str, list[Row]]:
    """The saved predictions of ``documents``, without the places: gold names few of them."""
    found = {}
    for document in documents:
        rows = json.loads((folder / f"{document.id}.json").read_text(encoding="utf-8"))
        found[document.id] = [(a, b, label, p) for a, b, label, p in rows if label in LABELS]
    return found


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
