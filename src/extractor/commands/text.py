"""``extract text FILE``: the text that offsets count."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def text(
    file: Annotated[Path, typer.Argument(help="The file to read.")],
    working: Annotated[
        bool, typer.Option("--working", help="Without markup, invisible characters and hard wraps.")
    ] = False,
) -> None:
    """Print the decoded text of a file: its characters are what offsets in records count.

    Of a Word document that is the text of its paragraphs.

    Examples: extract text release.docx; extract text page.html --working
    """
    from extractor.reading import UnreadableError
    from extractor.reading.formats import read_page
    from extractor.reading.page import working_text

    try:
        page = read_page(file.read_bytes(), file.as_posix())
    except (OSError, UnreadableError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        typer.echo(f"extract: {file}: {reason}", err=True)
        raise typer.Exit(1) from None
    shown = working_text(page).text if working else page.source
    sys.stdout.buffer.write(shown.encode("utf-8", "replace"))
