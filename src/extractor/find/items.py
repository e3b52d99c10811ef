"""The items of a digest: short news under headlines of their own; nothing binds over them."""

from __future__ import annotations

import re

from extractor.document import Document, Span

# What heads a page of short news.
_DIGEST = {
    "zh": re.compile(
        r"快[讯訊]|[简簡][讯訊]|短[讯訊]|要[闻聞]|速[览覽]|速[递遞]|一句[话話]新[闻聞]|集锦"
    ),
    "en": re.compile(r"\b(?:in brief|news briefs?|roundup|round-up|digest)\b", re.IGNORECASE),
}
# A headline: a short line that ends like no sentence, with a line of text below it.
_HEADLINE = re.compile(r"^[^\n]{4,60}(?<![。！？；：:;!?.，,、…”])[ \t\u3000]*$", re.MULTILINE)


def item_at(document: Document, offset: int) -> Span:
    """The item of a digest that holds a place; of any other document, the whole."""
    text = document.text
    whole = Span(0, len(text))
    first = text.find("\n") if document.title is None else document.title.end
    if first < 0 or not _DIGEST[document.language].search(text, 0, first):
        return whole
    starts = [m.start() for m in _HEADLINE.finditer(text, text.find("\n"))]
    start = max((s for s in starts if s <= offset), default=0)
    return Span(start, min((s for s in starts if s > offset), default=whole.end))
