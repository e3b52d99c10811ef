"""English words in the form in which they are compared."""

from __future__ import annotations

import re
from functools import cache

Phrase = tuple[str, ...]

# English words without meaning of their own in a name.
FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "de",
        "del",
        "der",
        "di",
        "du",
        "en",
        "for",
        "from",
        "in",
        "into",
        "la",
        "le",
        "of",
        "on",
        "or",
        "the",
        "to",
        "und",
        "with",
        "&",
        "y",
    ]
)
_ENGLISH_WORD = re.compile(r"[^\W\d_]+|\d+", re.UNICODE)
_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{3})isation"), "ization"),
    (re.compile(r"(?<=[a-z]{2})our$"), "or"),
    (re.compile(r"paed"), "ped"),
    (re.compile(r"aem"), "em"),
    (re.compile(r"(?<=[bdt])re$"), "er"),
    (re.compile(r"programme"), "program"),
    (re.compile(r"defence"), "defense"),
)
_KEPT = frozenset(
    ["news", "series", "physics", "mathematics", "bus", "gas", "campus", "plus", "always", "sports"]
)
_ABBREVIATED = {
    "assn": "association", "assoc": "association", "ctr": "center", "dept": "department",
    "ft": "fort", "govt": "government", "hosp": "hospital", "inst": "institute",
    "intl": "international", "mfg": "manufacturing", "mt": "mount", "natl": "national",
    "soc": "society", "st": "saint", "univ": "university",
}  # fmt: skip
_IRREGULAR = _ABBREVIATED | {"women": "woman", "men": "man", "children": "child", "sport": "sports",
              "sciences": "science", "medicines": "medicine", "species": "species",
              "people": "people", "peoples": "people", "sino": "sino"}  # fmt: skip


@cache
def stem(word: str) -> str:
    """A small English word without its plural, in American spelling."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word if word in _KEPT else word[:-1]
    return word


def stems(phrase: str) -> Phrase:
    """The stems of a phrase without its function words."""
    found = (m[0] for m in _ENGLISH_WORD.finditer(phrase.casefold()))
    return tuple(stem(word) for word in found if word not in FUNCTION_WORDS)
