"""``extract schema``: what every format holds, field by field."""

from __future__ import annotations

from typing import Annotated

import typer

from extractor.commands.formats import FORMAT_NAMES


def schema(
    format: Annotated[
        str, typer.Option("--format", metavar=FORMAT_NAMES, help="The format to document.")
    ] = "jsonl",
    entities: Annotated[
        bool, typer.Option("--entities", help="The JSON Schema of what extract link writes.")
    ] = False,
) -> None:
    """Print the documentation of a format: the JSON Schema, or its tables and fields.

    Examples: extract schema > schema.json; extract schema --format csv;
    extract schema --format sqlite
    """
    if entities:
        from extractor.link.schema import entity_schema

        typer.echo(entity_schema())
        return
    from extractor.export.format import ExportError
    from extractor.export.formats import format_named

    try:
        typer.echo(format_named(format).described())
    except ExportError as error:
        raise typer.BadParameter(str(error), param_hint="--format") from None
