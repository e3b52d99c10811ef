"""doccano: JSON Lines for sequence labelling, out and in. It counts UTF-16 units."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from extractor.export.annotation import LABELS, AnnotatedText, Marked, annotated
from extractor.export.format import ExportError, Options, Write
from extractor.export.utf16 import Utf16


@contextlib.contextmanager
def open_writer(stream: TextIO, options: Options) -> Iterator[Write]:
    """Write one line a document, in ASCII, since doccano guesses the encoding of what it reads."""
    yield lambda record: _write(stream, annotated(record, options))


def _write(stream: TextIO, given: AnnotatedText) -> None:
    offsets = Utf16(given.text)
    line = {
        "text": given.text,
        "label": [
            [offsets.units(mark.start), offsets.units(mark.end), mark.label] for mark in given.marks
        ],
        "document_id": given.id,
        "language": given.language,
        "sha256": given.sha256,
    }
    stream.write(json.dumps(line) + "\n")


def read(path: Path, options: Options) -> Iterator[AnnotatedText]:
    """The annotated texts of an export, JSONL of sequence labelling, with or without relations.

    Raises:
        ExportError: it is no such export, or offsets do not fit their texts.
    """
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise ExportError(f"{path}: not JSON, not even text") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _given(json.loads(line))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                why = error if isinstance(error, ExportError) else "no text with labels"
                raise ExportError(f"{path}, line {number}: {why}") from None


def _given(line: dict[str, Any]) -> AnnotatedText:
    meta = line.get("meta") or {}
    about = line | (json.loads(meta) if isinstance(meta, str) else meta)
    text = line["text"]
    offsets = Utf16(text)
    marks = set()
    for start, end, label in _labels(line):
        mark = Marked(offsets.characters(start), offsets.characters(end), label)
        if mark.start >= mark.end:
            raise ExportError(f"{label} at {start}:{end} is empty")
        marks.add(mark)
    return AnnotatedText(
        text,
        tuple(sorted(marks)),
        about.get("document_id"),
        about.get("language"),
        about.get("sha256"),
    )


def _labels(line: dict[str, Any]) -> list[tuple[int, int, str]]:
    if "entities" in line:  # of a project with relations
        return [(e["start_offset"], e["end_offset"], e["label"]) for e in line["entities"]]
    return [(start, end, label) for start, end, label in line.get("label", line.get("labels", []))]


def described() -> str:
    """The lines, and how to set up the project."""
    labels = "\n".join(f"  {label}" for label in LABELS)
    return f"""\
One JSON object a line: text, label ([[start, end, label], ...]), document_id, language, sha256.
start and end count UTF-16 units, as doccano does: a character beyond U+FFFF counts two.
Set up a sequence labelling project that allows overlapping spans and does not count grapheme
clusters as one character, and import with the columns text and label (JSONL).
`extract import FILE --from doccano` reads an export (JSONL, with or without relations).
Labels:
{labels}"""
