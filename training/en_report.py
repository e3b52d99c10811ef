"""The tables of an English tagger's card: ``python -m training.en_report SIZE --measure FOLDER``.

The validation documents are read with the files as they ship. ``--unseen`` takes what
``training.english --predictions`` wrote: what models found that had not seen the document.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

from extractor.recognisers.english import EnglishTagger
from extractor.recognisers.files import model_folder
from training.card import Row, calibration_table, compared, scores
from training.data import LabelledText, is_validation, labelled_documents


def raw_predictions(size: str, documents: list[LabelledText]) -> dict[str, list[Row]]:
    """What the shipped tagger finds, with its probabilities before calibration."""
    shipped = EnglishTagger.load(model_folder(f"en-{size}"))
    tagger = replace(shipped, calibration=((1.0, 0.0),) * len(shipped.labels))
    return {
        text.id: [(m.start, m.end, m.label, m.confidence) for m in tagger.mentions(text.document)]
        for text in documents
    }


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", choices=("fast", "accurate"))
    parser.add_argument("--measure", type=Path, nargs="*", default=[])
    parser.add_argument("--unseen", type=Path)
    arguments = parser.parse_args()
    own = labelled_documents(["data"], "en")
    others = labelled_documents(arguments.measure, "en")
    validation = [d for d in [*own, *others] if is_validation(d.id)]
    held_out = raw_predictions(arguments.size, validation)
    sets = {
        "validation": compared([d for d in own if is_validation(d.id)], held_out),
        "wire, validation": compared([d for d in others if is_validation(d.id)], held_out),
    }
    unseen = json.loads(arguments.unseen.read_text("utf-8")) if arguments.unseen else {}
    seen_by_others = [d for d in [*own, *others] if d.id in unseen and d not in validation]
    sets["folds"] = compared([d for d in own if d in seen_by_others], unseen)
    sets["wire, folds"] = compared([d for d in others if d in seen_by_others], unseen)
    both = held_out | {d.id: unseen[d.id] for d in seen_by_others}
    sets["wire, all"] = compared([d for d in others if d.id in both], both)
    print(scores({name: rows for name, rows in sets.items() if rows}), "\n")
    lines = json.loads((model_folder(f"en-{arguments.size}") / "labels.json").read_text("utf-8"))
    print(calibration_table(validation, held_out, lines), "\n")
    if unseen:
        print(calibration_table(seen_by_others, unseen, lines))


if __name__ == "__main__":
    main()
