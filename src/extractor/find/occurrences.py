"""Every place where one of many names is written, in one pass over the text."""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Collection, Iterator

_PREFIX = 2
_FEW = 40  # prefixes that are sought one by one faster than by a look at every character


def occurrences(text: str, names: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and name of every writing; a Latin name only as whole words."""
    by_prefix: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        if len(name) >= _PREFIX:
            by_prefix[name[:_PREFIX]].append(name)
    for start in _starts(text, by_prefix):
        for name in by_prefix[text[start : start + _PREFIX]]:
            end = start + len(name)
            if text.startswith(name, start) and _is_whole(text, start, end):
                yield start, end, name


def _starts(text: str, prefixes: Collection[str]) -> list[int]:
    """Where any of the prefixes stands, in order."""
    if len(prefixes) > _FEW:
        pairs = map(operator.add, text, text[1:])
        return [start for start, pair in enumerate(pairs) if pair in prefixes]
    return sorted(start for prefix in prefixes for start in _places(text, prefix))


def _places(text: str, prefix: str) -> Iterator[int]:
    start = text.find(prefix)
    while start >= 0:
        yield start
        start = text.find(prefix, start + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    opens = not (_is_latin(text[start]) and (_is_latin(before) or before == "-"))
    return opens and not (_is_latin(text[end - 1]) and (_is_latin(after) or after == "-"))


def _is_latin(character: str) -> bool:
    return character.isalnum() and character < "\u2e80" and character != ""
