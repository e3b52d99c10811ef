"""Forms of address before English names."""

from __future__ import annotations

import re
from functools import cache

from extractor.document import Document, Span
from extractor.find.names_en import has_given_name
from extractor.rules import alternatives, load_words


@cache
def _pattern() -> re.Pattern[str]:
    forms = alternatives(load_words("en", "honorifics"))
    return re.compile(rf"(?<![\w.'’-])(?:{forms}[ \u00a0]+)+(?=[^\W\d_a-z])")


def honorifics(document: Document) -> list[Span]:
    """The forms of address before names: "Mr.", "Prof. Dr.", "H.E."."""
    found = _pattern().finditer(document.folded)
    return [
        Span(m.start(), m.start() + len(m.group().rstrip()))
        for m in found
        if not _inside_name(document.folded, m.start())
    ]


_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_a-z][\w'’-]+)[ \u00a0]$")


def _inside_name(text: str, start: int) -> bool:
    """Whether a form of address is a name here: "Tuan" in "Azman Harith Tuan Ibrahim"."""
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    return before is not None and has_given_name([before["word"]])
