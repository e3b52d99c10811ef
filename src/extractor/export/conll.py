"""CoNLL: one token a line with its BIO label, as in CoNLL-2003."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TextIO

from extractor.export.annotation import AnnotatedText, annotated, without_overlap
from extractor.export.format import Options, Write
from extractor.export.tokens import tokens
from extractor.records import DocumentRecord


@contextlib.contextmanager
def open_writer(stream: TextIO, options: Options) -> Iterator[Write]:
    """Write the tokens of each document; say at the end how many mentions overlap others."""
    left_out = 0

    def write(record: DocumentRecord) -> None:
        nonlocal left_out
        given = annotated(record, options)
        stream.write("-DOCSTART-\tO\n\n")
        stream.write(tagged(given))
        left_out += len(given.marks) - len(without_overlap(given.marks))

    yield write
    if left_out:
        options.note(f"{left_out} mentions lie in others or are of fields, and are left out")


def tagged(given: AnnotatedText) -> str:
    """Token and tag a line; an empty line for each line end of the text."""
    marks = without_overlap(given.marks)
    tags = {mark.start: f"B-{mark.label}" for mark in marks}
    inside = {i: f"I-{m.label}" for m in marks for i in range(m.start + 1, m.end)}
    lines: list[str] = []
    for start, end in tokens(given.text, marks):
        piece = given.text[start:end]
        if not piece.isspace():
            lines.append(f"{piece}\t{tags.get(start) or inside.get(start, 'O')}")
        elif "\n" in piece and lines and lines[-1] and start not in inside:
            lines.append("")
    return "\n".join([*lines, "", ""] if lines and lines[-1] else [*lines, ""])


def described() -> str:
    """The lines."""
    return """\
One token a line: token, tab, tag. Tags are BIO with the labels EVENT, DATE, VENUE, SPEAKER,
PARTICIPANT, ORGANISATION and AGREEMENT. Tokens are words, single Chinese characters and signs, cut
where a mention begins or ends. An empty line stands where the text has a line end; -DOCSTART-
begins a document; documents keep their order. Of mentions that overlap the longest is kept."""
