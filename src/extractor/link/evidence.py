"""What speaks for and against two mentions being one entity, weighed in log-odds."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

# A weight at or below this cannot be outweighed: the two are never joined, not by way of others.
VETO = -50.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """One observation about a pair: ``name`` says what kind, ``detail`` what was seen.

    ``weight`` is in natural log-odds: above 0 speaks for one entity, below 0 against. A ``prior``
    says how likely it is before anything else is known; a low one is no argument against.
    """

    name: str
    weight: float
    detail: str = ""
    prior: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """All evidence about one pair of mentions; symmetric in the pair.

    Two mentions are taken for one where ``score``, the sum of the weights, is above 0; the prior
    (two mentions that merely share a blocking key) belongs in the weights.
    """

    evidence: tuple[Evidence, ...]

    @staticmethod
    def of(evidence: Iterable[Evidence]) -> Comparison:
        """A comparison that holds its evidence strongest first."""
        return Comparison(tuple(sorted(evidence, key=lambda e: (-abs(e.weight), e.name, e.detail))))

    @property
    def score(self) -> float:
        """The sum of all weights, rounded so that it is the same from either side."""
        return round(math.fsum(e.weight for e in self.evidence), 9)

    @property
    def against(self) -> float:
        """The sum of what speaks against it, priors left out; 0 or below."""
        return math.fsum(e.weight for e in self.evidence if e.weight < 0 and not e.prior)

    @property
    def probability(self) -> float:
        return 1 / (1 + math.exp(-max(-700.0, min(700.0, self.score))))

    @property
    def forbidden(self) -> bool:
        """Whether any single piece of evidence rules it out that the two are one."""
        return any(e.weight <= VETO for e in self.evidence)
