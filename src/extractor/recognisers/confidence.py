"""Probabilities that mean what they say."""

from __future__ import annotations

import math

_LEAST = 1e-6
_MOST = 30.0  # log odds


def calibrated(probability: float, slope: float, offset: float) -> float:
    """Return the probability whose log odds are a straight line of the given one's."""
    bounded = min(max(probability, _LEAST), 1 - _LEAST)
    odds = min(max(slope * math.log(bounded / (1 - bounded)) + offset, -_MOST), _MOST)
    return round(1 / (1 + math.exp(-odds)), 4)
