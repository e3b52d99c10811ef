"""Which values of a field cannot all be true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from extractor.document import is_han
from extractor.link.entities import FieldValue
from extractor.link.spans import dates_agree
from extractor.names import name_key

# A place or theme may be given in two languages; a difference counts within one.
_IN_WORDS = frozenset({"theme", "city", "region", "country"})


def conflicting(field: str, values: Sequence[FieldValue]) -> bool:
    """Whether any two values of the field contradict each other."""
    return any(_contradict(field, a, b) for a, b in combinations(values, 2))


def _contradict(field: str, a: FieldValue, b: FieldValue) -> bool:
    if field == "date":
        return not dates_agree(str(a.value), str(b.value))
    if field in _IN_WORDS:
        first, second = str(a.value), str(b.value)
        return _is_chinese(first) == _is_chinese(second) and name_key(first) != name_key(second)
    return a.value != b.value


def _is_chinese(text: Iterable[str]) -> bool:
    return any(map(is_han, text))
