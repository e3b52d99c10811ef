"""Every place where a name that was found is written again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.document import Document, Mention
from extractor.find.occurrences import occurrences


def repeats(document: Document, found: Iterable[Mention], source: str) -> Iterator[Mention]:
    """Yield a mention wherever one of the names is written, with the value of the one found."""
    by_text = {m.text: m for m in sorted(found, key=lambda m: (m.value is not None, -m.start))}
    for start, end, name in occurrences(document.text, by_text.keys()):
        mention = by_text[name]
        yield document.mention(
            start, end, mention.label, source, value=mention.value, confidence=0.8
        )
