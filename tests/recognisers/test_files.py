"""Model folders: those of the checkout are found, and a missing one is named with its siblings."""

import pytest

from extractor.recognisers.confidence import calibrated
from extractor.recognisers.files import ModelNotFoundError, model_folder


def test_the_chinese_model_is_there_with_its_card() -> None:
    folder = model_folder("zh-tagger")
    assert {path.name for path in folder.iterdir()} >= {
        "README.md",
        "characters.txt",
        "labels.json",
        "tagger.onnx",
    }


def test_an_unknown_model_is_named_with_those_that_exist() -> None:
    with pytest.raises(ModelNotFoundError, match=r"'nowhere'.*zh-tagger"):
        model_folder("nowhere")


def test_calibration_moves_log_odds_along_a_line() -> None:
    assert calibrated(0.8, 1.0, 0.0) == 0.8
    assert calibrated(0.5, 2.0, 0.0) == 0.5
    assert calibrated(0.9, 0.5, 0.0) == 0.75
    assert 0 <= calibrated(0.0, 1.0, 0.0) < calibrated(1.0, 1.0, 0.0) <= 1
