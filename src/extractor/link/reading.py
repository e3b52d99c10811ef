"""Records and entities from files, one at a time, so that a file may be larger than memory."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO, TypeVar

from pydantic import BaseModel, ValidationError

from extractor.link.entities import Entity
from extractor.link.errors import UnreadableRecordsError
from extractor.records import DocumentRecord

STANDARD_INPUT = "-"

Model = TypeVar("Model", bound=BaseModel)


def read_records(paths: Iterable[str]) -> Iterator[DocumentRecord]:
    """The records in ``.jsonl`` files, ``.json`` files and, for ``-``, on standard input.

    Raises:
        UnreadableRecordsError: a file is missing, or a line in it is no record.
    """
    for path in paths:
        yield from _read(path, DocumentRecord)


def read_entities(path: str) -> Iterator[Entity]:
    """The entities in a file that linking wrote.

    Raises:
        UnreadableRecordsError: the file is missing, or a line in it is no entity.
    """
    yield from _read(path, Entity)


def _read(path: str, model: type[Model]) -> Iterator[Model]:
    with _opened(path) as file:
        if path.endswith(".json"):
            yield from _whole(path, "".join(_lines(path, file)), model)
            return
        for number, line in enumerate(_lines(path, file), 1):
            if line.strip():
                yield _parsed(f"{path}, line {number}", line, model)


@contextlib.contextmanager
def _opened(path: str) -> Iterator[TextIO]:
    if path == STANDARD_INPUT:
        sys.stdin.reconfigure(encoding="utf-8-sig")  # type: ignore[union-attr]  # a text stream
        yield sys.stdin
        return
    with contextlib.ExitStack() as stack:
        try:
            file = stack.enter_context(Path(path).open(encoding="utf-8-sig"))
        except OSError as error:
            raise UnreadableRecordsError(f"{path}: {error.strerror or error}") from None
        yield file


def _lines(path: str, file: TextIO) -> Iterator[str]:
    try:
        yield from file
    except UnicodeDecodeError:
        raise UnreadableRecordsError(f"{path}: not UTF-8 text") from None


def _whole(path: str, text: str, model: type[Model]) -> Iterator[Model]:
    """A file that holds one JSON value, perhaps over many lines: one item, or a list of them."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableRecordsError(f"{path}, line {error.lineno}: not JSON") from None
    for item in value if isinstance(value, list) else [value]:
        yield _parsed(path, json.dumps(item), model)


def _parsed(where: str, line: str, model: type[Model]) -> Model:
    try:
        return model.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        what = "a document's records" if model is DocumentRecord else "an entity"
        reason = f"{place}: {first['msg']}" if place else first["msg"]
        raise UnreadableRecordsError(f"{where}: not {what}: {reason}") from None
