"""Flattened text: a feed that keeps two spaces, or a bullet, where its page had a new paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.reading.clean import Edit

_LINE = re.compile(r"[^\n]{400,}")
_ENDED = re.compile(r"[.!?:][\"”’)]?(?P<gap> +)(?=[\"“‘A-Z•])")
_GAP = re.compile(r"(?<=\S) {2,}(?=[\"“‘(]?[A-Z0-9•])")
_BULLET = re.compile(r"(?<=\S) +(?=[•▪●] ?\S)")
_LEAST_GAPS = 2
# Typists who put two spaces behind every sentence mean no paragraph by it.
_MOST_GAPS = 0.8


def flattened_edits(text: str) -> list[Edit]:
    """The gaps of flattened lines as edits that begin a paragraph or an item of a list there."""
    edits = [edit for line in _LINE.finditer(text) for edit in _line_edits(text, line)]
    return sorted(edits, key=lambda edit: edit.start)


def _line_edits(text: str, line: re.Match[str]) -> Iterator[Edit]:
    start, end = line.span()
    bullets = list(_BULLET.finditer(text, start, end))
    items = {bullet.span() for bullet in bullets} if len(bullets) > 1 else set()
    gaps = [m.span() for m in _GAP.finditer(text, start, end)] if _is_flat(text, line) else []
    yield from (Edit(*span, "\n") for span in items)
    yield from (Edit(*span, "\n\n") for span in gaps if span not in items)


def _is_flat(text: str, line: re.Match[str]) -> bool:
    widths = [len(m["gap"]) for m in _ENDED.finditer(text, *line.span())]
    wide = sum(width > 1 for width in widths)
    return wide >= _LEAST_GAPS and wide <= _MOST_GAPS * len(widths)
