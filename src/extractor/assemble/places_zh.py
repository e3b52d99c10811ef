"""Chinese places of gatherings: after 在 and 移师, in a dateline, at the front of a venue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractor.assemble.written_places import PlaceFields, WrittenPlaces, as_fields, place_mention
from extractor.document import Document, Mention, Mentions, Span
from extractor.find.matched import matched_text
from extractor.places import ABBREVIATIONS, Place, leading_place, leading_places
from extractor.rules import load_rules

# What may stand between two places of one chain: 塞尔维亚|北部城市|诺维萨德.
_BETWEEN = re.compile(r"(?:[东南西北中]部|首都|省会|城市|港口|海滨|沿海|的|市|省)*")
_HELD = re.compile(
    r"(?:隆重|盛大|成功|圆满|顺利|正式|如期|联合|共同|同步|线下|也|又|今天|今日|昨日|昨天|\d{1,2}日|上午|下午"
    r"|分别|先后|火热|同时|继续|热烈|再次|高标准|胜利|举办的|以)*"
    r"(?:举行|举办|召开|开幕|启幕|闭幕|落幕|落下帷幕|拉开|揭幕|开班|结业|登场|启动|开赛|收官|成立|(?:同|与|和)[^，。；]{1,24}?(?:举行|主持|出席|会见|会谈|参加)|主持|揭牌|召集|举|[，,]?(?:出席|参加)|会见|亮相|开讲)"
)


def places_in_chinese(document: Document, mentions: Mentions) -> list[WrittenPlaces]:
    """All places that the text gives as those of something held there."""
    return sorted(_found(document, mentions), key=lambda place: place.span)


def _found(document: Document, mentions: Mentions) -> Iterator[WrittenPlaces]:
    text = matched_text(document)
    venues = {m.start for m in mentions.labelled("VENUE")}
    tagged = {m.start: m.end for m in mentions.labelled("PLACE")}
    people = [m.span for m in mentions.labelled("PERSON")]
    for rule in load_rules("zh", "event_places"):
        for match in rule.matches(text):
            if rule.data.get("abbreviated"):
                yield _abbreviated(document, match)
            elif rule.data.get("dateline"):
                yield from _dateline(document, text, match)
            else:
                at = Span(*match.span("at"))
                if not any(person.overlaps(at) for person in people):
                    yield from _chain(document, text, at.end, venues, tagged)


def _abbreviated(document: Document, match: re.Match[str]) -> WrittenPlaces:
    start, end = match.span("place")
    name = ABBREVIATIONS[match["place"]]
    mention = document.mention(start, end, "PLACE", "rule:zh/event_places:abbreviated", value=name)
    region = name == "海南"
    fields = PlaceFields(region=mention) if region else PlaceFields(city=mention)
    return WrittenPlaces(Span(start, end), fields)


def _dateline(document: Document, text: str, match: re.Match[str]) -> Iterator[WrittenPlaces]:
    found = leading_place("zh", match["place"])
    if found and found[1] == len(match["place"]):
        mention = place_mention(document, *match.span("place"))
        yield WrittenPlaces(mention.span, as_fields([(found[0], mention)]), is_dateline=True)


def _place_at(text: str, offset: int, tagged: Mapping[int, int]) -> tuple[Place, int] | None:
    """The place written at ``offset``: of the gazetteer, else a city that a tagger found."""
    known = leading_place("zh", text[offset : offset + 20])
    end = tagged.get(offset, offset)
    if known and (known[1] >= end - offset or known[0].level == "country"):
        return known
    if known and leading_places("zh", text[offset:end])[1] == end - offset:
        return known
    if end - offset >= 2 and text[end - 1] not in "场海湖河山路街道馆厅院区岛园宫楼社":
        name = text[offset:end]
        return Place(name, name, "city", "", ""), end - offset
    return known


def _chain(
    document: Document, text: str, start: int, venues: set[int], tagged: Mapping[int, int]
) -> Iterator[WrittenPlaces]:
    """The chain of places from ``start``, if what follows says that something is held there."""
    found: list[tuple[Place, Mention]] = []
    lead = _BETWEEN.match(text, start)
    offset = lead.end() if lead and _place_at(text, lead.end(), tagged) else start
    while place := _place_at(text, offset, tagged):
        # 柏林|同德国总理 names no 同德.
        if offset in venues or (found and text[offset] == "同" and offset not in tagged):
            break
        found.append((place[0], place_mention(document, offset, offset + place[1])))
        offset += place[1]
        between = _BETWEEN.match(text, offset)
        if between and between.end() > offset and _place_at(text, between.end(), tagged):
            offset = between.end()
    after = re.compile(r"(?:市|省)?的?").match(text, offset)
    end = after.end() if after else offset
    if found and (
        text[start - 2 : start] == "移师"
        or end in venues
        or offset in venues
        or _HELD.match(text, offset)
        or _HELD.match(text, end)
        or (text[start - 1 : start] + text[end : end + 1]) in ("（）", "()")
    ):
        yield WrittenPlaces(Span(start, offset), as_fields(found))
