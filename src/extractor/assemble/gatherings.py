"""Grouping the mentions of gatherings: which names are one event's, and which another edition's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.assemble.editions import edition_in
from extractor.chinese import simplified
from extractor.document import Document, Language, Mention, fold_characters
from extractor.names import name_key

_DEFINITION = re.compile(
    r"\s?[（(][^（）()]{0,40}(?:简称|简稱|下称|下稱|hereinafter)[^（）()]{0,40}[）)]"
    r"|\s?[（(][A-Z][A-Za-z&+\-]{1,14}(?:\s?(?:20)?\d\d)?[）)](?=暨)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HEADING_WORDS = frozenset(("of", "on", "for", "and", "the", "in", "a", "&"))


@dataclass(frozen=True)
class Gathering:
    """One event: its name, its other names, and where it is named."""

    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...] = field(compare=False)

    @property
    def first(self) -> int:
        return self.mentions[0].start

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


def written_name(document: Document, mention: Mention) -> str:
    """The name at a mention, without definitions in brackets that interrupt it."""
    return (
        document.written(mention)
        if "(" not in mention.text and "（" not in mention.text
        else (_DEFINITION.sub("", document.written(mention)))
    )


def gatherings(document: Document, mentions: Sequence[Mention]) -> list[Gathering]:
    """Group mentions into events, in the order of their first mention.

    Names are one event's if they are equal but for punctuation, if the text equates them, or if one
    is the short form of the other. A short form that could stand for several editions stands for
    the one most often named.
    """
    ordered = sorted(mentions)
    by_name: dict[str, list[Mention]] = {}
    for mention in ordered:
        by_name.setdefault(written_name(document, mention), []).append(mention)
    owner = _owners(document, by_name)
    groups: dict[str, list[str]] = {}
    for name in by_name:
        groups.setdefault(owner[name], []).append(name)
    found = [_gathering(full, names, by_name) for full, names in groups.items()]
    return sorted(found, key=lambda gathering: gathering.first)


def _owners(document: Document, by_name: Mapping[str, Sequence[Mention]]) -> dict[str, str]:
    """Each written name with the full name of its event."""
    language = document.language
    equated = _equated(document, [m for found in by_name.values() for m in found])
    counts = {name: len(found) for name, found in by_name.items()}
    ranked = sorted(by_name, key=lambda name: (-len(name), by_name[name][0].start))
    owner: dict[str, str] = {}
    for name in ranked:
        longer = list(dict.fromkeys(owner[other] for other in owner))
        defined = [written for written in longer if _is_defined(document, by_name[name], written)]
        defined += [owner[other] for other in equated.get(name, ()) if other in owner]
        equal = [other for other in owner if name_key(other) == name_key(name)]
        fitting = [other for other in longer if is_short_form(language, name, other)]
        if defined or equal:
            owner[name] = defined[0] if defined else owner[equal[0]]
        elif fitting:
            owner[name] = max(fitting, key=lambda other: (counts[other], -by_name[other][0].start))
        else:
            owner[name] = name
    return owner


def _equated(document: Document, mentions: Sequence[Mention]) -> dict[str, list[str]]:
    """Names that the text equates: "BioHarbour 2025, the National Conclave on Biomanufacturing"."""
    pairs: dict[str, list[str]] = {}
    ordered = sorted(mentions)
    for left, right in pairwise(ordered):
        if _APPOSITION.fullmatch(document.text, left.end, right.start):
            names = written_name(document, left), written_name(document, right)
            if not _around_head(names[0])[1]:
                pairs.setdefault(names[0], []).append(names[1])
                pairs.setdefault(names[1], []).append(names[0])
    for mention in ordered:
        match = _KNOWN_AS.search(document.text, max(0, mention.start - 60), mention.start)
        before = [m for m in ordered if m.end <= mention.start and match]
        meant = [m for m in before if match and match["head"].lower() in m.text.lower()]
        if meant:
            pairs.setdefault(written_name(document, mention), []).append(
                written_name(document, meant[-1])
            )
    return pairs


_APPOSITION = re.compile(r",? (?:the|a) ")
_KNOWN_AS = re.compile(
    r"\b[Tt]he (?P<head>[A-Z]?[a-z]+), (?:also known as|also called|known as|or|dubbed) "
    r"(?:the )?[\"“]?$"
)


def _is_defined(document: Document, mentions: Sequence[Mention], full: str) -> bool:
    """Whether the text itself gives one of the mentions as another name of ``full``."""
    return any(
        mention.value is not None and _DEFINITION.sub("", mention.value) == full
        for mention in mentions
    )


def is_short_form(language: Language, short: str, full: str) -> bool:
    """Whether ``short`` can stand for ``full``: same edition and head, and no word of its own."""
    if not _agree(edition_in(language, short), edition_in(language, full)):
        return False
    if not _agree(_year(short), _year(full)):
        return False
    return _short_chinese(short, full) if language == "zh" else _short_english(short, full)


def _agree(short: object, full: object) -> bool:
    return short is None or full is None or short == full


def _year(name: str) -> str | None:
    match = _YEAR.search(fold_characters(name))
    return match[0] if match else None


_CHINESE_EDITION = re.compile(
    r"第?[\d一二三四五六七八九十百]{1,5}[届次期]|首届|20\d\d年?|[\s（）()“”「」]"
)


# 全省科学技术奖励大会 stands for that of the province named.
_WHOLE_PLACE = re.compile(r"^全[省市区县州]")


def _short_chinese(short: str, full: str) -> bool:
    """Whether the characters of ``short`` stand in ``full`` in order, down to the same head."""
    left, right = (_CHINESE_EDITION.sub("", _plain_chinese(name)) for name in (short, full))
    left = _WHOLE_PLACE.sub("", left)
    return len(left) >= 3 and any(
        left[-2:] == half[-2:] and left[0] in half and _is_subsequence(left, half)
        for half in {right, right.split("暨")[0]}
    )


def _plain_chinese(name: str) -> str:
    """A name with long forms shortened: 政协第十四届全国委员会 is 全国政协."""
    plain = simplified(fold_characters(name)).replace("人工智能", "AI")
    plain = re.sub(
        r"中国共产党(.{2,5}?)[省市]?第([一二三四五六七八九十]+)届委员会第([一二三四五六七八九十]+)次全体会议",
        r"中共\1省委\2届\3次全会",
        plain,
    )
    plain = re.sub(r"政协第?[\d一二三四五六七八九十]+届全国委员会", "全国政协", plain)
    plain = plain.replace("全国人民代表大会", "全国人大").replace("常务委员会", "常委会")
    return re.sub(
        r"[\d一二三四五六七八九十]+届(?=全国人大|全国政协)|(?<=全国政协)[\d一二三四五六七八九十]+届",
        "",
        plain,
    )


def _is_subsequence(short: str, full: str) -> bool:
    position = -1
    for character in short:
        position = full.find(character, position + 1)
        if position < 0:
            return False
    return True


def _short_english(short: str, full: str) -> bool:
    """Whether the words before and after the head of ``short`` all stand there in ``full``."""
    if _is_acronym(short, full):
        return True
    if _is_beginning(short, full):
        return True
    short_before, short_head, short_after = _around_head(short)
    before, head, after = _around_head(full)
    if not short_head or short_head != head:
        return False
    return bool(short_before or short_after) and short_before <= before and short_after <= after


def _is_beginning(short: str, full: str) -> bool:
    """Whether a name is the other one without its year, or what stands there before a colon."""
    left, right = (_YEAR.sub("", name).strip() for name in (short, full))
    return bool(left) and (left == right or right.startswith(f"{left}:"))


_ACRONYM_AND_HEAD = re.compile(r"(?P<letters>[A-Z](?:[A-Z&]{1,6})) (?P<head>[A-Z][a-z]+)")
_ACRONYM = re.compile(r"(?:[\w-]+ )?(?P<letters>[A-Z]{3,8})(?:[ -]?(?:20)?\d\d)?")


def _is_acronym(short: str, full: str) -> bool:
    """Whether the letters of "GHAM 2025" are first letters of words of the full name, in order."""
    match = _ACRONYM.fullmatch(short) or _ACRONYM_AND_HEAD.fullmatch(short)
    if match is None or full.isupper() or not full.endswith(match.groupdict().get("head") or ""):
        return False
    initials = "".join(w[0] for w in re.findall(r"[A-Z][\w’'-]*", full))
    letters = match["letters"].replace("&", "")
    return len(letters) >= len(initials) / 3 and _is_subsequence(letters, initials)


def _around_head(name: str) -> tuple[frozenset[str], str, frozenset[str]]:
    from extractor.find.event_words_en import head_of

    words = [w for w in re.findall(r"[\w’'&.-]+", fold_characters(name)) if not _YEAR.fullmatch(w)]
    index = next(
        (i for i, word in enumerate(words) if head_of(word) or head_of(word.capitalize())), -1
    )
    if index < 0:
        return frozenset(), "", frozenset()
    content = [w.lower() for w in words]
    return (
        frozenset(
            w for w in content[:index] if w not in _HEADING_WORDS and not edition_in("en", w)
        ),
        content[index],
        frozenset(w for w in content[index + 1 :] if w not in _HEADING_WORDS),
    )


def _gathering(
    full: str, names: Sequence[str], by_name: Mapping[str, Sequence[Mention]]
) -> Gathering:
    mentions = sorted(mention for name in names for mention in by_name[name])
    aliases = tuple(name for name in names if name != full and name_key(name) != name_key(full))
    return Gathering(full, aliases, tuple(mentions))
