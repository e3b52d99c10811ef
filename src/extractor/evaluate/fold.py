"""When two written values count as the same: folding for exact, similarity for lenient."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LENIENT_AT = 0.75

_ARTICLE = re.compile(r"\W*(?:the|an?)\s+(?=\S)")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold Unicode NFKC, case, leading article, white space and punctuation; never to nothing."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    bare = _ARTICLE.sub("", plain, count=1) if _ARTICLE.match(plain) else plain
    kept = "".join(c for c in bare if not _is_folded_away(c))
    return kept or plain.strip()


def _is_folded_away(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "PZC" or category == "Sk"


@lru_cache(maxsize=262144)
def similarity(one: str, other: str) -> float:
    """Normalised indel similarity of the folded strings, 0 to 1."""
    from rapidfuzz.fuzz import ratio

    return ratio(fold(one), fold(other)) / 100
