"""Decode tag scores with a linear-chain CRF: the best path and the probability of each span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """Characters ``start`` up to ``end`` with a label and the probability of just this span."""

    start: int
    end: int
    label: str
    probability: float


def may_follow(left: str, right: str) -> bool:
    """Whether tag ``right`` may stand behind ``left``: a name is B I … E or S, the rest O."""
    if left[0] in "BI":
        return right[0] in "IE" and left[2:] == right[2:]
    return right[0] in "OBS"


def may_begin(tag: str) -> bool:
    """Whether a text may begin with ``tag``."""
    return tag[0] in "OBS"


def may_end(tag: str) -> bool:
    """Whether a text may end with ``tag``."""
    return tag[0] in "OES"


class Decoder:
    """Best path over BIOES tags; ``transitions[i, j]`` is the score of tag ``j`` behind ``i``."""

    def __init__(self, tags: Sequence[str], transitions: Any) -> None:
        import numpy as np

        self._tags = tuple(tags)
        allowed = [[may_follow(left, right) for right in tags] for left in tags]
        self._moves = np.where(allowed, np.asarray(transitions, np.float64), FORBIDDEN)
        self._begin = np.where([may_begin(tag) for tag in tags], 0.0, FORBIDDEN)
        self._end = np.where([may_end(tag) for tag in tags], 0.0, FORBIDDEN)
        self._factors = np.exp(self._moves)

    def decode(self, scores: Any) -> list[TaggedSpan]:
        """Return the spans of the best path through ``scores`` (length, tags)."""
        import numpy as np

        scores = np.asarray(scores, np.float64)
        path = self._best_path(scores) if len(scores) else []
        spans = self._spans(path)
        if not spans:
            return []
        messages = self._messages(scores)
        return [
            TaggedSpan(start, end, label, self._probability(path, start, end, *messages))
            for start, end, label in spans
        ]

    def _best_path(self, scores: Any) -> list[int]:
        import numpy as np

        columns = np.arange(scores.shape[1])
        pointers = np.zeros(scores.shape, np.int64)
        best = self._begin + scores[0]
        for t in range(1, len(scores)):
            reached = best[:, None] + self._moves
            pointers[t] = reached.argmax(axis=0)
            best = reached[pointers[t], columns] + scores[t]
        path = [int((best + self._end).argmax())]
        for t in range(len(scores) - 1, 0, -1):
            path.append(int(pointers[t, path[-1]]))
        return path[::-1]

    def _spans(self, path: Sequence[int]) -> list[tuple[int, int, str]]:
        spans = []
        start = 0
        for index, number in enumerate(path):
            tag = self._tags[number]
            if tag[0] in "BS":
                start = index
            if tag[0] in "ES":
                spans.append((start, index + 1, tag[2:]))
        return spans

    def _messages(self, scores: Any) -> tuple[Any, Any, Any]:
        """Forward and backward messages, each scaled to sum to one, and the scores as factors."""
        import numpy as np

        weights = np.exp(scores - scores.max(axis=1, keepdims=True))
        forward = np.empty_like(weights)
        backward = np.empty_like(weights)
        message = np.exp(self._begin) * weights[0]
        for t in range(len(weights)):
            if t:
                message = (forward[t - 1] @ self._factors) * weights[t]
            forward[t] = message / message.sum()
        message = np.exp(self._end)
        for t in range(len(weights) - 1, -1, -1):
            if t + 1 < len(weights):
                message = self._factors @ (backward[t + 1] * weights[t + 1])
            backward[t] = message / message.sum()
        return forward, backward, weights

    def _probability(
        self, path: Sequence[int], start: int, end: int, forward: Any, backward: Any, weights: Any
    ) -> float:
        """Probability that the path runs through exactly these tags from ``start`` to ``end``."""
        marginal = forward[start] * backward[start]
        probability = marginal[path[start]] / marginal.sum()
        for t in range(start + 1, end):
            onward = self._factors[path[t - 1]] * weights[t] * backward[t]
            probability *= onward[path[t]] / onward.sum()
        return float(probability)
