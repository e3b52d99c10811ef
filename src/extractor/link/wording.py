"""Evidence from the words that two names share, and from those that only one of them has."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.link.concepts import Agreement, Name, agreement
from extractor.link.concepts.distinctive import is_distinctive
from extractor.link.concepts.lexicon import COMPANY_HEADS, Role, Word
from extractor.link.concepts.places import nested
from extractor.link.evidence import Evidence

_PER_SHARED_WEIGHT, _MOST_SHARED = 1.6, 9.0
_ALL_WORDS_SHARED = 1.5
# Below this weight two names share too little for it to matter that no word is left over.
_ENOUGH = 2.9
# What only one of two otherwise equal names has.
_EXTRA = {"name": -4.0, "number": -5.0, "place": -0.9, "field": -2.6, "head": -3.2, "weak": -0.1}
_EXTRA_FIELD_OF_COMPANY = -0.8
# Heads that names go without: "One&Only One Za'abeel Hotel".
_LODGINGS = frozenset({"hotel", "resort", "casino", "spa", "酒店", "大酒店", "宾馆", "饭店"})
_OPTIONAL = COMPANY_HEADS | _LODGINGS
_EXTRA_OPTIONAL = -1.0
_EXTRA_WIDE_PLACE, _EXTRA_COUNTRY, _EXTRA_PLACE_OF_GENERAL = -0.4, -1.8, -4.0
_PART_OF_OTHER = -9.0
# What each of two names has instead of what the other has.
_OTHER_NUMBER, _OTHER_PLACE, _OTHER_NAME = -60.0, -10.0, -8.0
_NESTED_PLACE, _OTHER_FIELD, _OTHER_HEAD, _OTHER_WORDS = -3.5, -7.0, -8.5, -4.0
# A college that becomes a university keeps the rest of its name.
_OTHER_WORDS_AND_HEAD = -6.0
_OTHER_SCHOOL = -4.5
_SCHOOLS = ("学院", "大学", "学校", "college", "university", "school", "institute")
_LEVELS = {
    "nation": frozenset(["全国", "国家", "中央", "national", "federal", "central"]),
    "province": frozenset(["省", "自治区", "provincial", "province"]),
    "city": frozenset(["市", "municipal", "city"]),
    "county": frozenset(["县", "county"]),
    "district": frozenset(["区", "district"]),
}
_OTHER_LEVEL = -7.0
_GROUP = frozenset({"集团", "group"})
_ROLES: tuple[Role, ...] = ("number", "place", "name", "field", "head")
# One company of a group beside the group, or beside another of its companies.
_MEMBER_OF_GROUP = -4.5
# Two languages do not share every word even of one name.
_ACROSS_LANGUAGES = 0.75
_OTHER_BRANCH, _BRANCH_OR_NOT = -14.0, -4.0


def common_words(a: Name, b: Name) -> Iterator[Evidence]:
    """How much the names share, and what each has instead or beside."""
    found = agreement(a, b)
    detail = f"{found.similarity:.2f} of {a.plain} / {b.plain}"
    weight = min(_MOST_SHARED, _PER_SHARED_WEIGHT * found.shared)
    yield Evidence("words in common", weight, " / ".join(sorted(detail.split(" / "))))
    left, right = content(found.left), content(found.right)
    left, right = _settle_qualifiers(left, b), _settle_qualifiers(right, a)
    yield from _levels(found)
    if not left and not right and found.shared >= _ENOUGH:
        yield Evidence("no word left over", _ALL_WORDS_SHARED)
    across = _ACROSS_LANGUAGES if a.language != b.language else 1.0
    if left and right:
        yield from _replaced(left, right, across)
    elif left or right:
        shorter = found.right if left else found.left
        if _of("field", left or right) and any(word.text in _GROUP for word in shorter):
            yield Evidence("member of the group", _MEMBER_OF_GROUP, _text(left or right))
        yield from _added(left or right, b if left else a, found, across)
    yield from branches(a, b)


def _levels(found: Agreement) -> Iterator[Evidence]:
    """Bodies of two levels of administration: 全国人大常委会 and 自治区人大常委会."""
    levels = [
        {level for level, words in _LEVELS.items() for word in side if word.text in words}
        for side in (found.left, found.right)
    ]
    if all(levels) and not levels[0] & levels[1]:
        yield Evidence("other level", _OTHER_LEVEL, " / ".join(sorted(map(min, levels))))


def content(words: tuple[Word, ...]) -> list[Word]:
    """The words that are not weak."""
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
    if "name" in both or ("place" not in both and _proper(left) and _proper(right)):
        yield Evidence("other name", _OTHER_NAME * across, detail)
    if "field" in both:
        yield Evidence("other field", _OTHER_FIELD * across, detail)
    if "head" in both:
        schools = all(_is_school(_of("head", words)[-1]) for words in (left, right))
        weight = _OTHER_SCHOOL if schools else _OTHER_HEAD * across
        yield Evidence("other kind of body", weight, detail)
    if not both and not (_proper(left) and _proper(right)):
        heads = _of("head", left) or _of("head", right)
        weight = _OTHER_WORDS_AND_HEAD if heads else _OTHER_WORDS
        yield Evidence("other words", weight * across, detail)


def _proper(words: list[Word]) -> bool:
    return any(w.role in {"name", "place"} and w.meaning != "中国" for w in words)


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
    if any(word.role == "head" and word.text not in _OPTIONAL for word in extra):
        whole = any(word.role == "head" for word in shorter.words) or shorter.incorporated
        weight = _PART_OF_OTHER if whole else _EXTRA["head"]
        yield Evidence("part of the other" if whole else "head word missing", weight, detail)
        return
    company = found.named and not any(word.role == "head" for word in shorter.words)
    for word in extra:
        weight = _PART_OF_OTHER if word.is_body else _EXTRA[word.role]
        if word.text in _OPTIONAL:
            weight = _EXTRA_OPTIONAL
        elif word.role == "field" and company:
            weight = _EXTRA_FIELD_OF_COMPANY
        elif word.meaning == "中国":
            weight = _EXTRA_WIDE_PLACE
        elif any(code.isalpha() and code.isascii() for code in word.codes):
            weight = _EXTRA_COUNTRY
        elif word.role == "place" and not is_distinctive(shorter):
            weight = _EXTRA_PLACE_OF_GENERAL
        yield Evidence("word missing", weight * across, word.text)


def _text(words: list[Word]) -> str:
    return " ".join(word.text for word in words)


def branches(a: Name, b: Name) -> Iterator[Evidence]:
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
