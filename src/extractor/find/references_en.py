"""Where an English text names a person again: the full name, or a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractor.document import Document, Mention, Span
from extractor.find.cover import Cover
from extractor.find.name_evidence_en import SAID, SPOKE, Evidence
from extractor.find.names_en import surnames
from extractor.rules import word_set

SOURCE = "rule:en/people:"


def repeated(
    document: Document, names: Iterable[str], found: Sequence[Mention], evidence: Evidence
) -> Iterator[Mention]:
    """Every other place where a full name is written again."""
    taken = Cover(len(document.text), [*(m.span for m in found), *evidence.others])
    for match in _places(document.folded, names):
        span = Span(*match.span())
        free = not taken.overlaps(span) and not document.is_furniture(*match.span())
        if free and match.group()[0].isupper():
            yield document.mention(*match.span(), "PERSON", SOURCE + "again")


def references(
    document: Document, full: Sequence[Mention], evidence: Evidence
) -> Iterator[Mention]:
    """Surnames and other parts of a full name that stand alone after it."""
    holders: dict[str, str] = {}
    parts: set[str] = set()
    for mention in sorted(full):
        name = document.written(mention)
        for part in surnames(name):
            parts.add(part)
            holders.setdefault(part.casefold(), name)
    forms = {form for part in parts for form in (part, part.upper(), part.title())}
    taken = Cover(len(document.text), [*(m.span for m in full), *evidence.others])
    for match in _places(document.folded, holders):
        span = Span(*match.span())
        if match.group() not in forms:
            continue
        clear = not taken.overlaps(span) and not evidence.places.overlaps(span)
        if clear and _refers(document, span, evidence):
            name = holders[" ".join(match.group().casefold().split())]
            yield document.mention(*match.span(), "PERSON", SOURCE + "reference", value=name)


def _places(text: str, names: Iterable[str]) -> Iterator[re.Match[str]]:
    """Where any of the names stands, in whatever case, the longest first."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    if not ordered:
        return iter(())
    forms = "|".join(r"\s+".join(map(re.escape, name.split())) for name in ordered)
    return re.finditer(rf"(?<![\w-])(?:{forms})(?![\w-])", text, re.IGNORECASE)


_NEXT_WORD = re.compile(r"[ \u00a0][^\W\d_a-z]")
_LAST_WORD = re.compile(r"(?P<word>[\w.'’-]+)[ \u00a0]$")


def _refers(document: Document, span: Span, evidence: Evidence) -> bool:
    """Whether a part of a name stands alone here as a person."""
    text = document.folded
    word = text[span.start : span.end]
    if not word[0].isupper() or document.is_furniture(span.start, span.end):
        return False
    if evidence.addressed(span.start) or evidence.titled(span.start):
        return not _NEXT_WORD.match(text, span.end) or _in_headline(document, span)
    before = _LAST_WORD.search(text, max(0, span.start - 30), span.start)
    if (
        before
        and before["word"][0].isupper()
        and before["word"].casefold() not in word_set("en", "not_names")
    ):
        return False
    if _NEXT_WORD.match(text, span.end):
        return False
    spoke = SPOKE.match(text, span.end) or SAID.search(text, max(0, span.start - 30), span.start)
    if word.casefold() in word_set("en", "not_names") or word.casefold() in word_set(
        "en", "ordinary_surnames"
    ):
        return bool(spoke) and word.casefold() not in _NEVER_ALONE
    return True


def _in_headline(document: Document, span: Span) -> bool:
    return document.title is not None and document.title.contains(span)


_NEVER_ALONE = frozenset({"he", "she", "so", "to", "an", "or", "do", "no", "may", "will"})
