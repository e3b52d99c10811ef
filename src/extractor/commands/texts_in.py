"""The option ``--texts``: folders in which the records' texts are looked for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

TextFolders = Annotated[
    list[Path] | None,
    typer.Option(
        "--texts",
        help="Folder of the texts, if they are not where they were; may be repeated.",
        exists=True,
        file_okay=False,
    ),
]
