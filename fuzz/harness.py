"""Fuzz the public functions with atheris: `make fuzz SECONDS=600`.

A crash is any exception but the two that say why a file is not read, a mention that does not stand
where it says, or a date that is not EDTF. Atheris writes the input of a crash to a file.
"""

from __future__ import annotations

import sys
import time

import atheris

with atheris.instrument_imports(include=["extractor"]):
    from extractor import find_dates
    from extractor.pipeline import extract_document
    from extractor.reading import UnreadableError, UnsupportedLanguageError, read_bytes
    from extractor.records import Date

_NAMES = ("a.txt", "a.html", "a.md", "a.docx")
slowest = (0.0, b"")


def check(data: bytes) -> None:
    """One execution: the first byte chooses the function and the format."""
    global slowest
    started = time.perf_counter()
    choice, rest = data[:1] or b"\0", data[1:]
    if choice[0] % 8 == 0:
        _check_dates(rest)
    else:
        _check_file(rest, _NAMES[choice[0] % 4], records=choice[0] % 8 < 4)
    taken = time.perf_counter() - started
    if taken > slowest[0]:
        slowest = (taken, data)
        print(f"slowest so far: {taken:.3f} s, {len(data)} bytes: {data[:60]!r}", file=sys.stderr)


def _check_dates(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for language in ("en", "zh"):
        for found in find_dates(text, language=language, published="2024-05-12"):
            assert text[found.start : found.end] == found.text
            Date(text=found.text, value=found.value)


def _check_file(data: bytes, name: str, *, records: bool) -> None:
    try:
        document = read_bytes(data, id="fuzz", path=name)
    except (UnreadableError, UnsupportedLanguageError):
        return
    source = document.source_text or ""
    if not records:
        return
    record = extract_document(document, model="none")
    for field in ("events", "dates", "venues", "speakers", "participants", "organisations"):
        for item in getattr(record, field):
            for mention in item.mentions:
                assert source[mention.start : mention.end] == mention.text


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
