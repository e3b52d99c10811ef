"""``extract link``: entities from the records of many documents."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from extractor.link.entities import Entity


def link(
    records: Annotated[
        list[str] | None,
        typer.Argument(help="Files of records, .jsonl or .json; - or none: standard input."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file of entities, JSON Lines.")
    ] = None,
    add_to: Annotated[
        Path | None,
        typer.Option(help="Entities of earlier documents, to which these are added."),
    ] = None,
    corrections: Annotated[
        Path | None, typer.Option(help="YAML of what is the same and what is different.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no counts.")] = False,
) -> None:
    """Link persons, organisations, events and venues across documents and languages.

    Reads records as "extract FILES" writes them, and writes one JSON object an entity.

    Examples: extract link records.jsonl -o entities.jsonl; extract link new.jsonl
    --add-to entities.jsonl -o entities.jsonl; extract releases/*.txt | extract link
    """
    from extractor.link import LinkingError, linked

    try:
        found = linked(records or ["-"], add_to=add_to, corrections=corrections)
        counts = _write(found, output)
    except LinkingError as error:
        typer.echo(f"extract: {error}", err=True)
        raise typer.Exit(1) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(1) from None
    except OSError as error:
        typer.echo(f"extract: cannot write {output}: {error.strerror or error}", err=True)
        raise typer.Exit(1) from None
    if not quiet:
        shown = ", ".join(f"{number} {type_}" for type_, number in sorted(counts.items()))
        typer.echo(f"extract: entities: {shown or 'none'}", err=True)


def _write(found: Iterator[Entity], output: Path | None) -> Counter[str]:
    from extractor.link.entities import entity_json
    from extractor.outputs import replaced_file

    counts: Counter[str] = Counter()
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream
        for entity in found:
            print(entity_json(entity))
            counts[entity.type] += 1
        return counts
    with replaced_file(output) as file:
        for entity in found:
            file.write(entity_json(entity) + "\n")
            counts[entity.type] += 1
    return counts
