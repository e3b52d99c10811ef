"""``extract review``: a page to check records on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.commands.texts_in import TextFolders


def review(
    records: Annotated[
        list[str], typer.Argument(help="Records that extract wrote (.jsonl, .json), or -.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The page to write.", dir_okay=False)
    ] = Path("review.html"),
    texts: TextFolders = None,
    title: Annotated[str, typer.Option(help="The page's title.")] = "Review",
) -> None:
    """Write one HTML page on which a person checks the records against their texts.

    The page holds everything and needs no network. What is accepted, corrected and rejected on it
    is saved as a file for extract apply. A text that is missing or has changed is named and its
    records are shown without it. Exit codes: 0 all well, 1 some texts are missing, 2 wrong usage.

    Examples: extract data/raw/*.txt -o records.jsonl; extract review records.jsonl -o review.html;
    extract review records.jsonl --texts releases/
    """
    from extractor.commands.records_in import records_from
    from extractor.export import ExportError
    from extractor.export.places import replaced_file
    from extractor.review import find_text, review_page

    documents = [(each, find_text(each, texts or ())) for each in records_from(records)]
    page = review_page(documents, title=title)
    try:
        with replaced_file(output) as file:
            file.write(page)
    except (ExportError, OSError) as error:
        reason = f"cannot write {output}: {getattr(error, 'strerror', None) or error}"
        raise typer.BadParameter(reason, param_hint="--output") from None
    problems = [(each.document.id, found.problem) for each, found in documents if found.problem]
    for name, problem in problems:
        typer.echo(f"extract: {name}: {problem}", err=True)
    raise typer.Exit(1 if problems else 0)
