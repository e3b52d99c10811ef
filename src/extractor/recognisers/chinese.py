"""The Chinese tagger: people, titles, organisations, events, venues, places, agreements, talks."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from extractor.chinese import simplified
from extractor.document import Document, Label, Mention
from extractor.recognisers.borders import settled
from extractor.recognisers.character_windows import CharacterWindow, character_windows
from extractor.recognisers.confidence import calibrated
from extractor.recognisers.crf import Decoder
from extractor.recognisers.files import model_folder

MODEL = "zh-tagger"
UNKNOWN = 0
Score = Callable[[list[int]], Any]


@dataclass(frozen=True)
class ChineseTagger:
    """A network over character numbers, the CRF that reads its scores, and what they are worth."""

    source: str
    # The first number stands for all characters that are not here.
    characters: Mapping[str, int]
    # For each label the slope and offset that turn log odds into calibrated log odds.
    calibration: Mapping[str, tuple[float, float]]
    decoder: Decoder
    score: Score

    @classmethod
    def load(cls, folder: Path) -> ChineseTagger:
        """Load the tagger in ``folder``: network, characters, tags, transitions, calibration."""
        described = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        characters = (folder / "characters.txt").read_text(encoding="utf-8").split("\n")
        score, transitions = _network(folder / "tagger.onnx")
        return cls(
            source=f"model:{folder.name}",
            characters={character: n for n, character in enumerate(characters, UNKNOWN + 1)},
            calibration={name: (line[0], line[1]) for name, line in described["labels"].items()},
            decoder=Decoder(described["tags"], transitions),
            score=score,
        )

    def mentions(self, document: Document) -> list[Mention]:
        """Return the labelled spans outside the furniture; each window is read alone."""
        found = [
            mention
            for window in character_windows(document)
            for mention in self._window_mentions(document, window)
        ]
        return [m for m in found if not document.is_furniture(m.start, m.end)]

    def _window_mentions(self, document: Document, window: CharacterWindow) -> Iterator[Mention]:
        numbers = [self.characters.get(fold(character), UNKNOWN) for character in window.text]
        text = simplified(window.text)
        last = 0
        for span in self.decoder.decode(self.score(numbers)):
            start, end = settled(text, span.start, span.end, span.label)
            start = max(start, last)
            if start < end and window.answers_for(span.start, span.end):
                yield document.mention(
                    window.offsets[start],
                    window.offsets[end - 1] + 1,
                    cast(Label, span.label),
                    self.source,
                    confidence=calibrated(span.probability, *self.calibration[span.label]),
                )
                last = end


@cache
def fold(character: str) -> str:
    """The character that the network reads for this one: narrow and simplified."""
    narrow = unicodedata.normalize("NFKC", character)
    return simplified(narrow if len(narrow) == 1 else character)


def _network(path: Path) -> tuple[Score, Any]:
    """The network, which reads one window at a time on one thread, and the CRF's transitions."""
    import numpy as np
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def score(numbers: list[int]) -> Any:
        return session.run(["scores"], {"characters": np.array(numbers, np.int64)})[0]

    return score, session.run(["transitions"], {"characters": np.zeros(1, np.int64)})[0]


@cache
def _tagger() -> ChineseTagger:
    return ChineseTagger.load(model_folder(MODEL))


def recognise_chinese(document: Document) -> list[Mention]:
    """Return what the Chinese tagger finds in the document's sentences."""
    return _tagger().mentions(document)
