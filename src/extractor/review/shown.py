"""The text as the page shows it: the file's without its markup, counted as a browser counts."""

from __future__ import annotations

from extractor.export.utf16 import Utf16
from extractor.reading.clean import OffsetMap, apply_edits
from extractor.review.texts import FoundText


class ShownText:
    """The shown characters of a file, and the way from the file's offsets to the page's."""

    def __init__(self, found: FoundText) -> None:
        self.text = apply_edits(found.characters, found.markup)
        self._markup = found.markup
        self._inverse = OffsetMap(found.markup).inverse
        self._units = Utf16(self.text).units

    def __call__(self, offset: int) -> int:
        """The page's offset, in UTF-16 units, of a character of the file."""
        return self._units(self._inverse(offset))

    def edges(self) -> list[list[int]]:
        """Behind each piece of markup its end in the shown text and in the file, in characters."""
        edges, shift = [], 0
        for edit in self._markup:
            shift += len(edit.text) - (edit.end - edit.start)
            edges.append([edit.end + shift, edit.end])
        return edges
