"""The main job: read each input, extract its records, write them; report what failed, go on."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractor.document import Language
from extractor.inputs import Input, InputError, read_input
from extractor.outputs import Write
from extractor.summary import Row, row_of

if TYPE_CHECKING:
    from extractor.recognisers.registry import Model

DEFAULT_LIMIT = 5_000_000  # bytes; a release has thousands


@dataclass(frozen=True)
class Overrides:
    """What the user says of all documents, instead of what is read from them, and of the model."""

    language: Language | None = None
    published: str | None = None
    model: Model = "fast"


@dataclass(frozen=True)
class Failure:
    """An input that gave no records, and why."""

    path: str
    reason: str


@dataclass
class Run:
    """What a run has done so far."""

    rows: list[Row] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    seconds: float = 0.0


def run_inputs(
    inputs: Sequence[Input],
    write: Write,
    *,
    overrides: Overrides,
    limit: int = DEFAULT_LIMIT,
    standard_input: bytes = b"",
    on_done: Callable[[Input, Failure | None], None] = lambda item, failure: None,
) -> Run:
    """Extract every input in order. A failing input is noted and the rest is done."""
    run = Run()
    started = time.perf_counter()
    for item in inputs:
        failure = _extract_one(item, write, run, overrides, limit, standard_input)
        if failure:
            run.failures.append(failure)
        on_done(item, failure)
    run.seconds = time.perf_counter() - started
    return run


def _extract_one(
    item: Input,
    write: Write,
    run: Run,
    overrides: Overrides,
    limit: int,
    standard_input: bytes,
) -> Failure | None:
    from extractor.pipeline import extract_document
    from extractor.reading import UnreadableError, UnsupportedLanguageError, read_bytes

    try:
        document = read_bytes(
            read_input(item, limit=limit, standard_input=standard_input),
            id=item.id,
            path=item.path,
            language=overrides.language,
            published=overrides.published,
        )
    except (InputError, UnreadableError, UnsupportedLanguageError) as error:
        return Failure(item.path, str(error))
    record = extract_document(document, model=overrides.model)
    write(record)
    run.rows.append(row_of(record))
    return _damage(item, document.undecodable)


def _damage(item: Input, undecodable: Sequence[int]) -> Failure | None:
    if not undecodable:
        return None
    places = ", ".join(str(offset) for offset in undecodable[:5])
    more = ", …" if len(undecodable) > 5 else ""
    return Failure(item.path, f"read, but bytes at {places}{more} are not text and were left out")
