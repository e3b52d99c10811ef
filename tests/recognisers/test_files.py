"""Model folders: those of the checkout are found, and a missing one is named with its siblings."""

from itertools import product

import pytest

from extractor.document import Document
from extractor.recognisers.confidence import calibrated
from extractor.recognisers.files import ModelNotFoundError, model_folder
from extractor.recognisers.registry import MODELS, RECOGNISERS, recognise


@pytest.mark.parametrize(
    ("name", "vocabulary"),
    [("en-fast", "pieces.tsv"), ("en-accurate", "pieces.tsv"), ("zh-tagger", "characters.txt")],
)
def test_every_model_is_there_with_its_card(name: str, vocabulary: str) -> None:
    folder = model_folder(name)
    files = {"README.md", vocabulary, "labels.json", "tagger.onnx"}
    assert {path.name for path in folder.iterdir()} >= files
    card = (folder / "README.md").read_text("utf-8")
    parts = ("Trained on", "Licences", "Scores", "Confidence", "Limits")
    assert [part for part in parts if f"\n## {part}\n" not in card] == []


def test_every_language_has_every_model() -> None:
    assert set(RECOGNISERS) == set(product(("en", "zh"), MODELS))
    assert recognise(Document("d", "Acme Bank named Maria Roe.", "en"), "accurate")


def test_an_unknown_model_is_named_with_those_that_exist() -> None:
    with pytest.raises(ModelNotFoundError, match=r"'nowhere'.*zh-tagger"):
        model_folder("nowhere")


def test_calibration_moves_log_odds_along_a_line() -> None:
    assert calibrated(0.8, 1.0, 0.0) == 0.8
    assert calibrated(0.5, 2.0, 0.0) == 0.5
    assert calibrated(0.9, 0.5, 0.0) == 0.75
    assert 0 <= calibrated(0.0, 1.0, 0.0) < calibrated(1.0, 1.0, 0.0) <= 1
