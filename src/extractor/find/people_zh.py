"""Chinese texts' people: proposed by recognisers, proved by titles and verbs, checked by surnames."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.chinese import simplified
from extractor.document import Document, Mention, Mentions
from extractor.find.names_zh import (
    DOTS,
    DOTTED,
    chinese_name_end,
    dotted_name_end,
    has_surname,
    name_end,
    speaks_next,
)
from extractor.find.overlaps import longest_first
from extractor.find.titles_zh import title_spans
from extractor.rules import load_rules

_RULE = "rule:zh/people:"
_HONORIFIC = re.compile(r"(?:[ \u3000]{0,4}|同志|先生|女士)")
_CLAUSE_START = re.compile(r"(?:^|(?<=[，。；！？\n“”、：]))", re.MULTILINE)
_JOINT = re.compile(r"、|和|与|及|以及|，")
_NOT_NAME = re.compile(r"[《》“”\d%，。、；]")


def find_people_zh(document: Document, mentions: Mentions) -> list[Mention]:
    """Return PERSON mentions; the same name is found wherever it is written."""
    text = simplified(document.folded)
    proved = [*_after_titles(document, text, mentions), *_by_rule(document, text)]
    proved += [*_before_verbs(document, text), *_dotted(document, text)]
    found = [*proved, *_plausible(text, mentions)]
    found = [m for m in found if not _nested(m, mentions)]
    found += _listed(document, text, found)
    found += _repeated(document, text, found)
    return longest_first(m for m in found if not document.is_furniture(m.start, m.end))


def _after_titles(document: Document, text: str, mentions: Mentions) -> Iterator[Mention]:
    for span in title_spans(document, mentions):
        space = _HONORIFIC.match(text, span.end)
        start = space.end() if space else span.end
        end = name_end(text, start)
        if end:
            yield document.mention(start, end, "PERSON", _RULE + "after-title", confidence=0.9)


def _by_rule(document: Document, text: str) -> Iterator[Mention]:
    for rule in load_rules("zh", "people"):
        for match in rule.matches(text):
            start, end = match.span("name")
            if (
                not text[start].isascii()
                and not DOTTED.match(text, start)
                and (not has_surname(text[start:end].replace(" ", "")))
            ):
                continue
            yield document.mention(start, end, "PERSON", f"rule:{rule.name}", confidence=0.9)


def _before_verbs(document: Document, text: str) -> Iterator[Mention]:
    """A name between the start of a clause and a verb of speech."""
    for clause in _CLAUSE_START.finditer(text):
        end = chinese_name_end(text, clause.end())
        if end and speaks_next(text, end):
            yield document.mention(clause.end(), end, "PERSON", _RULE + "speaks", confidence=0.9)


def _dotted(document: Document, text: str) -> Iterator[Mention]:
    """Transliterated names that begin a clause; elsewhere a title or a recogniser shows the start."""
    for match in DOTTED.finditer(text):
        if _CLAUSE_START.match(text, match.start()):
            end = dotted_name_end(text, match.start())
            yield document.mention(match.start(), end, "PERSON", _RULE + "dotted", confidence=0.8)


def _plausible(text: str, mentions: Mentions) -> Iterator[Mention]:
    for mention in mentions.labelled("PERSON"):
        name = text[mention.start : mention.end]
        if len(name) > 1 and not _NOT_NAME.search(name):
            yield mention


def _nested(person: Mention, mentions: Mentions) -> bool:
    """Whether the name is a part of another name ("李时珍研究分会")."""
    return any(
        other.start <= person.start and person.end <= other.end and other.span != person.span
        for other in mentions.labelled("ORG", "EVENT", "VENUE")
    )


def _listed(document: Document, text: str, found: Iterable[Mention]) -> Iterator[Mention]:
    """Names that go on a list which a found name begins ("副主席甲、乙、丙出席")."""
    known = {m.start for m in found}
    for mention in sorted(found):
        position = mention.end
        while joint := _JOINT.match(text, position):
            start = joint.end()
            end = chinese_name_end(text, start)
            if start in known or not end:
                break
            yield document.mention(start, end, "PERSON", _RULE + "listed", confidence=0.8)
            position = end


def _repeated(document: Document, text: str, found: Iterable[Mention]) -> Iterator[Mention]:
    """Other places where a full name, or the family name of a transliterated one, is written."""
    names: set[str] = set()
    for mention in found:
        name = text[mention.start : mention.end]
        names.add(name)
        if DOTTED.fullmatch(name):
            names.update(part for part in DOTS.split(name)[-1:] if len(part) > 1)
    for name in sorted(n for n in names if len(n) > 1):
        for match in re.finditer(re.escape(name), text):
            yield document.mention(
                match.start(), match.end(), "PERSON", _RULE + "repeated", confidence=0.7
            )
