"""Names of organisations, venues and events as words that mean the same in both languages."""

from extractor.link.concepts.agreement import Agreement, agreement
from extractor.link.concepts.name import Name, parsed
from extractor.link.concepts.series import series

__all__ = ["Agreement", "Name", "agreement", "parsed", "series"]
