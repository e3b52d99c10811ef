"""Keys and comparison of organisations."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from extractor.link.concepts import Name, parsed
from extractor.link.concepts.distinctive import is_distinctive
from extractor.link.concepts.keys import name_keys
from extractor.link.context import shared_context
from extractor.link.evidence import Comparison, Evidence
from extractor.link.mention import EntityMention
from extractor.link.naming import PRIOR, naming_evidence

# Evidence about the full names that a common short form does not outweigh.
_CONFLICTS = frozenset(
    {
        "member of the group",
        "other branch",
        "other number",
        "other place",
        "other well-known bodies",
        "part of the other",
    }
)
# How much of the disagreement of full names counts where two short forms agree.
_DISAGREEMENT, _MOST_DISAGREEMENT = 0.9, -9.0
# Kinds that the same body is often given by two documents.
_NEAR_KINDS = (
    frozenset({"institute", "university", "company", "hospital"}),
    frozenset({"association", "international", "other"}),
    frozenset({"government", "international", "park", "institute"}),
    frozenset({"company", "media", "park"}),
    frozenset({"association", "institute", "other"}),
)
_NEAR_KIND, _OTHER_KIND, _OTHER_KIND_OF_NAMESAKE = -0.4, -2.5, -1.0
_SURE = frozenset({"same name", "same well-known body"})
# Below this the names rule it out, whatever else the documents share.
_HOPELESS = -7.0
_NO_CONTEXT = Evidence("nothing in common beside a general name", -3.0, prior=True)


def blocking_keys(mention: EntityMention) -> frozenset[str]:
    """The keys of all names of the mention."""
    return frozenset(key for name in _names(mention) for key in name_keys(name))


def compare(a: EntityMention, b: EntityMention) -> Comparison:
    """Weigh the best pair of names, the kinds, and what else the documents share."""
    naming = _naming(_names(a), _names(b))
    evidence = [PRIOR, *naming, *_kinds(a.kind, b.kind, named=naming[0].name in _SURE)]
    if math.fsum(e.weight for e in evidence) > _HOPELESS:
        context = tuple(shared_context(a, b))
        evidence += context
        if not context and not _some_distinctive(a, b):
            evidence.append(_NO_CONTEXT)
    return Comparison.of(evidence)


def same_organisation(a: str, b: str, *, a_language: str, b_language: str) -> float:
    """Log-odds that two names alone are those of one organisation."""
    first = parsed(a, "zh" if a_language == "zh" else "en")
    second = parsed(b, "zh" if b_language == "zh" else "en")
    return math.fsum(e.weight for e in (PRIOR, *naming_evidence(first, second)))


def _some_distinctive(a: EntityMention, b: EntityMention) -> bool:
    shared = {name.key for name in _names(a)} & {name.key for name in _names(b)}
    if not shared:
        return True
    return any(is_distinctive(name) for name in _names(a) if name.key in shared)


def _names(mention: EntityMention) -> tuple[Name, ...]:
    return _parsed_names(mention.names, mention.language)


@lru_cache(maxsize=65536)
def _parsed_names(names: tuple[str, ...], language: str) -> tuple[Name, ...]:
    """The names taken apart, without aliases that say nothing ("Inc.", "Group")."""
    found = dict.fromkeys(parsed(name, "zh" if language == "zh" else "en") for name in names)
    telling = [n for n in found if any(word.role != "weak" for word in n.words)]
    return tuple(telling or found)


@lru_cache(maxsize=65536)
def _naming(first: tuple[Name, ...], second: tuple[Name, ...]) -> tuple[Evidence, ...]:
    """The evidence of the best pair of names, and what speaks against it between the full ones."""
    full = first[0], second[0]

    def rank(pair: tuple[Name, Name]) -> tuple[float, bool, list[str]]:
        """By score, then the full names, then what is the same from either side."""
        score = round(_score(naming_evidence(*pair)), 9)
        return score, pair == full, sorted(name.key for name in pair)

    best = max(product(first, second), key=rank)
    evidence = naming_evidence(*best)
    if best == full:
        return evidence
    return (*evidence, *_contradictions(first[0], second[0]))


def _contradictions(a: Name, b: Name) -> Iterator[Evidence]:
    """What the full names say against a match of other names; less across languages."""
    found = naming_evidence(a, b)
    hard = [e for e in found if e.name in _CONFLICTS]
    if hard:
        yield from hard
    elif a.language == b.language and _score(found) + PRIOR.weight < 0:
        weight = max(_MOST_DISAGREEMENT, _DISAGREEMENT * (_score(found) + PRIOR.weight))
        yield Evidence("full names differ", weight, " / ".join(sorted((a.plain, b.plain))))


def _score(evidence: tuple[Evidence, ...]) -> float:
    return math.fsum(e.weight for e in evidence)


def _kinds(a: str | None, b: str | None, *, named: bool) -> Iterator[Evidence]:
    """What the kinds say; less where the names are the same, as then one of the kinds is wrong."""
    if a and b and a != b:
        near = any(a in group and b in group for group in _NEAR_KINDS)
        weight = _NEAR_KIND if near else _OTHER_KIND_OF_NAMESAKE if named else _OTHER_KIND
        yield Evidence("other kind", weight, " / ".join(sorted((a, b))))
