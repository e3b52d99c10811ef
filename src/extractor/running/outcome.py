"""One input from its bytes to its record, or to the reason why there is none."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extractor.document import Document, Language
from extractor.inputs import Input, InputError, read_input
from extractor.recognisers.registry import DEFAULT_MODEL, Model
from extractor.records import DocumentRecord

DEFAULT_LIMIT = 5_000_000  # bytes; a release has thousands
# unreadable: the file is at fault; internal: the program is; died: its process was killed.
FailureKind = Literal["unreadable", "internal", "died"]
_OFFSETS_TOLD = 20


@dataclass(frozen=True)
class Settings:
    """What the user says of all documents, instead of what is read from them, and of the model."""

    language: Language | None = None
    published: str | None = None
    model: Model = DEFAULT_MODEL
    limit: int = DEFAULT_LIMIT


@dataclass(frozen=True)
class Task:
    """An input, and its bytes where they do not come from a file."""

    item: Input
    standard_input: bytes = b""


@dataclass(frozen=True)
class Failure:
    """An input that gave no records, and why; ``where`` is the line of code of an internal one."""

    path: str
    kind: FailureKind
    reason: str
    where: str | None = None


@dataclass(frozen=True)
class Notice:
    """An input that was read in part: bytes at these offsets (the first ones) are no text."""

    path: str
    reason: str
    offsets: tuple[int, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What became of one input."""

    path: str
    record: DocumentRecord | None = None
    failure: Failure | None = None
    notices: tuple[Notice, ...] = ()


def extract_task(task: Task, settings: Settings) -> Outcome:
    """Extract one input. Whatever goes wrong is its outcome: the next input is not touched."""
    from extractor.pipeline import extract_document
    from extractor.reading import UnreadableError, UnsupportedLanguageError

    path = task.item.path
    try:
        document = _read(task, settings)
        record = extract_document(document, model=settings.model)
    except (InputError, UnreadableError, UnsupportedLanguageError) as error:
        return Outcome(path, failure=Failure(path, "unreadable", str(error)))
    except Exception as error:
        return Outcome(path, failure=_internal(path, error))
    return Outcome(path, record, notices=_notices(path, document.undecodable))


def _read(task: Task, settings: Settings) -> Document:
    from extractor.reading import read_bytes

    return read_bytes(
        read_input(task.item, limit=settings.limit, standard_input=task.standard_input),
        id=task.item.id,
        path=task.item.path,
        language=settings.language,
        published=settings.published,
    )


def _internal(path: str, error: Exception) -> Failure:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    reason = f"internal error, please report it: {type(error).__name__}: {error}".rstrip(": ")
    where = f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}"
    return Failure(path, "internal", reason, where)


def _notices(path: str, undecodable: Sequence[int]) -> tuple[Notice, ...]:
    if not undecodable:
        return ()
    places = ", ".join(str(offset) for offset in undecodable[:5])
    more = ", …" if len(undecodable) > 5 else ""
    reason = f"read, but bytes at {places}{more} are not text and were left out"
    return (Notice(path, reason, tuple(undecodable[:_OFFSETS_TOLD])),)
