"""The decoder against every path of short texts, and the tags it never puts together."""

import itertools

import numpy as np
import pytest

from extractor.recognisers.crf import Decoder, may_begin, may_end, may_follow

TAGS = ("O", "B-A", "I-A", "E-A", "S-A", "B-B", "I-B", "E-B", "S-B")


def paths(length: int) -> list[tuple[int, ...]]:
    return [
        path
        for path in itertools.product(range(len(TAGS)), repeat=length)
        if may_begin(TAGS[path[0]])
        and may_end(TAGS[path[-1]])
        and all(may_follow(TAGS[i], TAGS[j]) for i, j in itertools.pairwise(path))
    ]


def spans(path: tuple[int, ...]) -> list[tuple[int, int, str]]:
    found, start = [], 0
    for index, number in enumerate(path):
        if TAGS[number][0] in "BS":
            start = index
        if TAGS[number][0] in "ES":
            found.append((start, index + 1, TAGS[number][2:]))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_best_path_and_probabilities_are_those_of_all_paths(seed: int) -> None:
    dice = np.random.default_rng(seed)
    scores, moves = dice.normal(size=(4, 9)) * 2, dice.normal(size=(9, 9))
    worth = {
        path: float(
            sum(scores[t, tag] for t, tag in enumerate(path))
            + sum(moves[i, j] for i, j in itertools.pairwise(path))
        )
        for path in paths(4)
    }
    total = sum(np.exp(value) for value in worth.values())
    best = max(worth, key=lambda path: worth[path])
    found = Decoder(TAGS, moves).decode(scores)
    assert [(span.start, span.end, span.label) for span in found] == spans(best)
    for span in found:
        with_it = [p for p in worth if (span.start, span.end, span.label) in spans(p)]
        probability = sum(np.exp(worth[path]) for path in with_it) / total
        assert span.probability == pytest.approx(probability, rel=1e-6)


def test_an_empty_text_has_no_spans() -> None:
    assert Decoder(TAGS, np.zeros((9, 9))).decode(np.zeros((0, 9))) == []
