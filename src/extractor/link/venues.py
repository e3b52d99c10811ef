"""Keys and comparison of venues."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from extractor.link.concepts import Name, parsed
from extractor.link.concepts.keys import key_forms, name_keys
from extractor.link.concepts.lexicon import Word
from extractor.link.concepts.places import codes_of, nested
from extractor.link.context import shared_context
from extractor.link.evidence import Comparison, Evidence
from extractor.link.mention import EntityMention
from extractor.link.naming import PRIOR, naming_evidence

_SAME_CITY, _OTHER_CITY, _WITHIN = 1.5, -8.0, 0.7
# A hotel without its city is one of many; two halls of one name in one city are mostly one.
_NO_CITY = Evidence("no city known", -0.5, prior=True)
_FEWEST_WORDS = 2
_HOPELESS = -8.0


def blocking_keys(mention: EntityMention) -> frozenset[str]:
    """The keys of all names of the mention, and its words with the city that the document gives."""
    keys = {key for name in _names(mention) for key in name_keys(name)}
    words = [word for name in _names(mention) for word in name.words]
    given = _place(mention) | {code for word in words for code in word.codes if code.isascii()}
    return frozenset(keys | {f"in:{code}|{form}" for code in given for form in _forms(words)})


def _forms(words: list[Word]) -> set[str]:
    """How the names and places of a name sound; its other words where it has none."""
    own = {form for w in words if w.role in {"name", "place"} for form in key_forms(w)}
    return own or {form for w in words for form in key_forms(w)}


def compare(a: EntityMention, b: EntityMention) -> Comparison:
    """Weigh the best pair of names, the cities, and what else the documents share."""
    pairs = product(_names(a), _names(b))
    naming = max((naming_evidence(x, y) for x, y in pairs), key=_score)
    evidence = [PRIOR, *naming, *_cities(a, b)]
    if _score(tuple(evidence)) > _HOPELESS:
        evidence += shared_context(a, b)
    return Comparison.of(evidence)


def _names(mention: EntityMention) -> tuple[Name, ...]:
    """The names, each also without the city that the document gives: 成都香格里拉酒店."""
    names = [parsed(name, mention.language) for name in mention.names]
    given = frozenset(
        code
        for place in (mention.city, mention.region)
        if place
        for code in codes_of(place, mention.language)
    )
    return tuple(dict.fromkeys([*names, *(_without(name, given) for name in names)]))


def _without(name: Name, places: frozenset[str]) -> Name:
    words = tuple(word for word in name.words if not word.codes & places)
    if len(words) == len(name.words) or len(words) < _FEWEST_WORDS:
        return name
    joint = "" if name.language == "zh" else " "
    return replace(name, plain=joint.join(word.text for word in words), words=words)


def _score(evidence: tuple[Evidence, ...]) -> float:
    return math.fsum(e.weight for e in evidence)


def _cities(a: EntityMention, b: EntityMention) -> Iterator[Evidence]:
    """Whether the cities that the documents give agree; a place in the name counts as given."""
    first, second = _place(a), _place(b)
    if not first or not second:
        yield _NO_CITY
    elif first & second:
        yield Evidence("same city", _SAME_CITY, min(first & second))
    elif nested(first, second):
        yield Evidence("place within the other", _WITHIN)
    else:
        yield Evidence("other city", _OTHER_CITY, " / ".join(sorted((_text(a), _text(b)))))


def _place(mention: EntityMention) -> frozenset[str]:
    """The codes of the narrowest place that is given."""
    for place in (mention.city, mention.region, mention.country):
        if place:
            return codes_of(place, mention.language)
    words = (word for name in _names(mention) for word in name.words)
    return frozenset(code for word in words for code in word.codes if code.isascii())


def _text(mention: EntityMention) -> str:
    return mention.city or mention.region or mention.country or mention.name
