"""A page to check records on, and the corrections that it gives back."""

from extractor.review.apply import apply_corrections
from extractor.review.corrections import Corrections, CorrectionsError, load_corrections
from extractor.review.gold import gold_form, gold_json
from extractor.review.page import review_page
from extractor.review.texts import FoundText, find_text

__all__ = [
    "Corrections",
    "CorrectionsError",
    "FoundText",
    "apply_corrections",
    "find_text",
    "gold_form",
    "gold_json",
    "load_corrections",
    "review_page",
]
