"""``extract link``: entities from the records of many documents."""

from __future__ import annotations

import contextlib
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.commands.failing import note, told

if TYPE_CHECKING:
    from extractor.link.output import WriteEntity, WriteRecord


def link(
    records: Annotated[
        list[str] | None,
        typer.Argument(help="Files or folders of records, .jsonl or .json; - or none: stdin."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file of entities, JSON Lines.")
    ] = None,
    add_to: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Entities of earlier documents; these are added."),
    ] = None,
    corrections: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="YAML of what is the same and what is different."),
    ] = None,
    linked_records: Annotated[
        str | None,
        typer.Option("--records", metavar="FILE", help="Write the records here, with entity ids."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no counts.")] = False,
) -> None:
    """Link persons, organisations, events and venues across documents and languages.

    Reads records as "extract FILES" writes them, and writes one JSON object an entity.

    Examples: extract link records.jsonl -o entities.jsonl; extract link new.jsonl
    --add-to entities.jsonl -o entities.jsonl; extract releases/*.txt | extract link
    """
    from extractor.export.format import ExportError
    from extractor.link import LinkingError

    with told(output, LinkingError, ExportError):
        counts = _linked(records or ["-"], output, add_to, corrections, linked_records)
    if not quiet:
        shown = ", ".join(f"{number} {type_}" for type_, number in sorted(counts.items()))
        note(f"entities: {shown or 'none'}")


def _linked(
    names: list[str],
    output: Path | None,
    add_to: Path | None,
    corrections: Path | None,
    linked_records: str | None,
) -> Counter[str]:
    """Link and write; how many entities there are of each type."""
    from extractor.export.reading import read_records
    from extractor.link.corrections import Corrections, load_corrections
    from extractor.link.output import linking
    from extractor.link.reading import read_entities

    stated = load_corrections(corrections) if corrections else Corrections()
    earlier = read_entities(add_to) if add_to else None
    with (
        entity_writer(output) as (write_entity, counts),
        _record_writer(linked_records) as write,
        linking(write, write_entity, corrections=stated, earlier=earlier) as take,
    ):
        for record in read_records(names):
            take(record)
    return counts


@contextlib.contextmanager
def entity_writer(output: Path | None) -> Iterator[tuple[WriteEntity, Counter[str]]]:
    """A function that writes an entity to a file or standard output, and what it has counted."""
    from extractor.export.places import replaced_file
    from extractor.link.entities import Entity, entity_json

    counts: Counter[str] = Counter()
    with contextlib.ExitStack() as stack:
        if output is None:
            sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream
        file = stack.enter_context(replaced_file(output)) if output else sys.stdout

        def write(entity: Entity) -> None:
            file.write(entity_json(entity) + "\n")
            counts[entity.type] += 1

        yield write, counts


@contextlib.contextmanager
def _record_writer(target: str | None) -> Iterator[WriteRecord]:
    from extractor.export import open_output

    if target is None:
        yield lambda record: None
        return
    with open_output(target, sys.stdout) as write:
        yield write
