"""Short forms of a company's name that nobody defines: 瀚津基因, Lingxi Oncology, Kizuna."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache

from extractor.chinese import simplified
from extractor.document import Document, Mention
from extractor.find.english_phrases import CALENDAR, has_head, is_field, suffix_pattern
from extractor.find.occurrences import occurrences
from extractor.places import find_place, leading_places
from extractor.rules import alternatives, load_words, word_set

_BRACKETS = re.compile(r" ?[（(][^（）()]{1,30}[）)] ?")
_CHINESE_FORM = re.compile(
    r"(?:(?:集团|控股|投资|科技|实业)?(?:股份|责任)?有限(?:责任)?公司|集团公司|集团|公司|株式会社)"
)
# A brand of two characters is too short to stand for a company by itself.
_SHORTEST = 3
_GROUPS = ("集团", "集團")


def stem_mentions(
    document: Document, names: Iterable[Mention], people: Container[str] = frozenset()
) -> Iterator[Mention]:
    """Yield where companies are named by the stem of their full name; ``value`` is the full one.

    Args:
        people: surnames of people in the document, for whom a stem of one word would stand.
    """
    full_names = sorted({document.written(m) for m in names if m.value is None}, reverse=True)
    full_of = {stem: full for full in full_names for stem in _stems(full)}
    source = f"rule:{document.language}/organisations:stem"
    for start, end, stem in occurrences(document.text, full_of.keys()):
        if document.language == "en" and (
            stem in people or _in_longer_name(document.text, start, end)
        ):
            continue
        yield document.mention(start, end, "ORG", source, value=full_of[stem], confidence=0.8)


def _stems(full: str) -> list[str]:
    """The stems of a name, whatever the language around it."""
    return (
        chinese_stems(full) if any("\u4e00" <= c <= "\u9fff" for c in full) else english_stems(full)
    )


def _in_longer_name(text: str, start: int, end: int) -> bool:
    after = re.match(r"[ -]([A-Z][\w’'-]+)", text[end : end + 30])
    before = re.search(r"(\w+)[ -]$", text[max(0, start - 30) : start])
    follows = after is not None and not _is_title(after[1])
    precedes = before is not None and before[1][0].isupper() and not _is_outside_names(before[1])
    return follows or precedes


def _is_outside_names(word: str) -> bool:
    return _is_title(word) or re.fullmatch(CALENDAR, word) is not None


def _is_title(word: str) -> bool:
    return word in word_set("en", "organisation_stops")


def english_stems(full: str) -> list[str]:
    """Leading words of a name with a legal form, the longest first; none that is a common word."""
    if not suffix_pattern().search(full):
        return []
    core = _BRACKETS.sub(" ", full)
    while form := suffix_pattern().search(core):
        core = core[: form.start()].rstrip(" ,")
    words = core.split()
    if len(words) > 2 and find_place("en", words[0]):
        words = words[1:]
    return [
        stem
        for length in range(len(words), 0, -1)
        if (stem := " ".join(words[:length])) != full and _distinguishes(words[:length])
    ]


def _distinguishes(words: list[str]) -> bool:
    if len(words) > 1:
        return words[-1] not in {"and", "&", "of", "the"} and not find_place("en", " ".join(words))
    word = words[0]
    plain = is_field(word) or has_head(word) or find_place("en", word) or _is_title(word)
    return not plain and len(word) > 3 and word not in word_set("en", "generic_words")


def chinese_stems(full: str) -> list[str]:
    """The brand with the field after it: 瀚津基因 of 瀚津基因科技(天津)有限公司, and with 集团."""
    folded = simplified(full)
    form = re.search(rf"{_CHINESE_FORM.pattern}$", _BRACKETS.sub("", folded))
    if form is None or len(folded) < 6:
        return []
    flat = _BRACKETS.sub("", full)
    offset = leading_places("zh", simplified(flat))[1] if len(flat) > 7 else 0
    core = flat[offset : form.start()]
    stems = {core[:end] for end in _field_ends(simplified(core))} | {core}
    if len(core) > 2:
        stems |= {lead + group for lead in (core[:2], core[:3], core) for group in _GROUPS}
    distinct = (stem for stem in stems if len(stem) >= _SHORTEST and stem != full)
    return sorted(distinct, key=lambda stem: (-len(stem), stem))


def _field_ends(core: str) -> Iterator[int]:
    """Where a field of business ends in a stem, after a brand of two characters or more."""
    for match in _fields().finditer(core, 2):
        yield match.end()


@cache
def _fields() -> re.Pattern[str]:
    return re.compile(alternatives(load_words("zh", "company_fields")))
