"""The journal of a run: what is done, on disk, so that a broken run can be continued.

It lies beside the output as ``NAME.unfinished`` (in a folder: ``.unfinished``) until the output is
complete. The first line says what was asked for; each further line is the outcome of one input, in
order. Continuing reads the outcomes back in and writes the output anew from its beginning, which
is why any format can be continued and comes out the same to the byte.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from pydantic import TypeAdapter, ValidationError

from extractor.inputs import STANDARD_INPUT, Input
from extractor.running.outcome import Outcome, Settings

SUFFIX = ".unfinished"
# What the settings are called on the command line.
_OPTIONS = {
    "language": "--language",
    "published": "--published",
    "model": "--model",
    "limit": "--max-size",
}


class ResumeError(ValueError):
    """A broken run that cannot be continued; the message says why."""


@dataclass(frozen=True)
class Header:
    """What a run was asked to do."""

    version: str
    settings: Settings
    files: int
    inputs: str  # a digest of their paths and ids

    @classmethod
    def of(cls, settings: Settings, inputs: Sequence[Input]) -> Header:
        """The header of a run of this program."""
        digest = hashlib.sha256()
        for item in inputs:
            digest.update(f"{item.path}\0{item.id}\n".encode("utf-8", "surrogateescape"))
        return cls(metadata.version("extractor"), settings, len(inputs), digest.hexdigest())


@dataclass(frozen=True)
class Entry:
    """The outcome of an input, and the size and time of change that its file had."""

    stamp: tuple[int, int] | None
    outcome: Outcome


def journal_path(target: str) -> Path:
    """Where the journal of a run that writes to ``target`` lies."""
    path = Path(target)
    if target.endswith(("/", os.sep)) or path.is_dir():
        return path / SUFFIX
    return path.with_name(path.name + SUFFIX)


class Journal:
    """The journal of this run; ``finish`` removes it, anything else leaves it to be continued."""

    def __init__(self, path: Path, settings: Settings, inputs: Sequence[Input]) -> None:
        self._path = path
        self._inputs = inputs
        self._header = Header.of(settings, inputs)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = _opened(path)

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def is_begun(self) -> bool:
        """Whether a broken run has left anything."""
        return self._path.stat().st_size > 0

    def begin(self) -> None:
        """Forget what a broken run has left."""
        self._file.truncate(0)
        self._put(_header_adapter().dump_json(self._header))

    def replay(self) -> Iterator[Outcome]:
        """Yield what the broken run has done; then the journal goes on from there.

        A last line that was written in part is dropped: its input is done again.

        Raises:
            ResumeError: it was asked for something else, or a file has changed since.
        """
        self._file.seek(0)
        first = self._file.readline()
        if not first.endswith(b"\n"):
            self.begin()
            return
        self._check(first)
        end = len(first)
        for item in self._inputs:
            entry, size = self._next_entry()
            if entry is None:
                break
            _check_unchanged(item, entry)
            end += size
            yield entry.outcome
        self._file.truncate(end)

    def _check(self, line: bytes) -> None:
        try:
            header = _header_adapter().validate_json(line)
        except ValidationError:
            raise ResumeError(f"{self._path} is no journal of this version") from None
        if differences := _differences(header, self._header):
            raise ResumeError(f"the broken run was another one: {'; '.join(differences)}")

    def _next_entry(self) -> tuple[Entry | None, int]:
        """The next whole line's entry and length."""
        line = self._file.readline()
        try:
            entry = _entry_adapter().validate_json(line) if line.endswith(b"\n") else None
        except ValidationError:
            entry = None
        return entry, len(line)

    def add(self, item: Input, outcome: Outcome) -> None:
        """Note what became of an input."""
        self._put(_entry_adapter().dump_json(Entry(_stamp(item), outcome)))

    def _put(self, line: bytes) -> None:
        self._file.write(line + b"\n")
        self._file.flush()

    def finish(self) -> None:
        """The output is complete: nothing is left to continue."""
        self._path.unlink(missing_ok=True)


def _opened(path: Path) -> BinaryIO:
    """The journal's file, which one run at a time may have.

    Raises:
        BlockingIOError: another run has it.
    """
    file = path.open("a+b")
    try:
        import fcntl
    except ImportError:  # not there on Windows, where runs are trusted not to meet
        return file
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise BlockingIOError(0, "another run is writing there", str(path)) from None
    return file


@cache
def _header_adapter() -> TypeAdapter[Header]:
    return TypeAdapter(Header)


@cache
def _entry_adapter() -> TypeAdapter[Entry]:
    return TypeAdapter(Entry)


def _differences(then: Header, now: Header) -> list[str]:
    before, after = _told(then), _told(now)
    found = [f"{name} was {before[name]}, is {after[name]}" for name in after]
    found = [told for name, told in zip(after, found, strict=True) if before[name] != after[name]]
    if not found and then.inputs != now.inputs:
        found = ["its files had other names"]
    return found


def _told(header: Header) -> dict[str, Any]:
    return {
        "the version": header.version,
        **{_OPTIONS[name]: value for name, value in asdict(header.settings).items()},
        "--max-size": f"{header.settings.limit / 1e6} MB",
        "the number of files": header.files,
    }


def _stamp(item: Input) -> tuple[int, int] | None:
    if item.path == STANDARD_INPUT:
        return None
    try:
        status = Path(item.path).stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _check_unchanged(item: Input, entry: Entry) -> None:
    """A file that was only copied or touched has not changed.

    Raises:
        ResumeError: it has.
    """
    stamp = _stamp(item)
    if stamp == entry.stamp:
        return
    record = entry.outcome.record
    if stamp and record and stamp[0] == (entry.stamp or stamp)[0]:
        with Path(item.path).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() == record.document.sha256:
                return
    raise ResumeError(f"{item.path} has changed since the broken run read it")
