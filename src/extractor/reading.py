"""Text to ``Document``: language, sentences, header. (First version.)"""

from __future__ import annotations

import hashlib
import re

from extractor.document import Document, Language, Span, is_han

_SENTENCE_END = re.compile(r"[。！？!?；]+[”’」』）)\"]*|\n+|(?<=[a-z0-9)\"”])\.[\"”’)]?(?=\s+[\"“‘(]?[A-Z])")


def read_text(
    text: str,
    *,
    language: Language | None = None,
    published: str | None = None,
    id: str = "text",
    path: str | None = None,
) -> Document:
    """Read a decoded text."""
    code = language or guess_language(text)
    return Document(
        id=id,
        text=text,
        language=code,
        path=path,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        published=published,
        sentences=tuple(split_sentences(text)),
    )


def guess_language(text: str) -> Language:
    """Chinese if more than a tenth of the letters are Chinese."""
    letters = [c for c in text[:20000] if c.isalpha()]
    return "zh" if sum(map(is_han, letters)) > 0.1 * max(1, len(letters)) else "en"


def split_sentences(text: str) -> list[Span]:
    """Sentences as trimmed spans; a line end always ends one in this version."""
    spans = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        spans.append(_trimmed(text, start, match.end()))
        start = match.end()
    spans.append(_trimmed(text, start, len(text)))
    return [span for span in spans if len(span)]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
