"""From a target and a format to a function that writes one record."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from extractor.export.checked import checking
from extractor.export.format import ExportError, Format, Options, Write
from extractor.export.formats import format_for, format_named
from extractor.export.json_list import folder_writer
from extractor.export.places import replaced_file, replaced_folder, replaced_path


@contextlib.contextmanager
def open_output(
    target: str | None,
    stream: TextIO,
    *,
    format: str | None = None,
    options: Options | None = None,
) -> Iterator[Write]:
    """A function that writes one record to where ``target`` says.

    ``None`` is the stream. The format is the one named, else the target's ending says it, else
    it is JSON Lines; a folder without a format gets one ``.json`` file a document.

    Raises:
        ExportError: unknown format, missing library, wrong place, or records that do not fit.
        OSError: the place cannot be written.
    """
    options = options or Options()
    if target is not None and _is_folder(target) and _files_of_documents(target, format):
        yield folder_writer(Path(target))
        return
    chosen = format_for(target, format)
    opener = chosen.load().open_writer
    with (
        _place(chosen, target, stream) as place,
        opener(place, options) as write,
    ):
        yield checking(write) if chosen.checked else write


def _is_folder(target: str) -> bool:
    return target.endswith(("/", os.sep)) or Path(target).is_dir()


def _files_of_documents(target: str, format: str | None) -> bool:
    if format is None:
        return format_for(target).place != "folder"
    return format_named(format).name == "json"


def _place(
    format: Format, target: str | None, stream: TextIO
) -> contextlib.AbstractContextManager[TextIO | Path]:
    if target is None:
        if format.place != "text":
            raise ExportError(f"{format.name} is {format.what}: name it with --output")
        return contextlib.nullcontext(stream)
    if target.endswith(("/", os.sep)) and format.place != "folder":
        raise ExportError(f"{format.name} is {format.what}: {target} must be a file")
    if format.place == "text":
        return replaced_file(Path(target))
    return (replaced_path if format.place == "file" else replaced_folder)(Path(target))
