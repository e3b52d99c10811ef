"""brat standoff: a folder with ID.txt and ID.ann a document. It counts characters."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from extractor.export.annotation import LABELS, AnnotatedText, Marked, annotated
from extractor.export.format import Options, Write
from extractor.export.places import file_stem
from extractor.records import DocumentRecord

_LINE = re.compile(r"[^\n]+")


@contextlib.contextmanager
def open_writer(folder: Path, options: Options) -> Iterator[Write]:
    """Write two files a document, and the labels for the tool."""
    (folder / "annotation.conf").write_text(_configuration(), "utf-8")
    stems: set[str] = set()

    def write(record: DocumentRecord) -> None:
        given = annotated(record, options)
        stem = file_stem(record.document.id, stems)
        # As bytes, so that no line end is changed and every offset stays.
        (folder / f"{stem}.txt").write_bytes(given.text.encode("utf-8"))
        (folder / f"{stem}.ann").write_bytes(standoff(given).encode("utf-8"))

    yield write


def standoff(given: AnnotatedText) -> str:
    """One line a mark: number, label and offsets, text."""
    marks = [mark for mark in given.marks if _parts(given.text, mark)]
    return "".join(
        f"T{number}\t{mark.label} {_offsets(given.text, mark)}\t{_shown(given.text, mark)}\n"
        for number, mark in enumerate(marks, 1)
    )


def _parts(text: str, mark: Marked) -> list[tuple[int, int]]:
    """The span, cut at line ends, which brat does not allow inside one."""
    found = _LINE.finditer(text, mark.start, mark.end)
    return [match.span() for match in found]


def _offsets(text: str, mark: Marked) -> str:
    return ";".join(f"{start} {end}" for start, end in _parts(text, mark))


def _shown(text: str, mark: Marked) -> str:
    return " ".join(text[start:end] for start, end in _parts(text, mark))


def _configuration() -> str:
    return "\n".join(["[entities]", *LABELS, "[relations]", "[events]", "[attributes]", ""])


def described() -> str:
    """The files."""
    labels = "\n".join(f"  {label}" for label in LABELS)
    return f"""\
A folder: ID.txt is the text, ID.ann its mentions (T1<tab>LABEL start end<tab>text), and
annotation.conf tells brat the labels. Offsets count characters; a mention that crosses a line end
is cut there (start end;start end), as brat wants it.
Labels:
{labels}"""
