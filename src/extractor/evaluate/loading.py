"""Gold and predictions from files; what cannot be read is named and counted, never fatal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from extractor.records import DocumentRecord

Set = Literal["development", "validation"]
ProblemKind = Literal["unreadable", "repeated", "no prediction", "no gold"]

_VALIDATION = re.compile(r"(?:dev|link|real)-.*\d*[05]")
_RECORD_LISTS = (
    "events",
    "venues",
    "speakers",
    "participants",
    "organisations",
    "agreements",
    "dates",
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about the input that a reader of the figures must know, and where it stands."""

    kind: ProblemKind
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass
class Loaded:
    """Records by document id, in order of id, and what could not be read."""

    records: dict[str, DocumentRecord] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def note(self, kind: ProblemKind, where: object, message: str) -> None:
        self.problems.append(Problem(kind, str(where), message))


def set_of(document: str) -> Set:
    """Which set a document belongs to, by its id."""
    return "validation" if _VALIDATION.fullmatch(document) else "development"


def load_records(*paths: Path) -> Loaded:
    """Read records from ``.json`` and ``.jsonl`` files and folders of them."""
    loaded = Loaded()
    for path in paths:
        for file in _files(path, loaded):
            _load_file(file, loaded)
    loaded.records = dict(sorted(loaded.records.items()))
    return loaded


def _files(path: Path, loaded: Loaded) -> list[Path]:
    if not path.exists():
        loaded.note("unreadable", path, "no such file or folder")
        return []
    if not path.is_dir():
        return [path]
    files = sorted(p for p in path.iterdir() if p.suffix in (".json", ".jsonl"))
    if not files:
        loaded.note("unreadable", path, "holds no .json or .jsonl file")
    return files


def _load_file(path: Path, loaded: Loaded) -> None:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        loaded.note("unreadable", path, f"cannot be read: {error}")
        return
    for where, value in _values(path, text, loaded):
        _add(where, value, loaded)


def _values(path: Path, text: str, loaded: Loaded) -> Iterator[tuple[str, Any]]:
    if path.suffix == ".jsonl":
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                where = f"{path}, line {number}"
                yield from ((where, value) for value in _parsed(path, line, loaded, number))
        return
    for value in _parsed(path, text, loaded):
        if isinstance(value, list):
            yield from ((f"{path}, element {i}", element) for i, element in enumerate(value, 1))
        else:
            yield str(path), value


def _parsed(path: Path, text: str, loaded: Loaded, line: int | None = None) -> Iterator[Any]:
    try:
        yield json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {line or error.lineno}, column {error.colno}"
        loaded.note("unreadable", path, f"invalid JSON at {where}: {error.msg}")
    except RecursionError:
        loaded.note("unreadable", path, f"invalid JSON at line {line or 1}: nested too deep")


def _add(where: str, value: Any, loaded: Loaded) -> None:
    try:
        record = DocumentRecord.model_validate(value)
    except ValidationError as error:
        loaded.note("unreadable", where, f"not a document record: {first_error(error)}")
        return
    name = record.document.id
    if name in loaded.records:
        loaded.note("repeated", where, f"second record for document {name!r} left out")
        return
    for message in repeated_ids(record):
        loaded.note("repeated", where, message)
    loaded.records[name] = record


def first_error(error: ValidationError) -> str:
    """The first complaint of a validation error, with the path of the field, and how many more."""
    first, *more = error.errors()
    place = ".".join(str(step) for step in first["loc"]) or "top level"
    rest = f" (and {len(more)} more)" if more else ""
    return f"{place}: {first['msg']}{rest}"


def repeated_ids(record: DocumentRecord) -> Iterator[str]:
    """Complaints about two records of one document with one id."""
    seen: dict[str, str] = {}
    for kind in _RECORD_LISTS:
        for thing in _things(record, kind):
            if thing.id is None:
                continue
            if thing.id in seen:
                yield f"id {thing.id!r} stands for two records, in {seen[thing.id]} and {kind}"
            seen[thing.id] = kind


def _things(record: DocumentRecord, kind: str) -> Iterable[Any]:
    things: Iterable[Any] = getattr(record, kind)
    return things
