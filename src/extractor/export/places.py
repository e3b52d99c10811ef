"""Where output goes. A file or folder has its final name only when it is complete."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from extractor.export.format import ExportError


@contextlib.contextmanager
def replaced_path(path: Path) -> Iterator[Path]:
    """A path beside ``path`` to write to, moved there at the end: never half a file.

    After an error it is removed, and what was under the name before is there still.

    Raises:
        ExportError: ``path`` is a folder.
        OSError: the place cannot be written.
    """
    path = Path(os.path.realpath(path))
    if path.is_dir():
        raise ExportError(f"{path} is a folder; name a file")
    if path.exists() and not path.is_file():  # a device or pipe cannot be replaced
        yield path
        return
    with _named(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
    try:
        yield Path(name)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


@contextlib.contextmanager
def replaced_file(path: Path) -> Iterator[TextIO]:
    """A UTF-8 text file that has its name when it is complete."""
    with (
        replaced_path(path) as temporary,
        temporary.open("w", encoding="utf-8", newline="\n") as file,
    ):
        yield file


@contextlib.contextmanager
def replaced_folder(path: Path) -> Iterator[Path]:
    """A folder beside ``path``, whose files are moved into ``path`` at the end.

    Files of other names that are in ``path`` stay.

    Raises:
        ExportError: ``path`` is a file.
        OSError: the place cannot be written.
    """
    if path.exists() and not path.is_dir():
        raise ExportError(f"{path} is a file; name a folder")
    path = Path(os.path.realpath(path))
    with _named(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    try:
        yield temporary
        path.mkdir(exist_ok=True)
        for file in sorted(temporary.iterdir()):
            file.replace(path / file.name)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    """Errors about a name of our own say the name that the user gave."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from None


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
