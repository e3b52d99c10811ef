"""Records named on the command line; what is wrong with them as wrong usage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from extractor.records import DocumentRecord


def records_from(names: Iterable[str]) -> list[DocumentRecord]:
    """The records in the files, each document once."""
    from extractor.export import ExportError, read_records

    try:
        records = list(read_records(names))
    except ExportError as error:
        raise typer.BadParameter(str(error), param_hint="RECORDS") from None
    except OSError as error:
        reason = f"{error.filename}: {error.strerror or error}"
        raise typer.BadParameter(reason, param_hint="RECORDS") from None
    seen: set[str] = set()
    for record in records:
        if record.document.id in seen:
            message = f"two documents are called {record.document.id!r}"
            raise typer.BadParameter(message, param_hint="RECORDS")
        seen.add(record.document.id)
    return records
