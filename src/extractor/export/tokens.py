"""Texts cut into tokens, for formats that label tokens: words, single Chinese characters, signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from extractor.document import is_han
from extractor.export.annotation import Marked

_PIECE = re.compile(r"\w+|[^\w\s]|\n|[^\S\n]+")


def tokens(text: str, marks: Iterable[Marked]) -> Iterator[tuple[int, int]]:
    """The tokens of a text, white space too, cut at the borders of the marks.

    No mark begins or ends inside a token, so that none is lost or moved.
    """
    borders = {border for mark in marks for border in (mark.start, mark.end)}
    for match in _PIECE.finditer(text):
        start, end = match.span()
        cuts = [i for i in range(start + 1, end) if i in borders or _splits(text, i)]
        yield from pairwise([start, *cuts, end])


def _splits(text: str, i: int) -> bool:
    """Whether one of the two characters at a place is Chinese: each is a token of its own."""
    return is_han(text[i - 1]) or is_han(text[i])
