"""What the positions of two persons say about their being one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from extractor.chinese import simplified
from extractor.document import Language, is_han
from extractor.link import organisations
from extractor.link.concepts import agreement, parsed
from extractor.link.evidence import Evidence
from extractor.link.mention import EntityMention, HeldPosition
from extractor.names import name_key

# Log-odds, fitted by hand on the development clusters.
_SAME = 4.0
_RELATED = 2.5  # two departments of a hospital, a group and its branch
_SAME_POST = 3.0  # "Vice Mayor of Yantai", a post that names its place
_SAME_TITLE = 0.5
_OTHER, _OTHER_ABROAD = -3.5, -1.5  # across languages a company's own name may be untranslatable

_PARTLY_SHARED = 0.3
_SHARED_BODY = 4.0  # weight of the words in common: a name of its own, a place, a head
_KNOWN_APART = -1.0  # a comparison of organisations above this has nothing to go by
_POST_WITH_PLACE = re.compile(r"\b(?:of|to|in|for)\b|.{4,}")

Names = tuple[str, ...]


def employer_evidence(a: EntityMention, b: EntityMention) -> Iterator[Evidence]:
    """The closest pair of employers, or of posts that name their place."""
    found = [_compared(p, q, a.language, b.language) for p in a.positions for q in b.positions]
    if found:
        best = max(found, key=lambda evidence: (evidence.weight, evidence.detail))
        if best.weight > 0 or all(evidence.weight < 0 for evidence in found):
            yield best


def _compared(p: HeldPosition, q: HeldPosition, first: Language, second: Language) -> Evidence:
    if p.organisation and q.organisation:
        return _organisations(*sorted(((_names(p), first), (_names(q), second))))
    if p.organisation or q.organisation:
        return Evidence("post", 0.0)
    return _posts(p.title, q.title)


def _names(position: HeldPosition) -> Names:
    return (position.organisation or "", *position.organisation_aliases)


@lru_cache(maxsize=65536)
def _organisations(a: tuple[Names, Language], b: tuple[Names, Language]) -> Evidence:
    detail = f"{a[0][0]} / {b[0][0]}" if a[0][0] != b[0][0] else a[0][0]
    if name_key(a[0][0]) == name_key(b[0][0]):
        return Evidence("same employer", _SAME, detail)
    score = organisations.compare(_mention(*a), _mention(*b)).score
    if score > 0:
        return Evidence("same employer", _SAME, detail)
    if _related(a[0][0], b[0][0]):
        return Evidence("related employers", _RELATED, detail)
    other = _other_employer(a[0][0], b[0][0]) if score < _KNOWN_APART else 0.0
    return Evidence("other employer" if other else "employer", other, detail)


def _other_employer(a: str, b: str) -> float:
    """What two different names of organisations weigh; little where translations may differ."""
    if _is_chinese(a) == _is_chinese(b):
        return _OTHER
    partly = agreement(parsed(a, "zh"), parsed(b, "zh")).similarity >= _PARTLY_SHARED
    return 0.0 if partly else _OTHER_ABROAD


def _mention(names: Names, language: Language) -> EntityMention:
    return EntityMention("organisation", "", "", names[0], language, aliases=names[1:])


def _related(a: str, b: str) -> bool:
    """Whether one organisation is a part of the other, or both are of a third."""
    first, second = name_key(simplified(a)), name_key(simplified(b))
    if first in second or second in first:
        return True
    if _is_chinese(a) == _is_chinese(b):
        return _shared_body(a, b)
    shared = agreement(parsed(a, "zh"), parsed(b, "zh"))
    return shared.named and shared.shared >= _SHARED_BODY


def _shared_body(a: str, b: str) -> bool:
    if _is_chinese(a):
        common = _common_head(a, b)
        return len(common) >= 6
    tails = a.rsplit(" of ", maxsplit=1)[-1], b.rsplit(" of ", maxsplit=1)[-1]
    return tails[0].casefold() == tails[1].casefold() and len(tails[0].split()) >= 3


def _common_head(a: str, b: str) -> str:
    size = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    return a[:size]


def _is_chinese(name: str) -> bool:
    return any(map(is_han, name))


@lru_cache(maxsize=65536)
def _posts(a: str, b: str) -> Evidence:
    """Two titles without an organisation: "vice-mayor of Yantai", 西安市副市长."""
    first, second = sorted((name_key(a), name_key(b)))
    if first == second and _POST_WITH_PLACE.search(a):
        return Evidence("same post", _SAME_POST, a)
    alike = fuzz.ratio(first, second) >= 90
    return Evidence("same title", _SAME_TITLE, f"{a} / {b}") if alike else Evidence("post", 0.0)
