"""Chinese texts' people: proposed by recognisers, proved by titles and verbs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from extractor.chinese import simplified
from extractor.document import Document, Mention, Mentions, Span, is_han
from extractor.find.body_heads_zh import ends_like_a_body
from extractor.find.names_zh import (
    DOTS,
    DOTTED,
    chinese_name_end,
    dotted_name_end,
    foreign_name_end,
    has_surname,
    is_latin_name,
    is_transliterated,
    mended_name,
    name_end,
    speaks_next,
)
from extractor.find.titles_zh import title_spans
from extractor.places import gazetteer
from extractor.rules import alternatives, load_rules, load_words, word_set

_RULE = "rule:zh/people:"
_HONORIFIC = re.compile(r"(?:[ \u3000]{0,4}|同志|先生|女士)")
# What stands after a name was not that of a person.
_PLACE_NEXT = re.compile(
    r"[州省市县区镇村街路河山湖岛港站]|机场|大学|学院|集团|公司|医院|品牌|地区|半岛"
)
# Rules by which the layout alone proves a name.
_PLACED = (":row", ":labelled", ":line-with-post", ":post-in-brackets")
_MARK = re.compile(r"[、，,。；;（(]|等|获")
_GLOSS = re.compile(r"\s?[（(](?:[A-Z][a-z]{1,3}\. )?(?P<name>[A-ZÀ-Þ][^（()）\n]{2,40})[)）]")
_JOINT = re.compile(r"、|和|与|及|以及|，|,| {1,2}(?! )")
_ADDRESS = re.compile(r"(?:先生|女士|小姐|同志|老师|夫人|老板|师傅|大爷|大妈|记者|医生)$")
_LIST_ITEM = re.compile(r"、(?P<name>[\u4e00-\u9fff]{2,6})、")
# Above this confidence a recogniser is believed without more evidence.
_SURE = 0.75
# Above this it is believed where the name has the form of one.
_LIKELY = 0.65
_IN_TITLE = re.compile(r"《[^》\n]{1,60}》")
_CLAUSE_START = re.compile(r"(?:^|(?<=[，,。；;！？\n“”、：:]))", re.MULTILINE)
_NOT_NAME = re.compile(r"[《》“”‘’（()）\d%，,。、；;：:\n]")


def find_people_zh(document: Document, mentions: Mentions) -> list[Mention]:
    """Return PERSON mentions; a name that is found once is found wherever it is written."""
    text = simplified(document.folded)
    titles = title_spans(document, mentions)
    found = _Found(document, text)
    found.add(_proposed(document, text, mentions, titles))
    found.add(_after_titles(document, text, titles))
    found.add(_after_nouns(document, text, titles))
    found.add(_before_titles(document, text, mentions, titles))
    found.add(_by_rule(document, text))
    found.add(_after_bodies(document, text, mentions))
    found.add(_dotted(document, text, titles))
    found.add(_before_verbs(document, text))
    found.drop_nested(mentions, titles)
    found.add(_repeated(document, text, found.mentions))
    found.add(_listed(document, text, found.mentions))
    found.add(_between(document, text, found.mentions))
    found.add(_glosses(document, text, found.mentions))
    found.add(_repeated(document, text, found.mentions))
    found.drop_nested(mentions, titles)
    return sorted(found.mentions)


class _Found:
    """People found so far: what comes later fills the gaps, and extends a name it begins with."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.cited = [Span(*match.span()) for match in _IN_TITLE.finditer(text)]
        self.mentions: list[Mention] = []

    def add(self, candidates: Iterable[Mention]) -> None:
        for mention in candidates:
            if self.document.is_furniture(mention.start, mention.end):
                continue
            if any(span.contains(mention) for span in self.cited):
                continue
            rivals = [m for m in self.mentions if m.span.overlaps(mention)]
            if not rivals or all(
                mention.span.contains(m) and m.span != mention.span for m in rivals
            ):
                if rivals and mention.source.endswith(("dotted", "speaks", "listed")):
                    continue
                self.mentions = [m for m in self.mentions if m not in rivals] + [mention]

    def drop_nested(self, mentions: Mentions, titles: Sequence[Span]) -> None:
        """Drop names that are part of another name ("李时珍研究分会")."""
        others = mentions.labelled("ORG", "EVENT", "VENUE")
        proved = {span.start for span in titles} | {span.end for span in titles}
        self.mentions = [
            m
            for m in self.mentions
            if not proved.isdisjoint((m.start, m.end))
            or m.source.endswith(_PLACED)
            or not any(o.span.contains(m) and o.span != m.span for o in others)
        ]


