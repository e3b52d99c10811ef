"""Offsets as browsers count them: in UTF-16 units, two for a character beyond U+FFFF."""

from __future__ import annotations

from bisect import bisect_left

from extractor.export.format import ExportError


class Utf16:
    """Leads between character offsets and UTF-16 offsets in one text."""

    def __init__(self, text: str) -> None:
        self._astral = [i for i, character in enumerate(text) if character > "\uffff"]
        # The UTF-16 offset of each of them.
        self._units = [i + before for before, i in enumerate(self._astral)]
        self._end = len(text) + len(self._astral)

    def units(self, offset: int) -> int:
        """The UTF-16 offset of a character offset."""
        return offset + bisect_left(self._astral, offset)

    def characters(self, offset: int) -> int:
        """The character offset of a UTF-16 offset.

        Raises:
            ExportError: it lies inside a character or outside the text.
        """
        before = bisect_left(self._units, offset)
        inside = before and self._units[before - 1] == offset - 1
        if inside or not 0 <= offset <= self._end:
            raise ExportError(f"offset {offset} is not between two characters of the text")
        return offset - before
