"""Chinese character variants, so that rules written in simplified characters read all texts."""

from __future__ import annotations

from functools import cache

from extractor.rules import load_words


def simplified(text: str) -> str:
    """Return ``text`` with traditional characters simplified one by one; the length stays."""
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in load_words("zh", "traditional")}
