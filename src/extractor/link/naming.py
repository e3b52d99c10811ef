"""Evidence that two names are names of one thing, from the names alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extractor.link.concepts import Agreement, Name, agreement
from extractor.link.concepts.lexicon import COMPANY_HEADS, Role, Word, bodies_named
from extractor.link.concepts.places import nested
from extractor.link.concepts.short import acronyms, is_acronym, is_contraction
from extractor.link.evidence import Evidence

# Two names that merely share a blocking key are mostly two things.
PRIOR = Evidence("prior", -4.0, prior=True)
_SAME, _SAME_GENERIC, _SAME_BODY = 8.0, 3.0, 8.0
_OTHER_BODY = -9.0
# A well-known body under a name that is not among its usual ones is mostly a part of it.
_BODY_OR_NOT = -3.0
_PER_SHARED_WEIGHT, _MOST_SHARED = 1.6, 9.0
_ALL_WORDS_SHARED = 1.5
# A name says enough to be one thing's alone from this weight of words on.
_DISTINCTIVE = 2.9
_DISTINCTIVE_IF_PLACED, _DISTINCTIVE_IF_GENERAL = 1.5, 4.4
_OF_A_NATION = frozenset(["中央", "全国", "国家", "中共", "central", "national"])
_ACRONYM = {2: 1.0, 3: 3.0, 4: 4.5}
_LONG_ACRONYM = 6.0
_SAME_ACRONYM = {2: 3.5, 3: 4.5}
_CONTRACTION = {2: 3.0, 3: 4.5}
_LONG_CONTRACTION = 5.5
_GENERAL = 1.0  # 外事委 of 外事委员会, which every congress has
# What only one of two otherwise equal names has.
_EXTRA = {"name": -4.0, "number": -5.0, "place": -0.9, "field": -2.6, "head": -3.2, "weak": -0.1}
_EXTRA_FIELD_OF_COMPANY = -0.8
_EXTRA_WIDE_PLACE, _EXTRA_PLACE_OF_GENERAL = -0.4, -4.0
_PART_OF_OTHER = -9.0
# What each of two names has instead of what the other has.
_OTHER_NUMBER, _OTHER_PLACE, _OTHER_NAME = -60.0, -10.0, -8.0
_NESTED_PLACE, _OTHER_FIELD, _OTHER_HEAD, _OTHER_WORDS = -3.5, -5.0, -8.5, -4.0
# A college that becomes a university keeps the rest of its name.
_OTHER_WORDS_AND_HEAD = -6.0
_OTHER_SCHOOL = -4.5
_SCHOOLS = ("学院", "大学", "学校", "college", "university", "school", "institute")
_MINISTRIES = frozenset({"ministry", "department"})
_GROUP = frozenset({"集团", "group"})
_ROLES: tuple[Role, ...] = ("number", "place", "name", "field", "head")
# One company of a group beside the group, or beside another of its companies.
_MEMBER_OF_GROUP = -4.5
# Two languages do not share every word even of one name.
_ACROSS_LANGUAGES = 0.75
_OTHER_BRANCH, _BRANCH_OR_NOT = -14.0, -4.0


@lru_cache(maxsize=262144)
def naming_evidence(a: Name, b: Name) -> tuple[Evidence, ...]:
    """What two names alone say; symmetric, without the prior."""
    if a.key == b.key and a.key:
        return (_same_name(a), *_branches(a, b))
    if bodies := bodies_named(a.plain) & bodies_named(b.plain):
        general = _any_country(a) or _any_country(b)
        weight = _SAME_GENERIC if general else _SAME_BODY
        return (Evidence("same well-known body", weight, min(bodies)),)
    if short := _short_form(a, b) or _short_form(b, a):
        return (short,)
    return (*_common_words(a, b), *_other_bodies(a, b))


def _same_name(name: Name) -> Evidence:
    if is_acronym(name):
        return Evidence("same name", _SAME_ACRONYM.get(len(name.plain), _SAME), name.plain)
    distinct = is_distinctive(name)
    return Evidence("same name", _SAME if distinct else _SAME_GENERIC, name.plain)


def is_distinctive(name: Name) -> bool:
    """Whether a name says more than what kind of body it is: not 卫生局 or Organizing Committee."""
    if _any_country(name):
        return False
    if bodies_named(name.plain) or any(word.role == "name" for word in name.words):
        return True
    weight = sum(word.weight for word in name.words if word.role != "weak")
    if any(word.role == "place" or word.text in _OF_A_NATION for word in name.words):
        return weight >= _DISTINCTIVE_IF_PLACED
    several = sum(word.role != "weak" for word in name.words) > 1
    return weight >= _DISTINCTIVE_IF_GENERAL or (name.incorporated and several)


def _any_country(name: Name) -> bool:
    """Whether a name could be that of a ministry of any country: Ministry of Health."""
    return (
        name.language == "en"
        and any(word.text in _MINISTRIES for word in name.words)
        and not any(word.role in {"place", "name"} for word in name.words)
    )


def _other_bodies(a: Name, b: Name) -> Iterator[Evidence]:
    first, second = bodies_named(a.plain), bodies_named(b.plain)
    detail = " / ".join(sorted({*first, *second}))
    if first and second:
        yield Evidence("other well-known bodies", _OTHER_BODY, detail)
    elif (first or second) and a.language == b.language and not _differ_by_country(a, b):
        yield Evidence("well-known body or not", _BODY_OR_NOT, detail)


def _differ_by_country(a: Name, b: Name) -> bool:
    found = agreement(a, b)
    return not any(word.meaning != "中国" for word in _content((*found.left, *found.right)))


def _short_form(short: Name, full: Name) -> Evidence | None:
    detail = f"{short.plain} of {full.plain}"
    if is_acronym(short) and short.plain.upper().rstrip("0123456789") in acronyms(full):
        return Evidence("initials", _ACRONYM.get(len(short.plain), _LONG_ACRONYM), detail)
    if short.language == full.language and is_contraction(short, full):
        return Evidence(
            "contraction", _CONTRACTION.get(len(short.plain), _LONG_CONTRACTION), detail
        )
    return None


def _common_words(a: Name, b: Name) -> Iterator[Evidence]:
    found = agreement(a, b)
    detail = f"{found.similarity:.2f} of {a.plain} / {b.plain}"
    weight = min(_MOST_SHARED, _PER_SHARED_WEIGHT * found.shared)
    yield Evidence("words in common", weight, " / ".join(sorted(detail.split(" / "))))
    left, right = _content(found.left), _content(found.right)
    left, right = _settle_qualifiers(left, b), _settle_qualifiers(right, a)
    if not left and not right and found.shared >= _DISTINCTIVE:
        yield Evidence("no word left over", _ALL_WORDS_SHARED)
    across = _ACROSS_LANGUAGES if a.language != b.language else 1.0
    if left and right:
        yield from _replaced(left, right, across)
    elif left or right:
        shorter = found.right if left else found.left
        if _of("field", left or right) and any(word.text in _GROUP for word in shorter):
            yield Evidence("member of the group", _MEMBER_OF_GROUP, _text(left or right))
        yield from _added(left or right, b if left else a, found, across)
    yield from _branches(a, b)


def _content(words: tuple[Word, ...]) -> list[Word]:
    return [word for word in words if word.role != "weak"]


def _settle_qualifiers(words: list[Word], other: Name) -> list[Word]:
    """The words but for places that the other name has in brackets."""
    codes = frozenset(code for word in other.qualifiers for code in word.codes)
    return [word for word in words if not word.codes & codes]


def _replaced(left: list[Word], right: list[Word], across: float) -> Iterator[Evidence]:
    """Words that stand where the other name has others."""
    detail = " / ".join(sorted((_text(left), _text(right))))
    both = {role for role in _ROLES if _of(role, left) and _of(role, right)}
    if "number" in both:
        yield Evidence("other number", _OTHER_NUMBER, detail)
    if "place" in both:
        yield _other_places(_of("place", left), _of("place", right), detail)
    if "name" in both:
        yield Evidence("other name", _OTHER_NAME * across, detail)
    if "field" in both:
        yield Evidence("other field", _OTHER_FIELD * across, detail)
    if "head" in both:
        schools = all(_is_school(_of("head", words)[-1]) for words in (left, right))
        weight = _OTHER_SCHOOL if schools else _OTHER_HEAD * across
        yield Evidence("other kind of body", weight, detail)
    if not both:
        heads = _of("head", left) or _of("head", right)
        weight = _OTHER_WORDS_AND_HEAD if heads else _OTHER_WORDS
        yield Evidence("other words", weight * across, detail)


def _is_school(word: Word) -> bool:
    return word.text.endswith(_SCHOOLS)


def _other_places(left: list[Word], right: list[Word], detail: str) -> Evidence:
    inside = any(nested(x.codes, y.codes) for x in left for y in right if x.codes and y.codes)
    return Evidence("other place", _NESTED_PLACE if inside else _OTHER_PLACE, detail)


def _of(role: Role, words: list[Word]) -> list[Word]:
    return [word for word in words if word.role == role]


def _added(extra: list[Word], shorter: Name, found: Agreement, across: float) -> Iterator[Evidence]:
    """Words that one name has and the other lacks."""
    detail = _text(extra)
    if any(word.role == "head" and word.text not in COMPANY_HEADS for word in extra):
        whole = any(word.role == "head" for word in shorter.words) or shorter.incorporated
        weight = _PART_OF_OTHER if whole else _EXTRA["head"]
        yield Evidence("part of the other" if whole else "head word missing", weight, detail)
        return
    company = found.named and not any(word.role == "head" for word in shorter.words)
    for word in extra:
        weight = _EXTRA[word.role]
        if word.role == "field" and company:
            weight = _EXTRA_FIELD_OF_COMPANY
        elif word.meaning == "中国":
            weight = _EXTRA_WIDE_PLACE
        elif word.role == "place" and not is_distinctive(shorter):
            weight = _EXTRA_PLACE_OF_GENERAL
        yield Evidence("word missing", weight * across, word.text)


def _text(words: list[Word]) -> str:
    return " ".join(word.text for word in words)


def _branches(a: Name, b: Name) -> Iterator[Evidence]:
    """Places in brackets: "(Tianjin)" and "(Suzhou)" are two companies of one group."""
    first, second = _qualifying(a), _qualifying(b)
    if first and second and not first & second:
        yield Evidence("other branch", _OTHER_BRANCH, _both(a, b))
    elif bool(first) != bool(second) and a.incorporated and b.incorporated:
        mentioned = {code for name in (a, b) for word in name.words for code in word.codes}
        if not (first | second) & mentioned:
            yield Evidence("branch or not", _BRANCH_OR_NOT, _both(a, b))


def _qualifying(name: Name) -> frozenset[str]:
    return frozenset(
        c for w in name.qualifiers for c in (w.codes or (w.meaning,)) if w.role == "place"
    )


def _both(a: Name, b: Name) -> str:
    return " / ".join(sorted(" ".join(w.text for w in name.qualifiers) for name in (a, b)))
