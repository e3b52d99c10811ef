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
from training.zh_learning import Plan, Scored, train

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


def held_out(documents: Documents, more: Documents, unseen: Documents, plan: Plan) -> Predictions:
    """Tag ``unseen`` with a model that learnt from the others and from ``more``."""
    ids = {d.id for d in unseen}
    learnt = gold_examples([*(d for d in documents if d.id not in ids), *more])
    tagger = train(learnt, plan, _say)
    return {d.id: tagger.spans(d.document) for d in unseen}


def out_of_fold(documents: Documents, more: Documents, plan: Plan) -> Predictions:
    """Tag every document with a model that has not seen its fold."""
    predictions: Predictions = {}
    for fold in folds(d.id for d in documents):
        unseen = [d for d in documents if d.id in fold]
        predictions |= held_out(documents, more, unseen, plan)
    return predictions


def save(predictions: Predictions, folder: Path) -> None:
    """Write spans with their raw probabilities, one file a document."""
    for id_, spans in predictions.items():
        rows = [[start, end, label, round(p, 6)] for start, end, label, p in spans]
        (folder / f"{id_}.json").write_text(json.dumps(rows), encoding="utf-8")


def measure(arguments: argparse.Namespace, documents: Documents, more: Documents) -> Predictions:
    """Score the plan: on validation documents and others, and over five folds if asked."""
    plan = _plan(arguments)
    others = labelled_documents(arguments.measure, "zh")
    unseen = [*(d for d in documents if is_validation(d.id)), *others]
    predictions = held_out(documents, more, unseen, plan)
    _say(scores_of("validation", [d for d in documents if is_validation(d.id)], predictions))
    for name, wanted in (("development", False), ("validation", True)):
        part = [d for d in others if is_validation(d.id) == wanted]
        _say(scores_of(f"others, {name}", part, predictions))
    if arguments.folds:
        predictions |= out_of_fold(documents, more, plan)
        _say(scores_of("five folds", documents, predictions))
    return predictions


def main() -> None:
    """Measure and write what is asked for; see training/README.md."""
    arguments = _arguments()
    torch.set_num_threads(1)
    documents = labelled_documents(["data"], "zh")
    more = labelled_documents(["data/train", *arguments.extra], "zh")
    _say(_plan(arguments), f"{len(documents)} documents and {len(more)} for training only")
    predictions = measure(arguments, documents, more)
    if arguments.predictions:
        save(predictions, arguments.predictions)
    if arguments.out:
        lines = calibration([d for d in documents if d.id in predictions], predictions)
        tagger = train(gold_examples([*documents, *more]), _plan(arguments), _say)
        write(tagger, lines, arguments.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="write the model, trained on everything, here")
    parser.add_argument("--folds", action="store_true", help="score over five folds as well")
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="more to train on")
    parser.add_argument("--measure", type=Path, nargs="*", default=[], help="more to score on")
    parser.add_argument("--predictions", type=Path, help="write the unseen documents' spans here")
    for item in dataclasses.fields(Plan):
        parser.add_argument(f"--{item.name}", type=type(item.default), default=item.default)
    return parser.parse_args()


def _plan(arguments: argparse.Namespace) -> Plan:
    return Plan(**{item.name: getattr(arguments, item.name) for item in dataclasses.fields(Plan)})


if __name__ == "__main__":
    main()