def _proposed(
    document: Document, text: str, mentions: Mentions, titles: Sequence[Span]
) -> Iterator[Mention]:
    """What recognisers propose, as far as its form or its neighbours confirm it."""
    ends = {span.end for span in titles}
    bodies = mentions.labelled("ORG")
    for mention in mentions.labelled("PERSON"):
        start = max([t.end for t in titles if t.overlaps(mention)], default=mention.start)
        start, end = mended_name(text, max(start, mention.start), mention.end)
        name = text[start:end]
        if len(name) < 2 or _NOT_NAME.search(name) or not _is_possible(name):
            continue
        if start not in ends and is_transliterated(name) and _stands_for_a_place(text, name):
            continue
        if start not in ends and (_is_place(name) or _PLACE_NEXT.match(text, end)):
            continue
        if is_latin_name(name) and any(name in body.text for body in bodies):
            continue
        proved = start in ends or (is_han(name[0]) and speaks_next(text, end))
        if proved or (_is_formed(name) and (mention.confidence > _SURE or not _is_weak(name))):
            yield document.mention(
                start, end, "PERSON", mention.source, confidence=mention.confidence
            )


def _is_possible(name: str) -> bool:
    """Whether a name is neither a title ("冯大使") nor a common word."""
    titles = word_set("zh", "titles") | word_set("zh", "bound_titles")
    is_title = any(name[-n:] in titles for n in range(2, len(name) + 1))
    return not (is_title or _ADDRESS.search(name) or name in word_set("zh", "name_lookalikes"))


def _is_place(name: str) -> bool:
    return any(name + suffix in gazetteer("zh") for suffix in ("", "区", "县", "市", "省"))


def _is_weak(name: str) -> bool:
    """Whether the form of a name speaks as much for a word or a place as for a person."""
    if DOTTED.fullmatch(name) or not is_han(name[0]):
        return False
    common = name[0] in word_set("zh", "weak_surnames") and len(name) < 3
    return common or not has_surname(name.replace(" ", ""))


def _stands_for_a_place(text: str, name: str) -> bool:
    """Whether some writing of a transliterated name stands where a place does."""
    spot = rf"(?:在|于|赴|抵达?|驻|前往|城市|首都|来自|小镇|“){re.escape(name)}|{re.escape(name)}(?:等?[地方]|{_PLACE_NEXT.pattern})"
    return bool(re.search(spot, text))


def _is_sure(name: str) -> bool:
    """Whether a name may be taken on weak grounds: it is no place and no common word begins it."""
    weak = name[0] in word_set("zh", "weak_surnames") and len(name) < 3
    word = name[:2] in word_set("zh", "name_lookalikes")
    return _is_possible(name) and not (_is_place(name) or weak or word)


def _is_formed(name: str) -> bool:
    """Whether a name is a personal name by its form alone."""
    if not is_han(name[0]):
        return is_latin_name(name)
    return (
        bool(DOTTED.fullmatch(name))
        or has_surname(name.replace(" ", ""))
        or is_transliterated(name)
    )


def _after_titles(document: Document, text: str, titles: Sequence[Span]) -> Iterator[Mention]:
    for span in titles:
        space = _HONORIFIC.match(text, span.end)
        start = space.end() if space else span.end
        end = name_end(text, start) or (foreign_name_end(text, start) if start == span.end else 0)
        if end and _is_possible(text[start:end]):
            yield document.mention(start, end, "PERSON", _RULE + "after-title", confidence=0.9)


