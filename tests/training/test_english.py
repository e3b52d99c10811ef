"""What the English tagger is trained on and how its confidence is set; without torch."""

import itertools
import random

import numpy as np
from training.calibration import fitted
from training.invent_en import invented

from extractor.recognisers.confidence import calibrated

LABELS = ("PERSON", "ORG")


def test_invented_releases_have_clean_spans_of_many_labels() -> None:
    labels = set()
    for seed in range(200):
        text, spans = invented(random.Random(seed))
        labels |= {label for _, _, label in spans}
        for start, end, _ in spans:
            assert text[start:end] == text[start:end].strip() != ""
            assert not (text[end : end + 1].isalpha() and text[end - 1].isalpha())
        assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    assert {"PERSON", "TITLE", "ORG", "EVENT", "VENUE", "PLACE", "AGREEMENT"} < labels
    assert {"TALK", "THEME"} < labels


def test_an_invented_release_depends_on_its_seed_alone() -> None:
    assert invented(random.Random(3)) == invented(random.Random(3))


def judged(truth: dict[str, float], count: int) -> list[tuple[str, float, bool]]:
    """Spans whose stated probability is ``p`` and whose true one is ``p ** power``."""
    draw = np.random.default_rng(5)
    return [
        (label, float(stated), bool(draw.random() < stated**power))
        for label, power in truth.items()
        for stated in draw.uniform(0.05, 0.99, count)
    ]


def test_calibrated_probabilities_are_as_often_right_as_they_say() -> None:
    scored = judged({"PERSON": 1.0, "ORG": 3.0}, 3000)
    lines = fitted(scored, LABELS)
    for label in LABELS:
        found = [(calibrated(p, *lines[label]), ok) for name, p, ok in scored if name == label]
        sure = [ok for p, ok in found if p >= 0.7]
        mean = np.mean([p for p, _ in found if p >= 0.7])
        assert abs(np.mean(sure) - mean) < 0.05


def test_a_label_without_spans_has_the_line_of_all() -> None:
    lines = fitted(judged({"ORG": 1.0}, 500), LABELS)
    assert lines["PERSON"] == fitted(judged({"ORG": 1.0}, 500), ("THEME",))["THEME"]
