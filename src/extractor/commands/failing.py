"""What a command that writes records says on standard error, and how it fails."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import typer


def note(message: str) -> None:
    """Say something on standard error, in the program's name."""
    typer.echo(f"extract: {message}", err=True)


@contextlib.contextmanager
def told(output: str | Path | None, *errors: type[Exception]) -> Iterator[None]:
    """Turn a closed pipe, what cannot be written and ``errors`` into a message and exit code 1."""
    try:
        yield
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(1) from None
    except errors as error:
        note(str(error))
        raise typer.Exit(1) from None
    except OSError as error:
        note(f"{error.filename or output}: {error.strerror or error}")
        raise typer.Exit(1) from None