def _before_titles(
    document: Document, text: str, mentions: Mentions, titles: Sequence[Span]
) -> Iterator[Mention]:
    """A name between a body and a title that no other name follows ("协和医院张立新主任")."""
    starts = {title.start for title in titles if not name_end(text, title.end)}
    for body in mentions.labelled("ORG"):
        end = next((body.end + n for n in (2, 3, 4) if body.end + n in starts), 0)
        name = text[body.end : end]
        if has_surname(name) and _is_sure(name) and not ends_like_a_body(name):
            yield document.mention(body.end, end, "PERSON", _RULE + "before-title", confidence=0.7)


def _after_nouns(document: Document, text: str, titles: Sequence[Span]) -> Iterator[Mention]:
    """A name after a word for a kind of person ("博士生", "村民")."""
    for match in _nouns().finditer(text):
        end = name_end(text, match.end())
        if any(match.end() < title.end < end for title in titles):
            continue
        if end and _is_sure(text[match.end() : end]):
            yield document.mention(match.end(), end, "PERSON", _RULE + "after-noun", confidence=0.8)


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(alternatives(load_words("zh", "person_nouns")))


def _after_bodies(document: Document, text: str, mentions: Mentions) -> Iterator[Mention]:
    """A name straight after a body, as lists of winners and guests give it."""
    for body in mentions.labelled("ORG"):
        end = chinese_name_end(text, body.end)
        if end and _MARK.match(text, end) and _is_sure(text[body.end : end]):
            yield document.mention(body.end, end, "PERSON", _RULE + "after-body", confidence=0.6)


def _by_rule(document: Document, text: str) -> Iterator[Mention]:
    for rule in load_rules("zh", "people"):
        for match in rule.matches(text):
            start, end = match.span("name")
            name = text[start:end]
            if is_latin_name(name) or DOTTED.fullmatch(name) or has_surname(name.replace(" ", "")):
                yield document.mention(start, end, "PERSON", f"rule:{rule.name}", confidence=0.9)


def _before_verbs(document: Document, text: str) -> Iterator[Mention]:
    """A name between the start of a clause and a verb of speech."""
    for clause in _CLAUSE_START.finditer(text):
        end = chinese_name_end(text, clause.end())
        if end and speaks_next(text, end) and _is_sure(text[clause.end() : end]):
            yield document.mention(clause.end(), end, "PERSON", _RULE + "speaks", confidence=0.8)


def _dotted(document: Document, text: str, titles: Sequence[Span]) -> Iterator[Mention]:
    """Transliterated names that begin a clause or follow a title."""
    for match in DOTTED.finditer(text):
        start = max([s.end for s in titles if match.start() < s.end < match.end()], default=0)
        if start or _CLAUSE_START.match(text, match.start()):
            start = start or match.start()
            end = dotted_name_end(text, start)
            if end and not ends_like_a_body(text[start:end]):
                yield document.mention(start, end, "PERSON", _RULE + "dotted", confidence=0.8)


def _listed(document: Document, text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Names that go on a list which a found name begins ("副主席甲、乙、丙出席")."""
    for mention in found:
        position = mention.end
        while joint := _JOINT.match(text, position):
            end = chinese_name_end(text, joint.end())
            if not end:
                break
            yield document.mention(joint.end(), end, "PERSON", _RULE + "listed", confidence=0.8)
            position = end


def _between(document: Document, text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """What stands between two found names of one list ("丁仲礼、洛桑江村、王勇出席")."""
    for left, right in pairwise(sorted(found)):
        if between := _LIST_ITEM.fullmatch(text, left.end, right.start):
            start, end = between.span("name")
            yield document.mention(start, end, "PERSON", _RULE + "between", confidence=0.7)


def _glosses(document: Document, text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """A name in Latin letters in brackets straight after a found name."""
    for mention in found:
        gloss = _GLOSS.match(document.folded, mention.end)
        if (
            gloss
            and "·" in text[mention.start : mention.end]
            or gloss
            and is_latin_name(gloss["name"])
        ):
            start, end = gloss.span("name")
            yield document.mention(start, end, "PERSON", _RULE + "gloss", confidence=0.9)


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
                match.start(), match.end(), "PERSON", _RULE + "repeated", confidence=0.7
            )
