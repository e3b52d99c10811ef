"""The tables of a shipped model's card: ``python -m training.report MODEL --measure FOLDER``.

The validation documents are read with the files as they ship. ``--unseen`` takes what
``training.english --predictions`` wrote: what models found that had not seen the document.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from extractor.document import Mention
from extractor.recognisers.chinese import ChineseTagger
from extractor.recognisers.english import EnglishTagger
from extractor.recognisers.files import model_folder
from training.card import Row, calibration_table, compared, scores
from training.data import LabelledText, is_validation, labelled_documents

MODELS = {"en-fast": "en", "en-accurate": "en", "zh-tagger": "zh"}
_AS_IT_IS = (1.0, 0.0)


def calibration(model: str) -> Mapping[str, tuple[float, float]]:
    """The slope and offset of each label."""
    described = json.loads((model_folder(model) / "labels.json").read_text("utf-8"))
    return described.get("labels", described)


def raw_predictions(model: str, documents: Iterable[LabelledText]) -> dict[str, list[Row]]:
    """What a shipped tagger finds, with its probabilities before calibration."""
    folder = model_folder(model)
    tagger: EnglishTagger | ChineseTagger
    if MODELS[model] == "en":
        tagger = EnglishTagger.load(folder)
        tagger = replace(tagger, calibration=(_AS_IT_IS,) * len(tagger.labels))
    else:
        tagger = ChineseTagger.load(folder)
        tagger = replace(tagger, calibration=dict.fromkeys(tagger.calibration, _AS_IT_IS))
    return {text.id: [_row(m) for m in tagger.mentions(text.document)] for text in documents}


def _row(mention: Mention) -> Row:
    return mention.start, mention.end, mention.label, mention.confidence


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=MODELS)
    parser.add_argument("--measure", type=Path, nargs="*", default=[])
    parser.add_argument("--unseen", type=Path)
    arguments = parser.parse_args()
    language = MODELS[arguments.model]
    own = labelled_documents(["data"], language)
    others = labelled_documents(arguments.measure, language)
    # No Chinese text but our own was trained on, so that all of the others are new.
    new = [d for d in [*own, *others] if is_validation(d.id) or (d in others and language == "zh")]
    held_out = raw_predictions(arguments.model, new)
    sets = {
        "validation": compared([d for d in own if is_validation(d.id)], held_out),
        "real, validation": compared([d for d in others if is_validation(d.id)], held_out),
    }
    unseen = json.loads(arguments.unseen.read_text("utf-8")) if arguments.unseen else {}
    seen_by_others = [d for d in [*own, *others] if d.id in unseen and d not in new]
    sets["folds"] = compared([d for d in own if d in seen_by_others], unseen)
    sets["real, folds"] = compared([d for d in others if d in seen_by_others], unseen)
    both = held_out | {d.id: unseen[d.id] for d in seen_by_others}
    sets["real, all"] = compared([d for d in others if d.id in both], both)
    print(scores({name: rows for name, rows in sets.items() if rows}), "\n")
    lines = calibration(arguments.model)
    print(calibration_table(new, held_out, lines), "\n")
    if unseen:
        print(calibration_table(seen_by_others, unseen, lines))


if __name__ == "__main__":
    main()
