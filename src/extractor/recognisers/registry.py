"""Which recognisers read which language."""

from __future__ import annotations

from collections.abc import Callable

from extractor.document import Document, Language, Mention, Mentions
from extractor.recognisers.stock_chinese import recognise_stock_chinese
from extractor.recognisers.stock_english import recognise_stock_english

Recogniser = Callable[[Document], list[Mention]]

RECOGNISERS: dict[Language, tuple[Recogniser, ...]] = {
    "en": (recognise_stock_english,),
    "zh": (recognise_stock_chinese,),
}


def recognise(document: Document) -> Mentions:
    """All statistical evidence for a document, none of it on furniture."""
    return Mentions(
        mention
        for recogniser in RECOGNISERS[document.language]
        for mention in recogniser(document)
        if not document.is_furniture(mention.start, mention.end)
    )
