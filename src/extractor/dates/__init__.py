"""Calendar expressions in text, and the days they stand for."""

from extractor.dates.mentions import DateMention, find_dates
from extractor.dates.published import published_date

__all__ = ["DateMention", "find_dates", "published_date"]
