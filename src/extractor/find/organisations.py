"""Organisation mentions: statistical evidence with its boundaries corrected, and what rules add."""

from __future__ import annotations

from extractor.document import Document, Mention, Mentions
from extractor.find.company_stems import stem_mentions
from extractor.find.letterheads_en import letterheads
from extractor.find.not_bodies_en import surnames
from extractor.find.organisations_en import find_english_names
from extractor.find.organisations_zh import find_chinese_names
from extractor.find.overlaps import longest_first
from extractor.find.repeats import repeats
from extractor.find.short_names import defined_short_names
from extractor.find.signing_places import SIGNING, signing_places
from extractor.rules import word_set

_FINDERS = {"en": find_english_names, "zh": find_chinese_names}


def find_organisations(document: Document, mentions: Mentions) -> list[Mention]:
    """Return all organisation mentions outside the page furniture; none overlaps another."""
    head = list(letterheads(document)) if document.language == "en" else []
    names = longest_first(
        [*_FINDERS[document.language](document, mentions), *signing_places(document), *head]
    )
    short = list(defined_short_names(document, names))
    stems = list(stem_mentions(document, names, surnames(mentions)))
    repeatable = [m for m in [*names, *short] if _is_distinct(document, m) and m.source != SIGNING]
    again = repeats(document, repeatable, f"rule:{document.language}/organisations:repeated")
    everything = longest_first([*short, *names, *stems, *again])
    return [m for m in everything if m in head or not _is_outside(document, m)]


def _is_distinct(document: Document, mention: Mention) -> bool:
    """Whether a name stands for one body wherever it is written; "the Company" does not."""
    words = mention.text.split()
    if document.language == "en":
        return not all(word in word_set("en", "generic_words") for word in words)
    return len(mention.text) > 2 or (mention.text.isascii() and mention.value is not None)


def _is_outside(document: Document, mention: Mention) -> bool:
    """Whether a mention stands in the page furniture or is the publisher or author in a by-line."""
    header = (*document.authors, *([document.source] if document.source else []))
    return document.is_furniture(mention.start, mention.end) or any(
        span.overlaps(mention) for span in header
    )
