"""``extract evaluate``: score records against gold."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from extractor.evaluate import Loaded


class Part(StrEnum):
    """Which documents to score."""

    DEV = "dev"
    VALIDATION = "validation"
    ALL = "all"


def evaluate(
    gold: Annotated[Path, typer.Option(help="Folder or file of gold records.")] = Path("data/gold"),
    pred: Annotated[
        list[Path] | None, typer.Option(help="Predicted records: .jsonl, .json or a folder.")
    ] = None,
    raw: Annotated[
        Path | None, typer.Option(help="Run the pipeline over this folder of texts first.")
    ] = None,
    split: Annotated[Part, typer.Option(help="Documents to score.")] = Part.ALL,
    language: Annotated[str | None, typer.Option(help="Only documents in en or zh.")] = None,
    errors: Annotated[
        list[str] | None,
        typer.Option(help="List misses and false alarms of TYPE or TYPE.FIELD, e.g. events.date."),
    ] = None,
    lenient: Annotated[bool, typer.Option(help="List only what is wrong leniently too.")] = False,
    text: Annotated[
        Path | None, typer.Option(help="Folder of the texts, for sentences [gold/../raw].")
    ] = None,
    include_validation_errors: Annotated[
        bool, typer.Option(help="Show errors of validation documents too.")
    ] = False,
) -> None:
    """Score predicted records against gold: precision, recall and F1, exact and lenient."""
    from extractor.evaluate import Texts, load_records, score, selection, set_of
    from extractor.evaluate import errors as list_errors
    from extractor.evaluate.terminal import error_lines, score_table

    wanted = load_records(gold)
    guesses = _predictions(pred, raw, gold)
    whole = score(wanted.records, guesses.records, [*wanted.problems, *guesses.problems])
    for problem in whole.problems:
        typer.echo(f"note: {problem}", err=True)
    if language:
        kept = [name for name, code in whole.languages.items() if code == language]
        whole = replace(whole.only(kept), problems=whole.problems)
    for part, title in (("dev", "development"), ("validation", "validation")):
        documents = [name for name in whole.documents if set_of(name) == title]
        if split in (part, Part.ALL) and documents:
            typer.echo("\n".join(score_table(title, whole.only(documents))) + "\n")
    texts = Texts(text or raw or gold.parent / "raw")
    for what in errors or ():
        chosen = selection(
            what, "lenient" if lenient else "exact", include_validation=include_validation_errors
        )
        typer.echo("\n".join(error_lines(list_errors(whole, chosen, texts))))


def _predictions(pred: list[Path] | None, raw: Path | None, gold: Path) -> Loaded:
    from extractor.evaluate import Loaded, load_records

    if pred:
        return load_records(*pred)
    if raw is None:
        raise typer.BadParameter("give --pred or --raw")
    from extractor import extract_files

    files = sorted(raw.glob("*.txt"))
    return Loaded({record.document.id: record for record in extract_files(files)})
