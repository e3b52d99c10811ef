"""Whether a name is one thing's alone, or what many things of a kind are called."""

from __future__ import annotations

from functools import lru_cache

from extractor.document import Language
from extractor.link.concepts.lexicon import bodies_named
from extractor.link.concepts.name import Name

# The weight of words from which on a name is one thing's: with a place or a nation's mark (国家),
# without one (外事委员会 is less, Government Blockchain Association more).
_IF_PLACED = 1.5
_IF_GENERAL: dict[Language, float] = {"en": 3.1, "zh": 4.4}
_OF_A_NATION = frozenset(["中央", "全国", "国家", "中共", "central", "national"])
_MINISTRIES = frozenset({"ministry", "department"})


@lru_cache(maxsize=65536)
def is_distinctive(name: Name) -> bool:
    """Whether a name says more than what kind of body it is: not 卫生局 or Organizing Committee."""
    if of_any_country(name):
        return False
    if bodies_named(name.plain) or any(word.role == "name" for word in name.words):
        return True
    weight = sum(word.weight for word in name.words if word.role != "weak")
    if any(word.role == "place" or word.text in _OF_A_NATION for word in name.words):
        return weight >= _IF_PLACED
    several = sum(word.role != "weak" for word in name.words) > 1
    return weight >= _IF_GENERAL[name.language] or (name.incorporated and several)


def of_any_country(name: Name) -> bool:
    """Whether a name could be that of a ministry of any country: Ministry of Health."""
    return (
        name.language == "en"
        and any(word.text in _MINISTRIES for word in name.words)
        and not any(word.role in {"place", "name"} for word in name.words)
    )
