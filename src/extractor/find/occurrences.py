"""Every place where one of many names is written, in one pass over the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

_PREFIX = 2


def occurrences(text: str, names: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and name of every writing; a Latin name only as whole words."""
    by_prefix: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        by_prefix[name[:_PREFIX]].append(name)
    for start in range(len(text) - 1):
        for name in by_prefix.get(text[start : start + _PREFIX], ()):
            end = start + len(name)
            if text.startswith(name, start) and _is_whole(text, start, end):
                yield start, end, name


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    opens = not (_is_latin(text[start]) and (_is_latin(before) or before == "-"))
    return opens and not (_is_latin(text[end - 1]) and (_is_latin(after) or after == "-"))


def _is_latin(character: str) -> bool:
    return character.isalnum() and character < "\u2e80" and character != ""
