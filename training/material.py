"""What the English tagger learns from: gold documents, unlabelled texts, a pre-trained encoder."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.nn import functional

from extractor.reading import read_text
from extractor.recognisers.packing import WINDOW, Window, windows_of
from extractor.recognisers.pieces import PieceVocabulary
from extractor.recognisers.stock_english import recognise_stock_english
from training.data import Labelled, LabelledText, labelled_documents
from training.e5 import StartingPoint, read_e5
from training.encoder import Tagger, pretrained
from training.invent_en import invented
from training.learn import Example
from training.tags import TAGS, Rewriter, tags_of
from training.vocabulary import common_words, kept_pieces

# Windows of many sizes, so that a sentence is not always seen with the same neighbours.
_SMALLEST_WINDOW = 70
_LONGEST_TEXT = 3_500


def read_material(start: Path, extra: Sequence[Path], unlabelled: Sequence[Path]) -> Material:
    """Read gold, unlabelled texts and the pre-trained encoder, and choose the pieces to keep."""
    gold = labelled_documents(["data", *extra], "en")
    more = labelled_documents(["data/train"], "en")
    texts = []
    for path in unlabelled:
        rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        texts += [f"{row['title']}\n\n{row['text'][:_LONGEST_TEXT]}" for row in rows]
    point = read_e5(start)
    kept = kept_pieces(
        point, [*(document.text for document in (*gold, *more)), *texts, *common_words()]
    )
    return Material(list(map(with_places, gold)), list(map(with_places, more)), texts, point, kept)


@dataclass(frozen=True)
class Material:
    """What there is to learn from, and the pieces it is read in.

    ``gold`` is scored too, by models that have not seen it; ``more`` is for training only.
    """

    gold: list[LabelledText]
    more: list[LabelledText]
    unlabelled: list[str]
    start: StartingPoint
    kept: list[int]

    @property
    def vocabulary(self) -> PieceVocabulary:
        scores = self.start.scores[self.kept].tolist()
        return PieceVocabulary([self.start.pieces[number] for number in self.kept], scores)

    def fresh(self, layers: Sequence[int]) -> Tagger:
        return pretrained(self.start, self.kept, len(TAGS), layers)


def with_places(document: LabelledText) -> LabelledText:
    """Add the places that the stock pipeline finds: gold names only those of events."""
    text = read_text(document.text, id=document.id, language="en")
    found = [m for m in recognise_stock_english(text) if m.label == "PLACE"]
    free = [
        (m.start, m.end, "PLACE")
        for m in found
        if not any(start < m.end and m.start < end for start, end, _ in document.spans)
    ]
    spans = sorted([*document.spans, *free])
    return LabelledText(document.id, document.text, spans, document.furniture)


def read_windows(text: str, vocabulary: PieceVocabulary, size: int = WINDOW) -> list[Window]:
    """Return the windows of a text just as the recogniser cuts them."""
    return windows_of(read_text(text, id="training", language="en"), vocabulary, size)


def gold_examples(
    documents: Sequence[LabelledText], vocabulary: PieceVocabulary, seed: int, copies: int = 1
) -> Callable[[int], Iterator[Example]]:
    """Return what an epoch reads of gold: every document, about half with other names in it."""
    rewriter = Rewriter(documents)

    def epoch(number: int) -> Iterator[Example]:
        for copy in range(copies):
            draw = random.Random(f"{seed}:{number}:{copy}")
            for document in documents:
                text, spans = document.text, document.spans
                if draw.random() < 0.5:
                    text, spans = rewriter.rewritten(text, spans, draw, 0.4)
                yield from _examples(text, spans, vocabulary, draw)

    return epoch


def invented_examples(vocabulary: PieceVocabulary, count: int, epoch: int) -> Iterator[Example]:
    """Yield the windows of releases that the grammar invents, others in every epoch."""
    for number in range(count):
        draw = random.Random(f"{epoch}:{number}")
        text, spans = invented(draw)
        yield from _examples(text, spans, vocabulary, draw)


def _examples(
    text: str, spans: Sequence[Labelled], vocabulary: PieceVocabulary, draw: random.Random
) -> Iterator[Example]:
    for window in read_windows(text, vocabulary, draw.randint(_SMALLEST_WINDOW, WINDOW)):
        tags = torch.tensor(tags_of(window, spans))
        yield Example(window, functional.one_hot(tags, len(TAGS)).float())
