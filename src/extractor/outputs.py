"""Where the records of a run go: the main command's view of ``extractor.export``."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TextIO

from extractor.export import opening
from extractor.export.format import Options, Write
from extractor.export.json_lines import record_json
from extractor.export.places import replaced_file

__all__ = ["Write", "open_output", "record_json", "replaced_file"]


@contextlib.contextmanager
def open_output(
    target: str | None,
    stream: TextIO,
    *,
    pretty: bool = False,
    format: str | None = None,
    options: Options | None = None,
) -> Iterator[Write]:
    """A function that writes one record to where ``target`` says; see ``export.opening``."""
    given = options or Options(pretty=pretty)
    with opening.open_output(target, stream, format=format, options=given) as write:
        yield write
