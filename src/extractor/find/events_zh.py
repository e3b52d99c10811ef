"""Chinese names of gatherings, read leftwards from their head: 第九届…交流会, 2024…大会."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractor.document import Document, Mention, Mentions, Span
from extractor.find.event_evidence_zh import why_named, why_of_body
from extractor.find.event_heads_zh import EDITION, YEAR, head_pattern
from extractor.find.event_tagged_zh import weighed
from extractor.find.matched import matched_text
from extractor.places import gazetteer
from extractor.rules import load_rules

SOURCE = "rule:zh/events:"
LONGEST = 70

_CLOSING = {"”": "“", "」": "「", "）": "（", ")": "(", "』": "『", "’": "‘", "》": "《"}
# Characters that end a name to their right; brackets and quotation marks are read as pairs.
_BREAK = re.compile(r"——|[，。；：！？、,;:!?《》<>〈〉【】\[\]|｜\n■●▪◆▎▲▼→…“「『‘（(]")
# "草药走廊"国际商品展|和|东盟青年推拿邀请赛: two names, not one.
_HEAD_BEFORE = re.compile(r"(?:会议?|大|坛|展|赛|式|礼|班|营|沙龙|比武|培训|工作坊|路演)[”」）)]?$")
# Spans of time that names begin with: 2024年, 2024—2025赛季, 四季度.
_IN_NAME = re.compile(
    rf"{YEAR.pattern}|\d{{4}}\s?[-—–/]\s?\d{{2,4}}(?:赛季|学年|年度)?|第?[一二三四]季度|[上下]半年"
)
_LEADING = re.compile(
    r"^(?:(?:讯|電|电)\s+|[（(][一二三四五六七八九十\d]{1,2}[）)]|[新上下]一届|届(?!中全会)|[的了和与及暨在于等将对\s·—–-]|上(?=第|首)|(?:博览会|大会|论坛|活动|会议)?(?:配套活动|系列活动|重要活动|子活动|边会)(?:之一)?|全[天程])+"
)
_AFTER_HEAD = re.compile(
    r"(?:第[一二三四五六七八九十\d]{1,3}场)|\s?[（(]第?[一二三四五六七八九十\d]{1,4}(?:[期届季场站次]|20\d\d)[）)]"
    r"|[ ]?(?:20\d\d)(?![年\d./-])(?:[）)])?"
)


def find_chinese_events(document: Document, mentions: Mentions) -> list[Mention]:
    """Names of gatherings that their form gives away."""
    text = matched_text(document)
    barriers = _barriers(mentions)
    bodies = mentions.labelled("ORG")
    found = [
        mention
        for sentence in document.sentences
        for mention in _sentence_events(document, text, sentence, barriers, bodies)
    ]
    return list(weighed(document, text, found, mentions))


def _barriers(mentions: Mentions) -> dict[int, str]:
    """Ends of persons and dates: no name of a gathering reaches over one."""
    return {
        m.end: "hard"
        for m in mentions.labelled("PERSON", "DATE")
        if m.label == "PERSON" or not _IN_NAME.fullmatch(m.text)
    }


def _sentence_events(
    document: Document,
    text: str,
    sentence: Span,
    barriers: Mapping[int, str],
    bodies: Sequence[Mention],
) -> Iterator[Mention]:
    stops = {**_stops(text, sentence), **_headline_gaps(document, text, sentence), **barriers}
    limit = sentence.end
    for head in reversed(list(head_pattern().finditer(text, sentence.start, sentence.end))):
        if head.end() > limit:
            continue
        start = _left_end(text, sentence.start, head.start(), stops)
        start += len(match[0]) if (match := _LEADING.match(text[start : head.start()])) else 0
        start = min(
            (m.start for m in bodies if m.start < start < m.end <= head.start()), default=start
        )
        end = match.end() if (match := _AFTER_HEAD.match(text, head.end())) else head.end()
        body = max((m.end for m in bodies if m.start == start and m.end <= head.start()), default=0)
        rule = why_of_body(text, body, head) if body else why_named(text, start, head.start(), end)
        if rule:
            yield document.mention(start, end, "EVENT", SOURCE + rule)
            limit = start


def _stops(text: str, sentence: Span) -> dict[int, str]:
    """Where a word ends that no name holds ("hard") or that a name holds only after its edition."""
    return {
        match.end(): rule.data["strength"]
        for rule in reversed(load_rules("zh", "event_bounds"))
        for match in rule.matches(text, sentence.start, sentence.end)
    }


# A headline's spaces part its statements: 推动高质量发展 全国…工作会议在京召开.
_GAP = re.compile(r"(?<=[\u4e00-\u9fff])(?<![届年度期])[ \u3000]+(?=[\u4e00-\u9fff“「])")


def _headline_gaps(document: Document, text: str, sentence: Span) -> dict[int, str]:
    title = document.title
    if title is None or not title.overlaps(sentence):
        return {}
    return {gap.end(): "hard" for gap in _GAP.finditer(text, sentence.start, sentence.end)}


def _left_end(text: str, first: int, head: int, stops: Mapping[int, str]) -> int:
    """Where the name whose head begins at ``head`` begins itself."""
    anchor = _anchor(text, first, head)
    place = head
    while place > first and head - place < LONGEST:
        if anchor is not None and place <= anchor:
            return _before_anchor(text, first, anchor, stops)
        if stops.get(place) and (
            anchor is None or stops[place] == "hard" or head_pattern().search(text, anchor, place)
        ):
            return place
        opening = _CLOSING.get(text[place - 1])
        if opening:
            opened = text.rfind(opening, max(first, place - 40), place - 1)
            if opened < 0:
                return place
            place = opened
        elif (
            _BREAK.match(text[place - 1])
            or text[place - 2 : place] in ("——", "--")
            or (
                text[place - 1] in "和与及"
                and _HEAD_BEFORE.search(text, max(first, place - 5), place - 1)
            )
        ):
            return place
        else:
            place -= 1
    return place


def _anchor(text: str, first: int, head: int) -> int | None:
    """The start of the edition nearest before the head, if one stands there."""
    found = None
    for match in EDITION.finditer(text, max(first, head - LONGEST), head):
        found = match.start()
    return found


def _before_anchor(text: str, first: int, anchor: int, stops: Mapping[int, str]) -> int:
    """What stands right before an edition and belongs to the name: 中国致公党|第十六次大会."""
    if text[anchor - 1 : anchor] in ("”", "」", "》"):
        opened = text.rfind(_CLOSING[text[anchor - 1]], max(first, anchor - 30), anchor)
        return opened if opened >= 0 else anchor
    if text[anchor - 1 : anchor] == "暨" and _HEAD_BEFORE.search(text, first, anchor - 1):
        return _first_half(text, first, anchor - 1, stops)
    body = re.compile(r"[\u4e00-\u9fff]{2,20}$").search(text, max(first, anchor - 20), anchor)
    if body is None or anchor in stops:
        return anchor
    earlier = _anchor(text, body.start(), anchor)
    if earlier is not None and not any(earlier < s < anchor and stops[s] == "hard" for s in stops):
        return _before_anchor(text, first, earlier, stops)
    if city := _city_before(text, anchor):
        return city
    start = max((stop for stop in stops if body.start() <= stop < anchor), default=body.start())
    lead = text[start:anchor]
    if lead in _BARE_BODIES:
        return anchor
    return (
        start
        if re.search(
            r"(?:党|委员会|人大|政协|常委会|学会|协会|联合会|商会|促进会|共同体|联盟|代表大会|论坛|峰会|组织|届"
            r"|国务院|领导人)$",
            lead,
        )
        else anchor
    )


def _first_half(text: str, first: int, joint: int, stops: Mapping[int, str]) -> int:
    """Where joint names begin whose second one has an edition: 工作站揭牌仪式|暨第一届年会."""
    heads = head_pattern().finditer(text, max(first, joint - LONGEST), joint)
    head = next((m.start() for m in heads if m.end() == joint), None)
    return joint + 1 if head is None else _left_end(text, first, head, stops)


# 该|联合会第三次代表大会: bodies without a name are no part of one.
_BARE_BODIES = frozenset(("联合会", "协会", "学会", "商会", "促进会", "委员会", "常委会", "联盟"))


def _city_before(text: str, anchor: int) -> int | None:
    """The start of a place's name right before an edition: 成都|第31届世界大学生夏季运动会."""
    for length in (4, 3, 2):
        place = gazetteer("zh").get(text[max(0, anchor - length) : anchor])
        if place and place.level in ("city", "region", "country"):
            return anchor - length
    return None
