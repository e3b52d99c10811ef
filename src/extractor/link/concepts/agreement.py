"""What two names share, word for word in one language or by meaning and sound across two."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractor.link.concepts.crossing import crossed
from extractor.link.concepts.lexicon import Word
from extractor.link.concepts.name import Name
from extractor.link.concepts.within import within


@dataclass(frozen=True, slots=True)
class Agreement:
    """The weight of the words that two names share, and the words that only one of them has."""

    shared: float
    left: tuple[Word, ...]
    right: tuple[Word, ...]
    named: bool

    @property
    def similarity(self) -> float:
        """The share of the weight of all words that both have, 0 to 1."""
        rest = sum(word.weight for word in (*self.left, *self.right))
        return self.shared / (self.shared + rest) if self.shared else 0.0


@lru_cache(maxsize=262144)
def agreement(a: Name, b: Name) -> Agreement:
    """Compare two names; ``left`` are the words of ``a`` that ``b`` lacks.

    ``named`` tells that a word shared is a name of its own, not a common word or a place.
    """
    if a.language == b.language:
        return Agreement(*within(a, b))
    if a.language == "zh":
        return Agreement(*crossed(a, b))
    shared, left, right, named = crossed(b, a)
    return Agreement(shared, right, left, named)
