"""``extract apply``: corrections from the review page, put into the records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.commands.texts_in import TextFolders

if TYPE_CHECKING:
    from extractor.records import DocumentRecord
    from extractor.review import Corrections
    from extractor.review.apply import Applied


def apply(
    corrections: Annotated[
        Path, typer.Argument(help="The file that the review page saved.", dir_okay=False)
    ],
    records: Annotated[
        list[str], typer.Argument(help="The records that the page was made of (.jsonl, .json).")
    ],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", help="Where the corrected records go [standard output]."),
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option(help="Write the checked documents into this folder as gold.", file_okay=False),
    ] = None,
    texts: TextFolders = None,
) -> None:
    """Put corrections into the records that they were made on.

    A corrected name is changed wherever the document refers to it; a rejected record goes, and
    references to it too. A name that does not stand in the text is refused. With --gold the
    documents that were checked are written as gold: without ids, mentions and confidence. If
    anything is wrong nothing is written. Exit codes: 0 all well, 1 corrections that cannot be
    applied, 2 wrong usage.

    Examples: extract apply corrections.json records.jsonl -o corrected.jsonl;
    extract apply corrections.json records.jsonl --gold data/gold
    """
    from extractor.commands.records_in import records_from
    from extractor.review import CorrectionsError, load_corrections

    try:
        said = load_corrections(corrections)
    except CorrectionsError as error:
        raise typer.BadParameter(str(error), param_hint="CORRECTIONS") from None
    documents = records_from(records)
    problems = _strangers(said, documents)
    applied = _applied(said, documents, texts or [], problems)
    for problem in problems:
        typer.echo(f"extract: {problem}", err=True)
    if problems:
        raise typer.Exit(1)
    for each in applied:
        for warning in each.warnings:
            typer.echo(f"extract: {each.record.document.id}: note: {warning}", err=True)
    _write(applied, said, output, gold)


def _strangers(said: Corrections, documents: list[DocumentRecord]) -> list[str]:
    known = {document.document.id for document in documents}
    names = [document.id for document in said.documents]
    problems = [
        f"{name}: corrected, but not among the records" for name in names if name not in known
    ]
    twice = [name for name in sorted(set(names)) if names.count(name) > 1]
    return problems + [f"{name}: corrected twice" for name in twice]


def _applied(
    said: Corrections, documents: list[DocumentRecord], folders: list[Path], problems: list[str]
) -> list[Applied]:
    from extractor.review import CorrectionsError, FoundText, apply_corrections, find_text
    from extractor.review.apply import Applied

    corrections = {each.id: each for each in said.documents}
    applied = []
    for document in documents:
        each = corrections.get(document.document.id)
        if each is None:
            applied.append(Applied(document))
            continue
        text = find_text(document, folders) if each.changes else FoundText()
        try:
            applied.append(apply_corrections(document, each, text))
        except CorrectionsError as error:
            problems += [f"{each.id}: {problem}" for problem in error.problems]
    return applied


def _write(
    applied: list[Applied], said: Corrections, output: str | None, gold: Path | None
) -> None:
    from extractor.export import ExportError, open_output

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream
    try:
        if gold is not None:
            _write_gold(applied, said, gold)
        if output is not None or gold is None:
            with open_output(output, sys.stdout) as write:
                for each in applied:
                    write(each.record)
    except ExportError as error:
        raise typer.BadParameter(str(error), param_hint="--output") from None
    except OSError as error:
        reason = f"{error.filename or output}: {error.strerror or error}"
        raise typer.BadParameter(f"cannot write {reason}") from None


def _write_gold(applied: list[Applied], said: Corrections, folder: Path) -> None:
    from extractor.export.places import replaced_file
    from extractor.review import gold_json

    checked = {document.id for document in said.documents if document.checked}
    written = [each.record for each in applied if each.record.document.id in checked]
    for record in written:
        name = record.document.id.replace("/", "_").replace("\\", "_")
        with replaced_file(folder / f"{name}.json") as file:
            file.write(gold_json(record))
    left = len(applied) - len(written)
    rest = f"; {left} not checked yet and left out" if left else ""
    typer.echo(f"extract: {len(written)} gold documents in {folder}{rest}", err=True)
