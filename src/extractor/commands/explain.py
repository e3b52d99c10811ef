"""``extract explain FILE``: which mentions, rules and decisions stand behind each record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.commands.models import MODEL_NAMES, known_model


def explain(
    file: Annotated[
        Path, typer.Argument(help="The text to explain, or with --entity a file of entities.")
    ],
    record: Annotated[
        str | None,
        typer.Option(help="Only this record: an id, the end of one (event-1), or a name."),
    ] = None,
    entity: Annotated[
        str | None, typer.Option(metavar="ID", help="Say why the mentions of this entity are one.")
    ] = None,
    model: Annotated[str, typer.Option(metavar=MODEL_NAMES, help="Who reads names.")] = "fast",
    rejected: Annotated[
        bool, typer.Option("--rejected/--no-rejected", help="List candidates that were rejected.")
    ] = True,
) -> None:
    """Print for each record the mentions, rules and models behind its fields.

    Then every candidate that came into no record, with the stage that dropped it and why.

    With --entity, FILE is what "extract link" wrote: prints the evidence for and against each pair
    of mentions, the weakest bridge between them, and what the entity was kept apart from.

    Examples: extract explain release.txt; extract explain release.txt --record event-1;
    extract explain entities.jsonl --entity person-1f2e3d
    """
    if entity is not None:
        _explain_entity(file, entity)
        return
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


def _explain_entity(file: Path, entity: str) -> None:
    from extractor.link.errors import LinkingError
    from extractor.link.explaining import explained_entity
    from extractor.link.reading import read_entities

    try:
        lines = explained_entity(lambda: read_entities(file), entity)
    except LinkingError as error:
        typer.echo(f"extract: {error}", err=True)
        raise typer.Exit(1) from None
    typer.echo("\n".join(lines))
