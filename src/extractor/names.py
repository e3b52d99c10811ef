"""Keys under which different writings of one name are equal."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def name_key(name: str) -> str:
    """Fold Unicode form, case, white space, punctuation and a leading article."""
    folded = unicodedata.normalize("NFKC", name).casefold().strip()
    return _NOT_WORD.sub("", _ARTICLE.sub("", folded))


def initials(name: str) -> str:
    """Capital initials of an English name: "China Pharmaceutical University" gives "CPU"."""
    return "".join(word[0] for word in re.findall(r"[A-Za-z]+", name) if word[0].isupper())
