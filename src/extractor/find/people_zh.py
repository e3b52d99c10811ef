"""Chinese texts' people: proposed by recognisers, proved by titles and verbs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractor.chinese import simplified
from extractor.document import Document, Mention, Mentions, Span
from extractor.find.name_checks_zh import is_sure
from extractor.find.names_zh import DOTS, DOTTED, chinese_name_end
from extractor.find.person_evidence_zh import (
    SOURCE,
    TRAINED,
    after_bodies,
    after_nouns,
    after_titles,
    before_titles,
    before_verbs,
    by_rule,
    dotted_people,
    proposed_people,
)
from extractor.find.titles_zh import title_spans

# Characters that begin what is said of a person, and seldom end a name.
_TAILS = frozenset("时时還还同也曾则則已又再将將会會在对對向与與和称稱")
# Rules that do not outrank a name that was found before.
_WEAK = (":dotted", ":speaks", ":listed")
# Rules by which the layout alone proves a name.
_PLACED = (":row", ":timed-row", ":labelled", ":line-with-post", ":post-in-brackets")
_SURE = 0.9
_GLOSS = re.compile(r"\s?[（(](?:[A-Z][a-z]{1,3}\. )?(?P<name>[A-ZÀ-Þ][^（()）\n]{2,40})[)）]")
_JOINT = re.compile(r"、|和|与|及|以及|，|,| {1,2}(?! )")
# "储某与研究所": somebody and a body, and no body that begins with a name.
_JOINT_BEHIND = re.compile(r"[与和及、]")
_LIST_ITEM = re.compile(r"、(?P<name>[\u4e00-\u9fff]{2,6})、")
_IN_TITLE = re.compile(r"《[^》\n]{1,60}》")


def find_people_zh(document: Document, mentions: Mentions) -> list[Mention]:
    """Return PERSON mentions; a name that is found once is found wherever it is written."""
    text = simplified(document.folded)
    titles = title_spans(document, mentions)
    found = _Found(document, text)
    found.add(proposed_people(document, text, mentions, titles))
    found.add(after_titles(document, text, titles))
    found.add(by_rule(document, text, mentions))
    found.add(dotted_people(document, text, titles))
    found.add(before_verbs(document, text, titles, titled=True))
    if not _is_read(mentions):
        found.add(after_nouns(document, text, titles))
        found.add(before_titles(document, text, mentions, titles))
        found.add(after_bodies(document, text, mentions))
        found.add(before_verbs(document, text, titles, titled=False))
    found.drop_nested(mentions, titles)
    found.add(_repeated(document, text, found.mentions))
    found.add(_listed(document, text, found.mentions))
    found.add(_between(document, text, found.mentions))
    found.add(_glosses(document, text, found.mentions))
    found.add(_repeated(document, text, found.mentions))
    found.drop_nested(mentions, titles)
    return _without_tails(document, found.mentions)


def _is_read(mentions: Mentions) -> bool:
    """Whether our own tagger has found people: it misses fewer than weak grounds make up."""
    return any(mention.source == TRAINED for mention in mentions.labelled("PERSON"))


def _without_tails(document: Document, found: Sequence[Mention]) -> list[Mention]:
    """Cut "韩正同" to "韩正" where that is a name of the document, and what is left a verb."""
    names = {mention.text for mention in found}
    return [
        document.mention(m.start, m.end - 1, "PERSON", m.source, confidence=m.confidence)
        if m.text[-1] in _TAILS and m.text[:-1] in names
        else m
        for m in found
    ]


class _Found:
    """People found so far: what comes later fills the gaps, and extends a name it begins with."""

    def __init__(self, document: Document, text: str) -> None:
        self._document = document
        self._text = text
        self._cited = _offsets(Span(*match.span()) for match in _IN_TITLE.finditer(text))
        self._at: dict[int, Mention] = {}

    @property
    def mentions(self) -> list[Mention]:
        """What stands, in text order."""
        return sorted(set(self._at.values()))

    def add(self, candidates: Iterable[Mention]) -> None:
        for mention in candidates:
            inside = range(mention.start, mention.end)
            if mention.start in self._cited or self._is_furniture(mention):
                continue
            rivals = {self._at[offset] for offset in inside if offset in self._at}
            if not rivals or _outranks(mention, rivals):
                self._drop(rivals)
                self._at.update(dict.fromkeys(inside, mention))

    def _is_furniture(self, mention: Mention) -> bool:
        return self._document.is_furniture(mention.start, mention.end)

    def _drop(self, mentions: Iterable[Mention]) -> None:
        for mention in mentions:
            for offset in range(mention.start, mention.end):
                self._at.pop(offset, None)

    def drop_nested(self, mentions: Mentions, titles: Sequence[Span]) -> None:
        """Drop names that are part of another name ("李时珍研究分会")."""
        proved = {span.start for span in titles} | {span.end for span in titles}
        for other in mentions.labelled("ORG", "EVENT", "VENUE"):
            inside = {self._at[i] for i in range(other.start, other.end) if i in self._at}
            self._drop(
                m
                for m in inside
                if other.span.contains(m)
                and other.span != m.span
                and proved.isdisjoint((m.start, m.end))
                and not m.source.endswith(_PLACED)
                and not (m.start == other.start and _JOINT_BEHIND.match(self._text, m.end))
            )


def _outranks(mention: Mention, rivals: Iterable[Mention]) -> bool:
    """Whether a name takes in all the names it overlaps, and does not do so on weak grounds."""
    if mention.source.endswith(_WEAK) or any(_is_sure_model(rival) for rival in rivals):
        return False
    return all(mention.span.contains(r) and r.span != mention.span for r in rivals)


def _is_sure_model(mention: Mention) -> bool:
    """Whether a recogniser is so sure of a name that no rule may stretch it."""
    return mention.source.startswith("model:") and mention.confidence >= _SURE


def _offsets(spans: Iterable[Span]) -> set[int]:
    return {offset for span in spans for offset in range(span.start, span.end)}


def _listed(document: Document, text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Names that go on a list which a found name begins ("副主席甲、乙、丙出席")."""
    reached = 0  # a list is walked once, from its first found name
    for mention in found:
        if mention.start < reached:
            continue
        reached = mention.end
        while joint := _JOINT.match(text, reached):
            end = chinese_name_end(text, joint.end())
            if not end or not is_sure(text[joint.end() : end]):
                break
            yield document.mention(joint.end(), end, "PERSON", SOURCE + "listed", confidence=0.8)
            reached = end


def _between(document: Document, text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """What stands between two found names of one list ("丁仲礼、洛桑江村、王勇出席")."""
    for left, right in pairwise(sorted(found)):
        if between := _LIST_ITEM.fullmatch(text, left.end, right.start):
            start, end = between.span("name")
            yield document.mention(start, end, "PERSON", SOURCE + "between", confidence=0.7)


def _glosses(document: Document, text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """A name in Latin letters in brackets straight after a found name."""
    for mention in found:
        gloss = _GLOSS.match(document.folded, mention.end)
        if gloss:
            start, end = gloss.span("name")
            yield document.mention(start, end, "PERSON", SOURCE + "gloss", confidence=0.9)


def _repeated(document: Document, text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Other places where a full name, or the family name of a transliterated one, is written."""
    names: set[str] = set()
    for mention in found:
        name = text[mention.start : mention.end]
        names.add(name)
        if DOTTED.fullmatch(name):
            names.update(part for part in DOTS.split(name)[-1:] if len(part) > 1)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        for match in re.finditer(re.escape(name), text):
            yield document.mention(
                match.start(), match.end(), "PERSON", SOURCE + "repeated", confidence=0.7
            )
