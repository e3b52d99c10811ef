"""Where output goes. A file or folder has its final name only when it is complete."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
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
    if path.is_dir():
        raise ExportError(f"{path} is a folder; name a file")
    if _is_device(path):
        yield path
        return
    path = Path(os.path.realpath(path))
    with _named(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = _part_of(path)
        part.unlink(missing_ok=True)
        part.touch(exist_ok=False)
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _is_device(path: Path) -> bool:
    """Whether the path is no file that could be replaced, but a device, a pipe, the terminal."""
    return path.is_relative_to("/dev") or (path.exists() and not path.is_file())


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
        temporary = _part_of(path)
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir()
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


def _part_of(path: Path) -> Path:
    """Where ``path`` is written: always there, so that the next run replaces a killed one's."""
    return path.with_name(f".{path.name}.part")


def file_stem(id: str, taken: set[str]) -> str:
    """A document's id as the name of its file; notes it in ``taken``.

    Raises:
        ExportError: another document of the run has the name.
    """
    stem = re.sub(r"[/\\\0]", "_", id)
    if stem in taken:
        raise ExportError(f"two documents would be written to the file of {stem!r}")
    taken.add(stem)
    return stem
