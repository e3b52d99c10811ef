"""What the user named, as a sorted list of inputs: files, globs, folders, standard input."""

from __future__ import annotations

import glob
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

STANDARD_INPUT = "-"
TEXT_SUFFIXES = frozenset(
    (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml", ".docx")
)


class InputError(ValueError):
    """An input that cannot be read; the message says why."""


@dataclass(frozen=True, order=True)
class Input:
    """One file to read, or standard input, and the id that its document gets."""

    path: str
    id: str


def find_inputs(names: Iterable[str], *, recursive: bool = False) -> list[Input]:
    """Expand globs and, with ``recursive``, folders; sorted and unique whatever the order given.

    A name that matches nothing stays in the list, so that reading it reports it.
    """
    paths = sorted({path for name in names for path in _expanded(name, recursive)})
    stems = Counter(_stem(path) for path in paths)
    return [
        Input(path, _stem(path) if stems[_stem(path)] == 1 else _long_id(path)) for path in paths
    ]


def _expanded(name: str, recursive: bool) -> Iterator[str]:
    if name == STANDARD_INPUT:
        yield name
    elif recursive and Path(name).is_dir():
        files = (path for path in Path(name).rglob("*") if path.suffix.lower() in TEXT_SUFFIXES)
        yield from (path.as_posix() for path in files if path.is_file())
    elif glob.has_magic(name) and not Path(name).exists():
        yield from glob.glob(name, recursive=True) or [name]  # noqa: PTH207  # absolute ones too
    else:
        yield Path(name).as_posix()


def _stem(path: str) -> str:
    return "stdin" if path == STANDARD_INPUT else Path(path).stem


def _long_id(path: str) -> str:
    return Path(path).as_posix().lstrip("./")


def read_input(item: Input, *, limit: int, standard_input: bytes = b"") -> bytes:
    """The bytes of an input.

    Raises:
        InputError: it cannot be read or is larger than ``limit`` bytes.
    """
    data = standard_input if item.path == STANDARD_INPUT else _file_bytes(Path(item.path), limit)
    if len(data) > limit:
        raise InputError(_too_large(len(data), limit))
    return data


def _file_bytes(path: Path, limit: int) -> bytes:
    if path.is_dir():
        raise InputError("is a folder (use -r to read the files in it)")
    try:
        size = path.stat().st_size
        if size > limit:
            raise InputError(_too_large(size, limit))
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("no such file") from None
    except PermissionError:
        raise InputError("permission denied") from None
    except OSError as error:
        raise InputError(error.strerror or str(error)) from None


def _too_large(size: int, limit: int) -> str:
    return f"too large: {size / 1e6:.1f} MB, the limit is {limit / 1e6:.1f} MB (see --max-size)"
