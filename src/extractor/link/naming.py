"""Evidence that two names are names of one thing, from the names alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extractor.link.concepts import Name, agreement
from extractor.link.concepts.distinctive import is_distinctive, of_any_country
from extractor.link.concepts.lexicon import bodies_named
from extractor.link.concepts.short import acronyms, is_acronym, is_contraction
from extractor.link.evidence import Evidence
from extractor.link.wording import branches, common_words, content

# Two names that merely share a blocking key are mostly two things.
PRIOR = Evidence("prior", -4.0, prior=True)
_SAME, _SAME_GENERIC, _SAME_BODY = 8.0, 3.0, 8.0
_OTHER_BODY = -9.0
# A well-known body under a name that is not among its usual ones is mostly a part of it.
_BODY_OR_NOT = -4.0
# By the number of characters: the fewer, the more things are called so.
_ACRONYM = {2: 1.0, 3: 3.0, 4: 4.5}
_LONG_ACRONYM = 6.0
_SAME_ACRONYM = {2: 3.5, 3: 4.5}
_CONTRACTION = {2: 3.0, 3: 4.5}
_LONG_CONTRACTION = 5.5
_GENERAL = 1.0  # 外事委 of 外事委员会, which every congress has


@lru_cache(maxsize=262144)
def naming_evidence(a: Name, b: Name) -> tuple[Evidence, ...]:
    """What two names alone say; symmetric, without the prior."""
    if a.key == b.key and a.key:
        return (_same_name(a), *branches(a, b))
    if bodies := bodies_named(a.plain) & bodies_named(b.plain):
        general = of_any_country(a) or of_any_country(b)
        weight = _SAME_GENERIC if general else _SAME_BODY
        return (Evidence("same well-known body", weight, min(bodies)),)
    if short := _short_form(a, b) or _short_form(b, a):
        return (short,)
    return (*common_words(a, b), *_other_bodies(a, b))


def _same_name(name: Name) -> Evidence:
    if is_acronym(name):
        return Evidence("same name", _SAME_ACRONYM.get(len(name.plain), _SAME), name.plain)
    distinct = is_distinctive(name)
    return Evidence("same name", _SAME if distinct else _SAME_GENERIC, name.plain)


def _other_bodies(a: Name, b: Name) -> Iterator[Evidence]:
    first, second = bodies_named(a.plain), bodies_named(b.plain)
    detail = " / ".join(sorted({*first, *second}))
    if first and second:
        yield Evidence("other well-known bodies", _OTHER_BODY, detail)
    elif (first or second) and a.language == b.language and not _differ_by_country(a, b):
        yield Evidence("well-known body or not", _BODY_OR_NOT, detail)


def _differ_by_country(a: Name, b: Name) -> bool:
    found = agreement(a, b)
    return not any(word.meaning != "中国" for word in content((*found.left, *found.right)))


def _short_form(short: Name, full: Name) -> Evidence | None:
    detail = f"{short.plain} of {full.plain}"
    if is_acronym(short) and short.plain.upper().rstrip("0123456789") in acronyms(full):
        return Evidence("initials", _ACRONYM.get(len(short.plain), _LONG_ACRONYM), detail)
    if short.language == full.language and is_contraction(short, full):
        return Evidence(
            "contraction", _CONTRACTION.get(len(short.plain), _LONG_CONTRACTION), detail
        )
    return None
