"""Grouping the mentions of gatherings: which names are one event's, and which another edition's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.assemble.editions import edition_in
from extractor.assemble.short_forms import (
    around_head,
    content_words,
    is_short_form,
    without_year,
    year_in,
)
from extractor.document import Document, Mention
from extractor.names import name_key

_DEFINITION = re.compile(
    r"\s?[（(][^（）()]{0,40}(?:简称|简稱|下称|下稱|hereinafter)[^（）()]{0,40}[）)]"
    r"|\s?[（(][A-Z][A-Za-z&+\-]{1,14}(?:\s?(?:20)?\d\d)?[）)](?=暨)"
)


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
        equal = [o for o in owner if _is_equal(o, name) and _one_year(owner[o], name)]
        fitting = [
            other
            for other in longer
            if is_short_form(language, name, other)
            and not _is_past(document, name, other)
            and not _is_next(document, by_name[name], by_name[other])
        ]
        headed = [o for o in longer if _is_headline_form(document, by_name, name, o)]
        if defined or equal:
            owner[name] = defined[0] if defined else owner[equal[0]]
        elif fitting:
            owner[name] = max(fitting, key=lambda other: (counts[other], -by_name[other][0].start))
        elif headed:
            body = name if _is_headed(document, by_name[headed[0]]) else headed[0]
            owner = {n: body if full == headed[0] else full for n, full in owner.items()}
            owner[name] = body
        else:
            owner[name] = name
    return owner


def _is_past(document: Document, short: str, full: str) -> bool:
    """Whether an English name has a year gone by, and the name without year is of another one."""
    year = year_in(short)
    if document.language != "en" or year is None or year_in(full) or not document.published:
        return False
    return year < document.published[:4] and edition_in("en", full) is not None


def _is_next(document: Document, told: Sequence[Mention], later: Sequence[Mention]) -> bool:
    """Whether a Chinese name with an edition is only that of a later year: 第二届…将于2027年."""
    title, published = document.title, document.published
    if document.language != "zh" or edition_in("zh", told[0].text) or published is None:
        return False
    coming = [_COMING.match(document.folded, mention.end) for mention in later]
    body = [m for m in told if title is None or not title.contains(m)]
    return bool(body) and all(
        match is not None and (match["year"] or "9999") > published[:4] and body[0].start < m.start
        for match, m in zip(coming, later, strict=True)
    )


_COMING = re.compile(r"[”」]?(?:将|拟|定|计划)+于?在?(?:(?P<year>20\d\d)年|明年|后年|下一?年)")


def _is_equal(left: str, right: str) -> bool:
    """Whether two names are one but for punctuation, or for a year that one leaves out."""
    if name_key(left) == name_key(right):
        return True
    bare = without_year(left)
    one_silent = year_in(left) is None or year_in(right) is None
    return one_silent and len(bare) > 2 and bare == without_year(right)


def _one_year(left: str, right: str) -> bool:
    return year_in(left) is None or year_in(right) is None or year_in(left) == year_in(right)


def _is_headline_form(
    document: Document, by_name: Mapping[str, Sequence[Mention]], left: str, right: str
) -> bool:
    """Whether one of two English names is the headline's for what the text names otherwise."""
    if document.language != "en" or _is_headed(document, by_name[left]) == _is_headed(
        document, by_name[right]
    ):
        return False
    headed = left if _is_headed(document, by_name[left]) else right
    heads = {head for head in (around_head(left)[1], around_head(right)[1]) if head}
    if edition_in("en", headed) or year_in(headed) or len(heads) > 1:
        return False
    return len(content_words(left) & content_words(right)) > 1


def _is_headed(document: Document, mentions: Sequence[Mention]) -> bool:
    """Whether only the headline writes a name."""
    title = document.title
    return title is not None and all(title.contains(mention) for mention in mentions)


def _equated(document: Document, mentions: Sequence[Mention]) -> dict[str, list[str]]:
    """Names that the text equates: "BioHarbour 2025, the National Conclave on Biomanufacturing"."""
    pairs: dict[str, list[str]] = {}
    ordered = sorted(mentions)
    for left, right in pairwise(ordered):
        if _APPOSITION.fullmatch(document.text, left.end, right.start):
            names = written_name(document, left), written_name(document, right)
            if not around_head(names[0])[1]:
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


def _gathering(
    full: str, names: Sequence[str], by_name: Mapping[str, Sequence[Mention]]
) -> Gathering:
    mentions = sorted(mention for name in names for mention in by_name[name])
    aliases = tuple(name for name in names if name != full and name_key(name) != name_key(full))
    return Gathering(full, aliases, tuple(mentions))
