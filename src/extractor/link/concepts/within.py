"""What two names in one language share."""

from __future__ import annotations

from itertools import combinations

from extractor.link.concepts.chinese import parts
from extractor.link.concepts.lexicon import Word
from extractor.link.concepts.name import Name

Found = tuple[float, tuple[Word, ...], tuple[Word, ...], bool]

# English words that translate one Chinese word, so that two translators choose between them.
_SYNONYMS = tuple(
    frozenset(group.split())
    for group in (
        "advancement promotion promoting facilitation",
        "convention conference congress",
        "expo exposition exhibition fair",
        "bureau administration authority agency office",
        "commission committee council",
        "association society federation",
        "high hi",
        "tech technology technological technical",
        "pharma pharmaceutical pharm",
        "bio biotech biotechnology biological",
        "medical medicine",
        "health healthcare",
        "industry industrial",
        "agriculture agricultural",
        "economy economic economics",
        "science scientific",
        "chinese china",
        "trade trading",
        "logistics logistic",
        "center hub",
        "forum dialogue",
        "symposium seminar",
        "orthopedic orthopedics",
        "auto automobile automotive motor",
        "museum gallery",
        "gymnasium stadium arena",
        "theater playhouse",
        "macau macao",
    )
)
_SYNONYM_WEIGHT = 0.75


def within(a: Name, b: Name) -> Found:
    """Match equal words, then synonyms or parts of compounds, then names that are spaced apart."""
    left, right = list(a.words), list(b.words)
    shared, named = _take_equal(left, right)
    if left and right:
        more, more_named = _take_related(left, right, a.language == "zh")
        shared, named = shared + more, named or more_named
    return shared, tuple(left), tuple(right), named


def _take_equal(left: list[Word], right: list[Word]) -> tuple[float, bool]:
    shared, named = 0.0, False
    for word in list(left):
        twin = next((other for other in right if same_word(word, other)), None)
        if twin:
            left.remove(word)
            right.remove(twin)
            shared += max(word.weight, twin.weight)
            named = named or word.role == "name"
    return shared, named


def same_word(a: Word, b: Word) -> bool:
    """Whether two words mean the same: places by their codes, others by their meaning."""
    if a.codes and b.codes:
        return bool(a.codes & b.codes)
    return a.meaning == b.meaning


def _take_related(left: list[Word], right: list[Word], chinese: bool) -> tuple[float, bool]:
    if chinese:
        _break(left)
        _break(right)
        shared, named = _take_equal(left, right)
    else:
        shared, named = _take_synonyms(left, right), False
    return (shared + _take_joined(left, right), named or False)


def _break(words: list[Word]) -> None:
    words[:] = [part for word in words for part in parts(word)]


def _take_synonyms(left: list[Word], right: list[Word]) -> float:
    shared = 0.0
    for word in list(left):
        twin = next((w for w in right if _synonyms(word.meaning, w.meaning)), None)
        if twin:
            left.remove(word)
            right.remove(twin)
            shared += _SYNONYM_WEIGHT * min(word.weight, twin.weight)
    return shared


def _synonyms(a: str, b: str) -> bool:
    return any(a in group and b in group for group in _SYNONYMS)


def _take_joined(left: list[Word], right: list[Word]) -> float:
    """Names of one spelling that are spaced differently: Tong Ren Tang and Tongrentang."""
    for few, many in ((left, right), (right, left)):
        for word in [w for w in few if w.role in {"name", "place"}]:
            run = _run_that_spells(word.text, many)
            if run:
                few.remove(word)
                for part in run:
                    many.remove(part)
                return word.weight
    return 0.0


def _run_that_spells(text: str, words: list[Word]) -> list[Word]:
    for start, end in combinations(range(len(words) + 1), 2):
        if end - start > 1 and "".join(word.text for word in words[start:end]) == text:
            return words[start:end]
    return []
