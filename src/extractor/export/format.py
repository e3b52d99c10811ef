"""What a format is: its name, where it writes, and the file that holds its code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal

from extractor.records import DocumentRecord

Write = Callable[[DocumentRecord], None]
Note = Callable[[str], None]
# What a format writes into: a text stream, one file that it opens itself, or a folder of files.
Place = Literal["text", "file", "folder"]


class ExportError(ValueError):
    """Something that cannot be written or read; the message says why and what to do."""


def _no_note(message: str) -> None:
    """Nobody listens."""


@dataclass(frozen=True)
class Options:
    """What the user says about the output.

    ``bom`` starts CSV files with a byte order mark. ``texts`` is the folder of the texts, for
    formats that carry them. ``note`` is told once of what a format had to leave out.
    """

    pretty: bool = False
    bom: bool = False
    texts: str | None = None
    note: Note = _no_note


@dataclass(frozen=True)
class Format:
    """One way to write records.

    ``module`` has ``open_writer(place, options)``, a context manager that yields a ``Write``, and
    ``described()``, the documentation of what is written. ``needs`` is a module that the
    optional ``extra`` installs.
    """

    name: str
    module: str
    place: Place
    what: str
    endings: tuple[str, ...] = ()
    needs: str | None = None
    extra: str | None = None
    checked: bool = True

    def load(self) -> Any:
        """The module that does it.

        Raises:
            ExportError: its library is not installed; the message says what to install.
        """
        if self.needs and find_spec(self.needs) is None:
            raise ExportError(
                f"{self.name} needs {self.needs}, which is not installed: "
                f"pip install 'extractor[{self.extra}]'"
            )
        return import_module(self.module)

    def described(self) -> str:
        """The documentation of what is written; needs no library."""
        text: str = import_module(self.module).described()
        return text
