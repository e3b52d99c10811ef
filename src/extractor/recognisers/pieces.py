"""Words cut into the pieces of a SentencePiece unigram vocabulary, by the most probable cut."""

from __future__ import annotations

import math
import unicodedata
from functools import lru_cache
from pathlib import Path

WORD_START = "\u2581"
_UNKNOWN_PENALTY = 10.0
_WORDS_KEPT = 50_000
# A longer "word" is no word, and the search for its cut is not worth its time.
_LONGEST_WORD = 60


class PieceVocabulary:
    """Pieces with log probabilities, numbered in file order; the first four are marks."""

    start, pad, end, unknown = range(4)

    def __init__(self, pieces: list[str], scores: list[float]) -> None:
        self.pieces = pieces
        self._numbers = {piece: number for number, piece in enumerate(pieces) if number > 3}
        self._scores = scores
        self._longest = max(map(len, pieces))
        self._unknown_score = min(scores) - _UNKNOWN_PENALTY
        self.cut = lru_cache(_WORDS_KEPT)(self._cut)

    @classmethod
    def read(cls, path: Path) -> PieceVocabulary:
        """Read ``piece<TAB>score`` lines."""
        lines = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]
        return cls([piece for piece, _ in lines], [float(score) for _, score in lines])

    def _cut(self, word: str, starts: bool) -> tuple[int, ...]:
        """Return the numbers of the pieces of a word that starts behind white space or not."""
        text = (WORD_START if starts else "") + _normalised(word[:_LONGEST_WORD])
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)]
        best += [(-math.inf, 0, 0)] * len(text)
        for start in range(len(text)):
            base = best[start][0]
            for end in range(start + 1, min(len(text), start + self._longest) + 1):
                number = self._numbers.get(text[start:end], -1)
                if number >= 0 and base + self._scores[number] > best[end][0]:
                    best[end] = (base + self._scores[number], number, start)
            if base + self._unknown_score > best[start + 1][0]:
                best[start + 1] = (base + self._unknown_score, self.unknown, start)
        return _walk_back(best) or (self.unknown,)


def _normalised(word: str) -> str:
    if word.isascii():
        return word
    return "".join(
        character
        for character in unicodedata.normalize("NFKC", word)
        if unicodedata.category(character)[0] != "C" and not character.isspace()
    )


def _walk_back(best: list[tuple[float, int, int]]) -> tuple[int, ...]:
    numbers = []
    end = len(best) - 1
    while end > 0:
        _, number, start = best[end]
        numbers.append(number)
        end = start
    return tuple(reversed(numbers))
