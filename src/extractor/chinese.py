"""Chinese writing: traditional characters read as simplified ones, for matching only."""

from __future__ import annotations

from functools import cache, lru_cache

from extractor.rules import load_words


@lru_cache(maxsize=64)
def simplified(text: str) -> str:
    """Return ``text`` with traditional characters simplified one by one, so that offsets stay.

    Remembers the last texts: many stages ask for the same document's.
    """
    return text if text.isascii() else text.translate(_simplifying())


@cache
def _simplifying() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in load_words("zh", "traditional")}
