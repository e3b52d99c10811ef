"""``extract explain FILE``: which mentions, rules and decisions stand behind each record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.commands.models import MODEL_NAMES, known_model


def explain(
    file: Annotated[Path, typer.Argument(help="The text to explain.")],
    record: Annotated[
        str | None,
        typer.Option(help="Only this record: an id, the end of one (event-1), or a name."),
    ] = None,
    model: Annotated[str, typer.Option(metavar=MODEL_NAMES, help="Who reads names.")] = "fast",
    rejected: Annotated[
        bool, typer.Option("--rejected/--no-rejected", help="List candidates that were rejected.")
    ] = True,
) -> None:
    """Print for each record the mentions, rules and models behind its fields.

    Then every candidate that came into no record, with the stage that dropped it and why.
    """
    from extractor.explain import explained
    from extractor.reading import UnreadableError, UnsupportedLanguageError, read_bytes

    reader = known_model(model)
    try:
        document = read_bytes(file.read_bytes(), id=file.stem, path=file.as_posix())
    except (OSError, UnreadableError, UnsupportedLanguageError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        typer.echo(f"extract: {file}: {reason}", err=True)
        raise typer.Exit(1) from None
    lines = explained(document, wanted=record, rejected=rejected, model=reader)
    if not lines:
        typer.echo(f"extract: {file}: no record {record!r}", err=True)
        raise typer.Exit(1)
    typer.echo("\n".join(lines))
