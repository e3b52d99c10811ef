"""``extract export``: records that were written before, in another format."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from extractor.commands.failing import note, told
from extractor.commands.formats import FORMAT_NAMES


def export(
    records: Annotated[
        list[str], typer.Argument(help=".jsonl or .json files of records, folders of them, or -.")
    ],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", help="File or folder; standard output if not given."),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar=FORMAT_NAMES, help="The format; by the ending of -o if not given."
        ),
    ] = None,
    pretty: Annotated[bool, typer.Option("--pretty", help="Indent JSON.")] = False,
    bom: Annotated[
        bool, typer.Option("--bom", help="Start CSV files so that Excel sees that they are UTF-8.")
    ] = False,
    texts: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER",
            help="Where the texts are, for annotation formats; else the records' own paths.",
        ),
    ] = None,
) -> None:
    """Write records in another format: a spreadsheet, a database, a calendar, linked data, tasks.

    FORMAT is jsonl, json, csv, xlsx, parquet, sqlite, jsonld, ics, labelstudio, doccano, brat,
    conll or docbin; `extract schema --format FORMAT` says what is in it. Nothing has the name
    given by -o before it is complete.

    Examples: extract export records.jsonl -o records.xlsx; extract export records.jsonl --to csv
    -o tables/; extract export records.jsonl --to labelstudio --texts releases/ -o tasks.json
    """
    from extractor.export import ExportError, Options, read_records, write

    options = Options(pretty=pretty, bom=bom, texts=texts, note=note)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream
    with told(output, ExportError):
        write(read_records(records), output, format=to, options=options)
