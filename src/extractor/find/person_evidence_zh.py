"""What proves a Chinese personal name: a recogniser, a title, a noun, a body, a verb, its form."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache

from extractor.document import Document, Mention, Mentions, Span, is_han
from extractor.find.body_heads_zh import ends_like_a_body
from extractor.find.lexicon_zh import longest_word
from extractor.find.name_checks_zh import (
    PLACE_NEXT,
    is_formed,
    is_place,
    is_possible,
    is_sure,
    is_weak,
    stands_for_a_place,
)
from extractor.find.names_zh import (
    DOTTED,
    begins_predicate,
    chinese_name_end,
    dotted_name_end,
    foreign_name_end,
    has_surname,
    hyphenated,
    is_latin_name,
    is_transliterated,
    mended_name,
    name_end,
    speaks_next,
)
from extractor.rules import alternatives, load_rules, load_words, word_set

SOURCE = "rule:zh/people:"
_HONORIFIC = re.compile(r"(?:[ \u3000]{0,4}|同志|先生|女士)")
_MARK = re.compile(r"[、，,。；;（(]|等|获")
TRAINED = "model:zh-tagger"
# From this confidence on our own tagger is believed, also in how far a name goes.
_CERTAIN = 0.9
# Above this confidence a recogniser is believed without more evidence.
_SURE = 0.75
# Above this it is believed where the name has the form of one.
_LIKELY = 0.65
_CLAUSE_START = re.compile(r"(?:^|(?<=[，,。；;！？\n“”、：:]))", re.MULTILINE)
# What goes on behind a title, with a character that is also a surname.
_LINKED = frozenset({"关于", "和专", "和广", "宣布", "及其", "和各"})
_WINS = re.compile("获(?:[特一二三]等|得|奖|评|批|准|颁|胜|选)")
# In a row of a programme, the title of a talk stands in front ("Clay and Craft Dr. Helen Brookes").
_ADDRESS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof)\.? (?=[A-Z])")
_NOT_NAME = re.compile(r"[《》“”‘’（()）\d%，,。、；;：:\n]")


def proposed_people(
    document: Document, text: str, mentions: Mentions, titles: Sequence[Span]
) -> Iterator[Mention]:
    """What recognisers propose, as far as its form or its neighbours confirm it."""
    ends = {span.end for span in titles}
    titled = {offset: t.end for t in titles for offset in range(t.start, t.end)}
    bodies = "\n".join(body.text for body in mentions.labelled("ORG"))
    for mention in mentions.labelled("PERSON"):
        inside = range(mention.start, mention.end)
        left = max((titled[i] for i in inside if i in titled), default=mention.start)
        start = max(left, mention.start)
        sure = mention.source == TRAINED and mention.confidence >= _CERTAIN
        start, end = mended_name(text, start, mention.end, sure=sure)
        start, end = hyphenated(text, _title_before(ends, start), start, end)
        name = text[start:end]
        is_titled = start in ends
        if len(name) < 2 or _NOT_NAME.search(name) or not is_possible(name, titled=is_titled):
            continue
        if not is_titled and (
            _is_quoted(text, name)
            or _names_a_place(text, name, end)
            or _is_clause(text, start, end)
        ):
            continue
        if is_latin_name(name) and name in bodies:
            continue
        least = _SURE if is_weak(name) else _LIKELY
        proved = is_titled or (is_han(name[0]) and speaks_next(text, end))
        believed = (is_formed(name) and mention.confidence > least) or (sure and is_han(name[0]))
        if proved or believed:
            yield document.mention(
                start, end, "PERSON", mention.source, confidence=mention.confidence
            )


def _title_before(ends: Container[int], start: int) -> int:
    """The end of the last title before a name, as far back as a first part may begin."""
    return next((i for i in range(start, max(0, start - 9), -1) if i in ends), max(0, start - 9))


def _names_a_place(text: str, name: str, end: int) -> bool:
    if is_transliterated(name) and stands_for_a_place(text, name):
        return True
    return is_place(name) or bool(PLACE_NEXT.match(text, end))


def _is_clause(text: str, start: int, end: int) -> bool:
    """Whether a word ends with the first character and a verb follows ("对接周启动")."""
    return longest_word(text[:end], start + 1, "predicates") == end or bool(
        _WINS.match(text, start + 1)
    )


def _is_quoted(text: str, name: str) -> bool:
    """Whether a name is written in quotation marks, as those of typhoons and brands are."""
    return f"“{name}”" in text or f"「{name}」" in text


def after_titles(document: Document, text: str, titles: Sequence[Span]) -> Iterator[Mention]:
    """A name of any form behind a title, also one of foreign sounds without a dot."""
    for span in titles:
        space = _HONORIFIC.match(text, span.end)
        start = space.end() if space else span.end
        end = name_end(text, start) or (foreign_name_end(text, start) if start == span.end else 0)
        word = end - start < 4 and text[start : start + 2] in _LINKED | word_set(
            "zh", "speech_verbs"
        )
        word = word or begins_predicate(text, start)
        if end and not word and is_possible(text[start:end]):
            yield document.mention(start, end, "PERSON", SOURCE + "after-title", confidence=0.9)


def before_titles(
    document: Document, text: str, mentions: Mentions, titles: Sequence[Span]
) -> Iterator[Mention]:
    """A name between a body and a title that no other name follows ("协和医院张立新主任")."""
    starts = {title.start for title in titles if not name_end(text, title.end)}
    for body in mentions.labelled("ORG"):
        end = next((body.end + n for n in (2, 3, 4) if body.end + n in starts), 0)
        name = text[body.end : end]
        if has_surname(name) and is_sure(name) and not ends_like_a_body(name):
            yield document.mention(body.end, end, "PERSON", SOURCE + "before-title", confidence=0.7)


def after_nouns(document: Document, text: str, titles: Sequence[Span]) -> Iterator[Mention]:
    """A name after a word for a kind of person ("博士生", "村民")."""
    ends = {title.end for title in titles}
    for match in _nouns().finditer(text):
        end = name_end(text, match.end())
        if not ends.isdisjoint(range(match.end() + 1, end)):
            continue
        if end and is_sure(text[match.end() : end]):
            yield document.mention(
                match.end(), end, "PERSON", SOURCE + "after-noun", confidence=0.8
            )


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(alternatives(load_words("zh", "person_nouns")))


def after_bodies(document: Document, text: str, mentions: Mentions) -> Iterator[Mention]:
    """A name straight after a body, as lists of winners and guests give it."""
    for body in mentions.labelled("ORG"):
        end = chinese_name_end(text, body.end)
        if end and _MARK.match(text, end) and is_sure(text[body.end : end]):
            yield document.mention(body.end, end, "PERSON", SOURCE + "after-body", confidence=0.6)


def by_rule(document: Document, text: str, mentions: Mentions) -> Iterator[Mention]:
    """Names where the layout of a programme or a list puts them."""
    proposed = {mention.span for mention in mentions.labelled("PERSON")}
    for rule in load_rules("zh", "people"):
        for match in rule.matches(text):
            start, end = match.span("name")
            if address := _ADDRESS.search(text, start, end):
                start = address.end()
            name = text[start:end]
            is_named = is_formed(name) and not is_transliterated(name)
            if is_named or Span(start, end) in proposed:
                yield document.mention(start, end, "PERSON", f"rule:{rule.name}", confidence=0.9)


def before_verbs(
    document: Document, text: str, titles: Sequence[Span], *, titled: bool
) -> Iterator[Mention]:
    """A name between the start of a clause and a verb of speech, with a title or without."""
    ends = {title.start: title.end for title in titles}
    for clause in _CLAUSE_START.finditer(text):
        end = chinese_name_end(text, clause.end()) or _before_title(text, clause.end(), ends)
        if titled != (end in ends):
            continue
        if end and speaks_next(text, ends.get(end, end)) and is_sure(text[clause.end() : end]):
            yield document.mention(clause.end(), end, "PERSON", SOURCE + "speaks", confidence=0.8)


def _before_title(text: str, start: int, titles: Container[int]) -> int:
    """The end of a name at ``start`` that a title follows, or 0."""
    ends = (start + length for length in (3, 2, 4))
    return next((e for e in ends if e in titles and has_surname(text[start:e])), 0)


def dotted_people(document: Document, text: str, titles: Sequence[Span]) -> Iterator[Mention]:
    """Transliterated names that begin a clause or follow a title."""
    ends = {title.end for title in titles}
    for match in DOTTED.finditer(text):
        inside = range(match.start() + 1, match.end())
        start = max((offset for offset in inside if offset in ends), default=0)
        if start or _CLAUSE_START.match(text, match.start()):
            start = start or match.start()
            end = dotted_name_end(text, start)
            if end and not ends_like_a_body(text[start:end]):
                yield document.mention(start, end, "PERSON", SOURCE + "dotted", confidence=0.8)
