"""Which names of one document stand for the same organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.assemble.organisation_kinds import organisation_kind
from extractor.chinese import simplified
from extractor.document import Document, Language, Mention, fold_characters
from extractor.find.chinese_heads import is_local_body
from extractor.find.english_phrases import is_field
from extractor.names import initials, name_key
from extractor.places import Place, find_place, leading_places
from extractor.rules import word_set

_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
# Heads that tell bodies apart although one name lies within the other: 北京大学, 北京工业大学.
_DISTINGUISHING = re.compile(
    r"(?:大学|学院|医院|研究院|研究所|银行|公司|中学|法院|检察院|政府|委员会|协会|学会|商会|联盟|集团|中心)$"
)
_SHORTEST, _LONGEST = 3, 6
_LOCAL = re.compile(r"^(?:自治区|[省市县区州旗])")


def defined_pairs(document: Document, mentions: Sequence[Mention]) -> list[tuple[str, str]]:
    """The pairs (full name, short name) that the text defines or that can only be meant."""
    names = list(dict.fromkeys(document.written(mention) for mention in sorted(mentions)))
    read = [(m.value, document.written(m)) for m in mentions if m.value is not None]
    defined = {short for _, short in read}
    return read + [
        (full, short)
        for short in names
        if short not in defined and (full := _only_full(short, names, document.language))
    ]


def same_organisation(left: str, right: str) -> bool:
    """Whether two written names differ in writing only: X Bureau is the Bureau of X."""
    return name_key(_turned(left)) == name_key(_turned(right))


def _turned(name: str) -> str:
    """A name with its owner in front: "Management Committee of X Zone" begins with X."""
    head, _, owner = name.partition(" of ")
    return f"{owner.removeprefix('the ')} {head}" if owner and " of " not in owner else name


def _only_full(short: str, names: Sequence[str], language: Language) -> str | None:
    """The one other name that a short form can stand for; None if none or several can.

    A name that all others contain is meant rather than its parts: X Ltd, not its Sales Office.
    """
    candidates = sorted(_fuller(short, names, language), key=len)
    one = candidates and all(candidates[0] in other for other in candidates)
    return candidates[0] if one else None


def _fuller(short: str, names: Sequence[str], language: Language) -> Iterator[str]:
    latin = language == "en" or short.isascii()
    abbreviates = _english_short if latin else _chinese_short
    for full in names:
        # The first test is cheap, and most pairs of names in a long text fail it.
        if len(full) > len(short) and short[0] in full and abbreviates(short, full):
            yield full


def _english_short(short: str, full: str) -> bool:
    """Initials, the name without its field, the leading words of a company."""
    letters = re.sub(r"[^A-Za-z]", "", short)
    if letters.isupper() and " " not in short:
        every = "".join(word[0] for word in re.findall(r"[A-Za-z]+", full)).upper()
        unquoted = re.split(' ["“„«]', full)[0]
        return len(letters) > 2 and letters in (initials(full), initials(unquoted), every)
    words, whole = short.split(), re.sub(r"[,.]", "", _BRACKET.sub("", full)).split()
    if full.startswith(f"{short} of ") or full.startswith(f"{short}, "):
        return len(words) > 2 or words[0] in _PARTS or _is_parish(words)
    if len(words) == 1:
        return words[0] == whole[0] and _is_brand(short, full)
    if full.startswith(f"{short} ") and "&" in words[1:-1]:
        return _is_brand(short, full)
    return _is_subsequence(words, whole) and _names_company(whole)


_PARTS = frozenset({"School", "Faculty", "Department", "College"})


def _is_parish(words: Sequence[str]) -> bool:
    """Whether a church or foundation has a name of its own: Quilby Church (of Christ)."""
    plain = is_field(words[0]) or words[0] in word_set("en", "nationalities")
    heads = {"Church", "Foundation", "Ministries", "Temple", "Trust"}
    return words[-1] in heads and not plain and find_place("en", words[0]) is None


def _is_brand(short: str, full: str) -> bool:
    """Whether the first word of a name may stand for it: a company's, if no place or union."""
    known = short in word_set("en", "international_names") or find_place("en", short)
    return not known and organisation_kind(full, "en") == "company"


def _names_company(words: Sequence[str]) -> bool:
    suffixes = word_set("en", "company_suffixes")
    return words[-1] in suffixes or f"{words[-1]}." in suffixes


def _is_subsequence(words: Sequence[str], whole: Sequence[str]) -> bool:
    remaining = iter(whole)
    return all(word in remaining for word in words)


def _chinese_short(short: str, full: str) -> bool:
    """The name without its place or parent's place, or a contraction that keeps both ends."""
    one, other = (re.sub(r"[（()）]", "", simplified(fold_characters(n))) for n in (short, full))
    if not set(one) <= set(other):
        return False
    if _SEATED.sub("", full) == short or _TERM.sub("", other) == one or _is_part(one, other):
        return True
    if is_local_body(one) or _LOCAL.match(one):
        return other.endswith(one) and leading_places("zh", other)[1] >= len(other) - len(one)
    places, offset = leading_places("zh", other)
    if other.endswith(one) and 0 < len(other) - len(one) <= offset:
        return True
    return any(_abbreviates(one, core) for core in _without_places(other, places))


# 中国石油大学|（北京）, 十四届|全国人大常委会
_SEATED = re.compile(r"(?<=大学)[（(][^（）()]{2,4}[）)]$")
_TERM = re.compile(r"^第?[一二三四五六七八九十]{1,3}届(?=全国|中共|省|市)")
_PART = re.compile(r"(?:委员会|司|庭|处|中心|学院|研究所|频道)$")


def _is_part(short: str, full: str) -> bool:
    """Whether a name is another's department without its parent: 全国人大|财政经济委员会."""
    parent = full.removesuffix(short)
    named = full.endswith(short) and len(short) > _SHORTEST and _PART.search(short) is not None
    return named and parent in word_set("zh", "state_bodies")


def _without_places(name: str, places: Sequence[Place]) -> Iterator[str]:
    """A name, and what is left of it after each of its leading places: 中国|北京|同仁堂集团."""
    yield name
    for place in places:
        name = name[len(place.full if name.startswith(place.full) else place.name) :]
        yield name


def _abbreviates(short: str, core: str) -> bool:
    begins = core.endswith(("公司", "集团")) and core.startswith(short) and len(short) >= _SHORTEST
    return begins or _is_contraction(short, core)


def _is_contraction(short: str, full: str) -> bool:
    """中细促会 for 中国细胞与基因产业促进会: both ends kept, the rest in order."""
    if not _SHORTEST <= len(short) <= _LONGEST or len(full) < len(short) + _SHORTEST:
        return False
    if _DISTINGUISHING.search(short):
        return False
    ends = short[0] == full[0] and (short[-1] == full[-1] or full.endswith("公司"))
    return ends and _is_subsequence(short, full)
