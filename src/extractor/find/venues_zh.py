"""Chinese venues: what stands between 在 and 举行, and the lines that name a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.document import Document, Mention, Mentions, Span
from extractor.find.event_rules import scopes
from extractor.places import find_place, leading_places
from extractor.rules import alternatives, load_rules, load_words

# What stands before a venue and is no part of it: 在北部城市诺维萨德的|…
_LEAD = re.compile(
    r"^.*(?:的|[在于]|位于|座落于|坐落于|地处)(?=.{4})|^(?:我国|我[校院司市省县区](?!校区|分校)|当地|今天|昨天|今日|昨日|线上|线下|国内)"
)
_NOT_A_NAME = re.compile(
    r"^(?:.{0,2}(?:会议|大会|本|该|我|此|这|各|全|两|多|主|分|现|当|其|一|同)[会校院市省县区国中地场个座间处]?.{0,3}"
    r"|.*(?:过程|背景|基础|框架|指导|支持|见证|领域|方面|情况|期间|活动|论坛|会上|仪式|全国各地).*)$"
)
# 我校呈贡校区: the writer's own, who is named elsewhere.
_OUR_OWN = re.compile(r"[我本该][校院市省县区国]|[\u4e00-\u9fff]{0,3}校区$")


def find_chinese_venues(document: Document, text: str, mentions: Mentions) -> Iterator[Mention]:
    """Venues that the words around them give away."""
    for rule in load_rules("zh", "venues"):
        for scope in scopes(document, rule):
            for match in rule.matches(text, scope.start, scope.end):
                span = _trimmed(text, Span(*match.span("name")))
                if _is_named(text[span.start : span.end]):
                    end = _with_city(text, span.end)
                    yield document.mention(span.start, end, "VENUE", f"rule:{rule.name}")
    yield from _tagged(document, text, mentions)


def _tagged(document: Document, text: str, mentions: Mentions) -> Iterator[Mention]:
    """Venues that a tagger is sure of."""
    for found in mentions.labelled("VENUE"):
        span = _trimmed(text, found.span)
        name = text[span.start : span.end]
        if found.confidence >= _SURE and _is_named(name) and _head().search(name):
            end = _with_city(text, span.end)
            yield document.mention(
                span.start, end, "VENUE", found.source, confidence=found.confidence
            )


# How sure a tagger must be of a venue that no rule knows.
_SURE = 0.8


@cache
def _head() -> re.Pattern[str]:
    """The word that a venue's name ends in, perhaps with the number of a hall or floor."""
    heads = alternatives(load_words("zh", "venue_heads"))
    return re.compile(rf"(?:(?<!发射){heads}|层|\d楼|[A-Z\d号]馆)$")


_IN_BRACKETS = re.compile(r"[（(](?P<place>[\u4e00-\u9fff]{2,5})[）)]")


def _with_city(text: str, end: int) -> int:
    """Where a name ends that names its city in brackets: 国家会展中心（上海）."""
    bracket = _IN_BRACKETS.match(text, end)
    return bracket.end() if bracket and find_place("zh", bracket["place"]) else end


def _trimmed(text: str, span: Span) -> Span:
    lead = _LEAD.match(text[span.start : span.end])
    return Span(span.start + lead.end(), span.end) if lead else span


def _is_named(name: str) -> bool:
    """Whether more than an administrative place and more than a generic word is written."""
    _, end = leading_places("zh", name)
    return (
        len(name) - end >= 2
        and not _OUR_OWN.match(name)
        and not _NOT_A_NAME.match(name)
        and not re.search(r"[，。；：与将]", name)
    )
