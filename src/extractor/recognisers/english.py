"""The English tagger: people, titles, organisations, events, venues, places, agreements, talks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal

from extractor.document import Document, Label, Mention
from extractor.recognisers.confidence import calibrated
from extractor.recognisers.decoding import TaggedSpan, best_path, spans_of
from extractor.recognisers.files import model_folder
from extractor.recognisers.packing import Token, Window, windows_of
from extractor.recognisers.pieces import PieceVocabulary
from extractor.recognisers.tidying import joined_at_brackets, trimmed

Size = Literal["fast", "accurate"]
Score = Callable[[Window], Any]
# Titles of talks and themes may begin and end with any word.
_SENTENCES = frozenset({"TALK", "THEME"})


@dataclass(frozen=True)
class EnglishTagger:
    """A network, what it reads and what its scores mean."""

    source: str
    vocabulary: PieceVocabulary
    labels: tuple[Label, ...]
    # For each label the slope and offset that turn log odds into calibrated log odds.
    calibration: tuple[tuple[float, float], ...]
    score: Score

    @classmethod
    def load(cls, folder: Path) -> EnglishTagger:
        """Load the tagger in ``folder``: network, pieces, labels and their calibration."""
        described = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        return cls(
            source=f"model:{folder.name}",
            vocabulary=PieceVocabulary.read(folder / "pieces.tsv"),
            labels=tuple(described),
            calibration=tuple((slope, offset) for slope, offset in described.values()),
            score=_network(folder / "tagger.onnx"),
        )

    def mentions(self, document: Document) -> list[Mention]:
        """Return the labelled spans of a document, each window read alone."""
        windows = windows_of(document, self.vocabulary)
        if not windows:
            return []
        text = _joined(windows, self.score)
        path = best_path(text.logs, text.openings)
        words = [document.text[token.start : token.end] for token in text.tokens]
        spans = joined_at_brackets(spans_of(text.logs, path, text.openings), words)
        return [
            self._mention(document, text.tokens, kept)
            for span in spans
            if (kept := span if self.labels[span.label] in _SENTENCES else trimmed(span, words))
        ]

    def _mention(self, document: Document, tokens: list[Token], span: TaggedSpan) -> Mention:
        return document.mention(
            tokens[span.first].start,
            tokens[span.last].end,
            self.labels[span.label],
            self.source,
            confidence=calibrated(span.probability, *self.calibration[span.label]),
        )


@dataclass(frozen=True)
class _ScoredText:
    """All tokens of a document in order, their log probabilities, and where sentences begin."""

    tokens: list[Token]
    logs: Any
    openings: frozenset[int]


def _joined(windows: Iterable[Window], score: Score) -> _ScoredText:
    """Join windows; of two readings of a token the one further from its window's edge counts."""
    import numpy as np

    tokens: list[Token] = []
    rows: list[Any] = []
    margins: list[int] = []
    openings: set[int] = set()
    for window in windows:
        at = len(tokens)
        while at and tokens[at - 1].start >= window.tokens[0].start:
            at -= 1
        fresh = at == len(tokens)
        openings.update(at + opening for opening in window.openings if opening or fresh)
        scores = score(window)
        last = len(window.tokens) - 1
        for number, (token, row) in enumerate(zip(window.tokens, scores, strict=True)):
            margin = min(number, last - number)
            place = at + number
            if place == len(tokens):
                tokens.append(token)
                rows.append(row)
                margins.append(margin)
            elif margin > margins[place]:
                rows[place], margins[place] = row, margin
    return _ScoredText(tokens, _log_softmax(np.stack(rows)), frozenset(openings))


def _log_softmax(scores: Any) -> Any:
    import numpy as np

    shifted = scores.astype(np.float64) - scores.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def _network(path: Path) -> Score:
    """Load a network that reads one window at a time on one thread, so that nothing else counts."""
    import numpy as np
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def score(window: Window) -> Any:
        pieces = np.array(window.pieces, np.int64)
        return session.run(None, {"pieces": pieces})[0][list(window.places)]

    return score


@cache
def _tagger(size: Size) -> EnglishTagger:
    return EnglishTagger.load(model_folder(f"en-{size}"))


def recognise_english(document: Document, *, size: Size) -> list[Mention]:
    """Return what the tagger of ``size`` finds in the document's sentences."""
    return _tagger(size).mentions(document)


recognise_english_fast = partial(recognise_english, size="fast")
recognise_english_accurate = partial(recognise_english, size="accurate")
