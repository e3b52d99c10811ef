"""Which recognisers read which language, in which size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from extractor.document import Document, Language, Mention, Mentions
from extractor.recognisers.chinese import recognise_chinese
from extractor.recognisers.english import recognise_english_accurate, recognise_english_fast
from extractor.recognisers.stock_chinese import recognise_stock_chinese
from extractor.recognisers.stock_english import recognise_stock_english

Recogniser = Callable[[Document], list[Mention]]
# "none" leaves the rules alone; "stock" reads with spaCy's and LAC's own models, for comparison.
Model = Literal["fast", "accurate", "stock", "none"]
MODELS: tuple[Model, ...] = get_args(Model)
DEFAULT_MODEL: Model = "fast"

# Chinese comes in one size. docs/models.md has what decided which source reads alone.
RECOGNISERS: dict[tuple[Language, Model], tuple[Recogniser, ...]] = {
    ("en", "fast"): (recognise_english_fast,),
    ("en", "accurate"): (recognise_english_accurate,),
    ("en", "stock"): (recognise_stock_english,),
    ("en", "none"): (),
    ("zh", "fast"): (recognise_chinese,),
    ("zh", "accurate"): (recognise_chinese,),
    ("zh", "stock"): (recognise_stock_chinese,),
    ("zh", "none"): (),
}


def recognise(document: Document, model: Model = DEFAULT_MODEL) -> Mentions:
    """All statistical evidence for a document, none of it on furniture."""
    return Mentions(
        mention
        for recogniser in RECOGNISERS[document.language, model]
        for mention in recogniser(document)
        if not document.is_furniture(mention.start, mention.end)
    )
