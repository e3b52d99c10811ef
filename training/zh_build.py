"""Write the Chinese tagger's files: network, characters, labels with their calibration."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import onnx

from training.calibration import fitted
from training.data import LabelledText
from training.network import LABELS, TAGS
from training.zh_graph import graph_of
from training.zh_learning import Scored, TrainedTagger


def write(tagger: TrainedTagger, lines: dict[str, tuple[float, float]], folder: Path) -> None:
    """Write ``tagger.onnx``, ``characters.txt`` and ``labels.json``."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(graph_of(tagger.model), str(folder / "tagger.onnx"))
    (folder / "characters.txt").write_text("\n".join(tagger.characters.known), encoding="utf-8")
    rows = ",\n".join(f'    "{label}": {json.dumps(lines[label])}' for label in LABELS)
    tags = json.dumps(TAGS)
    described = f'{{\n  "labels": {{\n{rows}\n  }},\n  "tags": {tags}\n}}\n'
    (folder / "labels.json").write_text(described, encoding="utf-8")


def calibration(
    documents: Iterable[LabelledText], predictions: dict[str, Sequence[Scored]]
) -> dict[str, tuple[float, float]]:
    """Fit each label's line on predictions for documents that the model had not seen."""
    scored = []
    for document in documents:
        gold = set(document.spans)
        for start, end, label, probability in predictions[document.id]:
            if label != "PLACE":  # gold names only the places of events
                scored.append((label, probability, (start, end, label) in gold))
    return fitted(scored, LABELS)
