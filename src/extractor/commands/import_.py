"""``extract import``: what annotators did in other tools, back as records."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from extractor.commands.failing import note, told


def import_(
    file: Annotated[str, typer.Argument(help="What the tool has exported.")],
    source: Annotated[str, typer.Option("--from", metavar="labelstudio|doccano", help="The tool.")],
    records: Annotated[
        list[str] | None,
        typer.Option(
            "--records", metavar="FILE", help="The records that the tasks were exported from."
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", help="File or folder; standard output if not given."),
    ] = None,
) -> None:
    """Read the annotations of Label Studio or doccano back as records.

    With --records, the records are those, without what annotators have unmarked and with what
    they have marked; where nothing was changed nothing is different. Without, records are made of
    the marks alone.

    Examples: extract import project.json --from labelstudio --records records.jsonl -o new.jsonl;
    extract import all.jsonl --from doccano -o gold/
    """
    from extractor.export import ExportError, Options, read_records, write
    from extractor.export.restoring import read_annotated, restored

    options = Options(note=note)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream
    with told(output, ExportError):
        texts = read_annotated(source, file, options)
        write(restored(texts, read_records(records or []), options), output)
