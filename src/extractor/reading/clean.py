"""The working text: a file's text without invisible characters and hard line wraps.

Everything after reading works on this text; ``OffsetMap`` leads back to the file's characters.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

# Zero-width and bidirectional controls, soft hyphens, NUL and other controls that print nothing.
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+|\r\n?|\u2028|\u2029|\x85"
)


@dataclass(frozen=True)
class Edit:
    """Characters ``start:end`` of the file stand as ``text`` in the working text."""

    start: int
    end: int
    text: str


class OffsetMap:
    """From offsets in an edited text to offsets in the text it was made from."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._after = array("q")  # where the text after each edit starts, edited
        self._before = array("q")  # and in the original
        self._lengths = array("q")  # of what stands in the edit's place
        shift = 0
        for edit in edits:
            shift += len(edit.text) - (edit.end - edit.start)
            self._after.append(edit.end + shift)
            self._before.append(edit.end)
            self._lengths.append(len(edit.text))

    def start(self, offset: int) -> int:
        """The original offset of a character of the edited text."""
        i = bisect_right(self._after, offset) - 1
        return offset if i < 0 else offset - self._after[i] + self._before[i]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original half-open range of an edited one; an edit at its end counts whole."""
        if end <= start:
            return self.start(start), self.start(start)
        following = bisect_right(self._after, end - 1)
        if following < len(self._after) and self._is_inside(following, end - 1):
            return self.start(start), self._before[following]
        return self.start(start), self.start(end - 1) + 1

    def _is_inside(self, edit: int, offset: int) -> bool:
        return self._after[edit] - self._lengths[edit] <= offset

    def inverse(self, offset: int) -> int:
        """The edited offset of an original character outside every edit."""
        i = bisect_left(self._before, offset + 1) - 1
        return offset if i < 0 else offset - self._before[i] + self._after[i]


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Apply ordered, disjoint edits."""
    parts: list[str] = []
    position = 0
    for edit in edits:
        parts += text[position : edit.start], edit.text
        position = edit.end
    return "".join(parts) + text[position:]


def invisible_edits(text: str) -> list[Edit]:
    """Drop invisible characters; make every line end ``\\n``."""
    return [
        Edit(m.start(), m.end(), "\n" if m[0][0] in "\r\u2028\u2029\x85" else "")
        for m in _INVISIBLE.finditer(text)
    ]
