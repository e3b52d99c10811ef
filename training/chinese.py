"""Train, measure and write the Chinese tagger: ``python -m training.chinese --help``."""

from __future__ import annotations

import argparse
import dataclasses
import json
import statistics
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import torch

from training.data import LabelledText, folds, is_validation, labelled_documents
from training.network import LABELS
from training.scoring import Counts, count, table
from training.zh_build import calibration, write
from training.zh_examples import gold_examples
from training.zh_learning import Plan, Scored, TrainedTagger, train

Documents = Sequence[LabelledText]
Predictions = dict[str, list[Scored]]
_MAIN = ("PERSON", "ORG", "TITLE", "EVENT")
_say = partial(print, flush=True)


def scores_of(name: str, documents: Documents, predictions: Predictions) -> str:
    """Strict and overlap F1 a label, and the mean strict F1 of the four main ones."""
    rows = [
        (d.spans, [(start, end, label) for start, end, label, _ in predictions[d.id]], d.furniture)
        for d in documents
    ]
    totals = count(rows)
    mean = statistics.mean(totals.get(label, Counts()).f1() for label in _MAIN)
    return f"{name}: {len(documents)} documents, mean {mean:.1f}\n{table(totals, LABELS)}\n"


def tagged(tagger: TrainedTagger, documents: Documents) -> Predictions:
    """What the tagger finds in each document."""
    return {d.id: tagger.spans(d.document) for d in documents}


def out_of_fold(documents: Documents, more: Documents, plan: Plan) -> Predictions:
    """Tag every document with a model that has not seen its fold."""
    predictions: Predictions = {}
    for fold in folds(d.id for d in documents):
        learnt = [d for d in documents if d.id not in fold]
        tagger = train(gold_examples([*learnt, *more]), plan, _say)
        predictions |= tagged(tagger, [d for d in documents if d.id in fold])
    return predictions


def save(predictions: Predictions, folder: Path) -> None:
    """Write spans with their raw probabilities, one file a document."""
    folder.mkdir(parents=True, exist_ok=True)
    for id_, spans in predictions.items():
        rows = [[start, end, label, round(p, 6)] for start, end, label, p in spans]
        (folder / f"{id_}.json").write_text(json.dumps(rows), encoding="utf-8")


def report(documents: Documents, others: Documents, predictions: Predictions) -> None:
    """Print the scores of the validation documents and of the others, development apart."""
    _say(scores_of("validation", [d for d in documents if is_validation(d.id)], predictions))
    for name, wanted in (("development", False), ("validation", True)):
        part = [d for d in others if is_validation(d.id) == wanted]
        _say(scores_of(f"others, {name}", part, predictions))


def main() -> None:
    """Train, measure and write what is asked for; see training/README.md."""
    arguments = _arguments()
    torch.set_num_threads(1)
    plan = Plan(**{item.name: getattr(arguments, item.name) for item in dataclasses.fields(Plan)})
    documents = labelled_documents(["data"], "zh")
    more = labelled_documents(["data/train", *arguments.extra], "zh")
    others = labelled_documents(arguments.measure, "zh")
    _say(plan, f"{len(documents)} documents and {len(more)} for training only")
    # Validation documents stay unseen by the written model: the project's floors are taken on them.
    learnt = [d for d in documents if not is_validation(d.id)]
    tagger = train(gold_examples([*learnt, *more]), plan, _say)
    unseen = [*(d for d in documents if is_validation(d.id)), *others]
    found = {"held-out": tagged(tagger, unseen)}
    report(documents, others, found["held-out"])
    if arguments.folds:
        found["folds"] = out_of_fold(documents, more, plan)
        _say(scores_of("five folds", documents, found["folds"]))
    for name, predictions in found.items() if arguments.predictions else ():
        save(predictions, arguments.predictions / name)
    if arguments.out:
        scored = found.get("folds", found["held-out"])
        lines = calibration([d for d in documents if d.id in scored], scored)
        write(tagger, lines, arguments.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="write the model here")
    parser.add_argument("--folds", action="store_true", help="score over five folds as well")
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="more to train on")
    parser.add_argument("--measure", type=Path, nargs="*", default=[], help="more to score on")
    parser.add_argument("--predictions", type=Path, help="write the unseen documents' spans here")
    for item in dataclasses.fields(Plan):
        parser.add_argument(f"--{item.name}", type=type(item.default), default=item.default)
    return parser.parse_args()


if __name__ == "__main__":
    main()
