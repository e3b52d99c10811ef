"""Scores of tags, token by token, to labelled spans with probabilities."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

OUTSIDE = 0
_CERTAIN = 1e-6


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """Tokens ``first`` up to ``last`` (inclusive) with a label's number and a probability."""

    first: int
    last: int
    label: int
    probability: float


def begins(label: int) -> int:
    """The number of a label's B tag; its I tag is the next, O is 0."""
    return 1 + 2 * label


def best_path(logs: Any, openings: Set[int]) -> list[int]:
    """Return the most probable tags in which I follows only B or I of its own label.

    ``logs`` are log probabilities (tokens, tags); at an opening nothing continues.
    """
    path: list[int] = logs.argmax(axis=1).tolist()
    for start, end in pairwise(sorted({0, *openings, len(path)})):
        if not _is_valid(path[start:end]):
            path[start:end] = _viterbi(logs[start:end])
    return path


def _is_valid(path: Sequence[int]) -> bool:
    before = OUTSIDE
    for tag in path:
        if tag != OUTSIDE and tag % 2 == 0 and before not in (tag, tag - 1):
            return False
        before = tag
    return True


def _viterbi(logs: Any) -> list[int]:
    """The best path from one opening to the next."""
    import numpy as np

    tags = logs.shape[1]
    insides = np.arange(2, tags, 2)
    best, backs = np.full(tags, -math.inf), []
    best[OUTSIDE] = 0.0
    for row in logs:
        top = int(best.argmax())
        back = np.full(tags, top)
        continued = np.where(best[insides - 1] >= best[insides], insides - 1, insides)
        back[insides] = continued
        best = best[back] + row
        backs.append(back)
    path = [int(best.argmax())]
    for back in reversed(backs[1:]):
        path.append(int(back[path[-1]]))
    return path[::-1]


def spans_of(logs: Any, path: Sequence[int], openings: Set[int]) -> Iterator[TaggedSpan]:
    """Yield the labelled spans of a path, each with the probability of exactly these tags."""
    first = -1
    for number, tag in enumerate([*path, OUTSIDE]):
        if first >= 0 and (tag == OUTSIDE or tag % 2 == 1):
            yield _span(logs, path, first, number - 1, openings)
            first = -1
        if tag % 2 == 1:
            first = number


def _span(logs: Any, path: Sequence[int], first: int, last: int, openings: Set[int]) -> TaggedSpan:
    total = sum(float(logs[number][path[number]]) for number in range(first, last + 1))
    inside = path[first] + 1
    if last + 1 < len(path) and last + 1 not in openings:
        total += math.log1p(-min(math.exp(float(logs[last + 1][inside])), 1 - _CERTAIN))
    return TaggedSpan(first, last, path[first] // 2, math.exp(total))
