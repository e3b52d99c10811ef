"""From how often spans of a probability were right to probabilities that mean what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

Line = tuple[float, float]
# A label keeps close to the line of all labels: in slope more than in offset.
_PULL = np.array([200.0, 5.0])
_STEPS = 50
_FURTHEST = 30.0  # log odds beyond which nothing changes


def fitted(scored: Iterable[tuple[str, float, bool]], labels: Sequence[str]) -> dict[str, Line]:
    """Return for each label the slope and offset that turn log odds into calibrated log odds.

    ``scored`` are (label, probability, whether the span was right), all from documents that the
    model had not seen.
    """
    rows = sorted(scored)
    common = _line([(p, ok) for _, p, ok in rows], np.array([1.0, 0.0]), np.full(2, 0.01))
    lines = {}
    for label in labels:
        own = _line([(p, ok) for name, p, ok in rows if name == label], common, _PULL)
        lines[label] = (round(float(own[0]), 4), round(float(own[1]), 4))
    return lines


def _line(rows: Sequence[tuple[float, bool]], prior: np.ndarray, pull: np.ndarray) -> np.ndarray:
    """Logistic regression on log odds by Newton's method, drawn towards ``prior``."""
    if not rows:
        return prior
    chance = np.clip([p for p, _ in rows], 1e-6, 1 - 1e-6)
    inputs = np.stack([np.log(chance / (1 - chance)), np.ones(len(rows))], axis=1)
    right = np.array([ok for _, ok in rows], float)
    line = prior.copy()
    for _ in range(_STEPS):
        found = 1 / (1 + np.exp(-np.clip(inputs @ line, -_FURTHEST, _FURTHEST)))
        slope = inputs.T @ (found - right) + pull * (line - prior)
        bend = (inputs * (found * (1 - found))[:, None]).T @ inputs + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        line = line - step / max(1.0, float(np.abs(step).max()))  # longer steps overshoot
    return line
