"""Whether cost and memory grow with the length of a document and the number of files."""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from bench.clocks import Cost, cost_of, cost_of_command
from bench.throughput import Text
from extractor.document import Language
from extractor.inputs import Input
from extractor.recognisers.registry import DEFAULT_MODEL, Model
from extractor.records import DocumentRecord
from extractor.running import Settings, Task, extract_task

LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
NUMBERS = (100, 1_000, 10_000)
_LEAST = 30_000  # characters that a length is measured on
_SHORT = 300  # characters of each of many files
_LIMIT = 100_000_000  # bytes


def by_length(
    language: Language,
    texts: Sequence[Text],
    lengths: Sequence[int] = LENGTHS,
    model: Model = DEFAULT_MODEL,
) -> dict[int, float]:
    """Microseconds of processor a character, for documents joined from texts to each length."""
    settings = Settings(language=language, model=model, limit=_LIMIT)
    _extract(texts[0].text, settings)
    return {length: _cost_a_character(texts, length, settings) for length in lengths}


def _cost_a_character(texts: Sequence[Text], length: int, settings: Settings) -> float:
    joined = _joined(texts, max(length, _LEAST))
    documents = [joined[i : i + length] for i in range(0, len(joined), length)]
    documents = [document for document in documents if len(document) == length]
    cost = cost_of(lambda: deque((_extract(text, settings) for text in documents), maxlen=0))
    return cost.cpu * 1e6 / (length * len(documents))


def _joined(texts: Sequence[Text], length: int) -> str:
    parts: list[str] = []
    total = 0
    for text in cycle(texts):
        if total >= length:
            break
        parts.append(text.text + "\n\n")
        total += len(parts[-1])
    return "".join(parts)[:length]


def _extract(text: str, settings: Settings) -> DocumentRecord:
    outcome = extract_task(Task(Input("-", "joined"), text.encode()), settings)
    if outcome.record is None:
        raise RuntimeError(str(outcome.failure))
    return outcome.record


def by_number(texts: Sequence[Text], numbers: Sequence[int] = NUMBERS) -> dict[int, Cost]:
    """The cost of runs over so many files: the beginnings of texts, repeated.

    One worker, and the rules alone: what grows with the files would be in the run itself.
    """
    return {number: _run_over(texts, number) for number in numbers}


def _run_over(texts: Sequence[Text], number: int) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder) / "in"
        inputs.mkdir()
        for index, text in zip(range(number), cycle(texts), strict=False):
            (inputs / f"{index:06}.txt").write_text(text.text[:_SHORT], "utf-8")
        output = str(Path(folder) / "out.jsonl")
        run = ["-m", "extractor.cli", str(inputs), "-r", "-o", output]
        return cost_of_command([*run, "--model", "none", "--workers", "1", "--quiet"])
