"""Records that were written before: read one at a time, refused where they are not understood."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from pydantic import ValidationError

from extractor.export.format import ExportError
from extractor.records import SCHEMA_VERSION, DocumentRecord, is_readable_version

STANDARD_INPUT = "-"


def read_records(names: Iterable[str | Path]) -> Iterator[DocumentRecord]:
    """The records in ``.jsonl`` and ``.json`` files, folders of those, or ``-``, standard input.

    Raises:
        ExportError: not JSON, no records, or of a schema that this program does not know; the
            message names the file and line.
        OSError: a file that cannot be read.
    """
    for name in map(str, names):
        if name == STANDARD_INPUT:
            sys.stdin.reconfigure(encoding="utf-8-sig")  # type: ignore[union-attr]  # a text stream
            yield from _from_lines("standard input", sys.stdin)
        elif Path(name).is_dir():
            yield from _from_folder(Path(name))
        else:
            yield from _from_file(Path(name))


def _from_folder(folder: Path) -> Iterator[DocumentRecord]:
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise ExportError(f"{folder}: has no .json files of records")
    for path in paths:
        yield from _from_file(path)


def _from_file(path: Path) -> Iterator[DocumentRecord]:
    with path.open(encoding="utf-8-sig") as file:
        try:
            yield from _from_lines(str(path), file)
        except UnicodeDecodeError:
            raise ExportError(f"{path}: not JSON, not even text") from None


def _from_lines(name: str, file: TextIO) -> Iterator[DocumentRecord]:
    """One record a line; a file that is no JSON Lines is read whole."""
    number = 0
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        if number == 1 and not _is_complete(line):
            yield from _from_whole(name, line + file.read())
            return
        yield _record(f"{name}, line {number}", _parsed(f"{name}, line {number}", line))
    if number == 0:
        raise ExportError(f"{name}: is empty")


def _is_complete(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except json.JSONDecodeError:
        return False


def _from_whole(name: str, text: str) -> Iterator[DocumentRecord]:
    """A list of records, or one that is written over several lines."""
    content = _parsed(name, text)
    for number, item in enumerate(content if isinstance(content, list) else [content], 1):
        yield _record(f"{name}, record {number}", item)


def _parsed(place: str, text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or "Unterminated" in error.msg
        why = (
            "ends too early: the run that wrote it was stopped; run it again" if cut else error.msg
        )
        raise ExportError(f"{place}: not complete JSON: {why}") from None


def _record(place: str, content: Any) -> DocumentRecord:
    if not isinstance(content, dict) or "document" not in content:
        raise ExportError(f"{place}: is JSON, but no record of a document")
    version = str(content.get("schema_version", SCHEMA_VERSION))
    if not is_readable_version(version):
        raise ExportError(
            f"{place}: records of schema {version}; this program reads up to {SCHEMA_VERSION}: "
            "upgrade extractor"
        )
    try:
        return DocumentRecord.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise ExportError(f"{place}: {where}: {first['msg']}") from None
