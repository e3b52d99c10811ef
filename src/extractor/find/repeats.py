"""Every place where a name that was found is written again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.document import Document, Mention


def repeats(document: Document, found: Iterable[Mention], source: str) -> Iterator[Mention]:
    """Yield a mention wherever one of the names is written, with the value of the one found."""
    by_text = {m.text: m for m in sorted(found, key=lambda m: (m.value is not None, -m.start))}
    for text, mention in sorted(by_text.items()):
        for start, end in written_at(document, text):
            yield document.mention(
                start, end, mention.label, source, value=mention.value, confidence=0.8
            )


def written_at(document: Document, name: str) -> Iterator[tuple[int, int]]:
    """Yield where a name is written; a Latin one only as whole words."""
    before = r"(?<![\w-])" if name[0].isascii() and name[0].isalnum() else ""
    after = r"(?![\w-])" if name[-1].isascii() and name[-1].isalnum() else ""
    for match in re.finditer(before + re.escape(name) + after, document.text, re.ASCII):
        yield match.span()
