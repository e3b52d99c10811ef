"""Chinese names of gatherings, read leftwards from their head: 第九届…交流会, 2024…大会."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extractor.document import Document, Mention, Mentions, Span
from extractor.find.matched import matched_text
from extractor.places import gazetteer
from extractor.rules import alternatives, load_rules, load_words

SOURCE = "rule:zh/events:"
LONGEST = 70

_CLOSING = {"”": "“", "」": "「", "）": "（", ")": "(", "』": "『", "’": "‘", "》": "《"}
_QUOTES = frozenset("“「『‘")
# Characters that end a name to their right; brackets and quotation marks are read as pairs.
_BREAK = re.compile(r"——|[，。；：！？、,;:!?《》<>〈〉【】\[\]|｜\n■●▪◆▎▲▼→…“「『‘（(]")
_NUMERAL = r"(?:\d{1,4}|[一二三四五六七八九十百零〇]{1,6})"
_EDITION = re.compile(
    rf"(?:\d{{4}}年?)?(?:[（(]?第\s?{_NUMERAL}\s?(?:[届屆次期回季轮輪]|场(?!次))[）)]?|首届|首屆)(?:\d{{4}})?"
)
_YEAR = re.compile(r"(?<![\d.])\d{4}(?!\d)年?(?:度|上半年|下半年|[春夏秋冬]季)?")
# "草药走廊"国际商品展|和|东盟青年推拿邀请赛: two names, not one.
_HEAD_BEFORE = re.compile(r"(?:会议?|大|坛|展|赛|式|礼|班|营|沙龙|比武|培训|工作坊|路演)[”」）)]?$")
_SEASON = re.compile(r"\d{4}\s?[-—–/]\s?\d{2,4}(?:赛季|学年|年度)?")
_LEADING = re.compile(
    r"^(?:(?:讯|電|电)\s+|[的了和与及暨在于等将对\s·—–-]|上(?=第|首)|(?:博览会|大会|论坛|活动|会议)?(?:配套活动|系列活动|重要活动|子活动|边会)(?:之一)?|全[天程])+"
)
_AFTER_HEAD = re.compile(
    r"(?:第[一二三四五六七八九十\d]{1,3}场)|[ ]?(?:20\d\d)(?![年\d./-])(?:[）)])?"
)


@cache
def head_pattern() -> re.Pattern[str]:
    """Heads, save where the next characters make another word of them (大会堂, 展览馆)."""
    heads = alternatives(tuple(line.split("\t")[0] for line in load_words("zh", "event_heads")))
    tails = alternatives(load_words("zh", "event_tails"))
    show = (
        r"(?<=[\u4e00-\u9fff])(?<![发扩拓进开施布参伸舒推续招])展"
        r"(?![播示览出开现望演销业板翅露期厅馆会])"
    )
    secretariat = r"[（(][^）)]{1,8}[）)](?:常[设設])?秘[书書]"
    return re.compile(rf"(?:{heads}|{show})(?!{tails}(?!程)|示(?!会)|{secretariat})")


@cache
def heads_and_kinds() -> dict[str, str]:
    """Head to the kind of gathering."""
    return dict(line.split("\t") for line in load_words("zh", "event_heads"))


@cache
def _generic() -> re.Pattern[str]:
    words = alternatives(load_words("zh", "event_modifiers"))
    return re.compile(rf"(?:{words}|\s)*")


def find_chinese_events(document: Document, mentions: Mentions) -> list[Mention]:
    """Names of gatherings that their form gives away."""
    text = matched_text(document)
    barriers = _barriers(mentions)
    bodies = mentions.labelled("ORG")
    return [
        mention
        for sentence in document.sentences
        for mention in _sentence_events(document, text, sentence, barriers, bodies)
    ]


def _barriers(mentions: Mentions) -> dict[int, str]:
    """Ends of persons and dates: no name of a gathering reaches over one."""
    return {
        m.end: "hard"
        for m in mentions.labelled("PERSON", "DATE")
        if m.label == "PERSON" or not (_YEAR.fullmatch(m.text) or _SEASON.fullmatch(m.text))
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
        rule = _why_of_body(text, body, head) if body else _why(text, start, head.start(), end)
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
_GAP = re.compile(r"(?<=[\u4e00-\u9fff])(?<![届年度期])[ \u3000]+(?=[\u4e00-\u9fff])")


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
    for match in _EDITION.finditer(text, max(first, head - LONGEST), head):
        found = match.start()
    return found


def _before_anchor(text: str, first: int, anchor: int, stops: Mapping[int, str]) -> int:
    """What stands right before an edition and belongs to the name: 中国致公党|第十六次大会."""
    if text[anchor - 1 : anchor] in ("”", "」", "》"):
        opened = text.rfind(_CLOSING[text[anchor - 1]], max(first, anchor - 30), anchor)
        return opened if opened >= 0 else anchor
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
    return (
        start
        if re.search(
            r"(?:党|委员会|人大|政协|常委会|学会|协会|联合会|商会|促进会|共同体|联盟|代表大会|论坛|峰会|组织|届"
            r"|国务院|领导人)$",
            lead,
        )
        else anchor
    )


# Gatherings that a body's name alone makes one: 国务院|常务会议, 中国细胞学会|年会.
_OF_A_BODY = re.compile(
    r"(?:常务会议|全体会议|主席会议|委员长会议|理事会会议|年会|代表大会|会员大会|成立大会|全体大会|股东大会|常委会会议|大会)$"
)


def _city_before(text: str, anchor: int) -> int | None:
    """The start of a place's name right before an edition: 成都|第31届世界大学生夏季运动会."""
    for length in (4, 3, 2):
        place = gazetteer("zh").get(text[max(0, anchor - length) : anchor])
        if place and place.level in ("city", "region", "country"):
            return anchor - length
    return None


def is_generic(name: str) -> bool:
    """Whether a phrase is made of words and a head that make no name: 签字仪式."""
    head = max((m.start() for m in head_pattern().finditer(name)), default=len(name))
    return _generic().fullmatch(name[:head]) is not None


def _why_of_body(text: str, end: int, head: re.Match[str]) -> str | None:
    """Whether what follows an organisation's name makes a gathering's name of it."""
    rest = text[end : head.start()]
    if _generic().fullmatch(rest):
        return "of-a-body" if _OF_A_BODY.search(text, end, head.end()) else None
    return "words" if len(rest) >= 2 else None


def _why(text: str, start: int, head: int, end: int) -> str | None:
    """The name of the rule that makes ``start:end`` a name, or None for a generic phrase."""
    body = text[start:head]
    unquoted = _QUOTED.sub("", body)
    if body != unquoted and _SESSION.fullmatch(unquoted + text[head:end]):
        return None
    if _EDITION.search(body) and not _BARE_EDITION.fullmatch(body):
        return "edition"
    if _BARE_EDITION.fullmatch(body):
        return "numbered" if body[0] == "第" and _NUMBERED.search(text, head, end) else None
    if _BODY.fullmatch(text, start, end):
        return None
    if _WIDE.fullmatch(body):
        return "wide"
    if _generic().fullmatch(body):
        return None
    if _YEAR.match(body) or _YEAR.search(text[head:end]):
        return "year"
    if body != unquoted:
        return "quoted"
    return "words" if len(body) >= _least_words(text[head:end]) else None


def _least_words(head: str) -> int:
    """How many characters before a head make a name: festivals and games have short ones."""
    return 2 if heads_and_kinds().get(head) in ("competition", "other") else 4


# A standing body whose name ends like that of a gathering.
_BODY = re.compile(r"(?:中国人民)?政治协商会议")
_WIDE = re.compile(
    r"(?:全国|世界|全球|中国|亚洲|亚太|全省|全市)(?!性|重要|重大|大型)[\u4e00-\u9fff]{2,}"
)
_QUOTED = re.compile(r"[“「][^“”「」]{1,40}[”」]")
_BARE_EDITION = re.compile(r"(?:首|第.{1,4})[届次场期]\s?")
# Heads that an ordinal alone makes a name of: 第二届大会, 第十七次全体代表大会.
_NUMBERED = re.compile(r"(?:会议|大会|全会|代表大会)$")
# “A”“B”三个分论坛: the sessions are named by what is quoted.
_SESSION = re.compile(
    r"(?:等?[\d一二三四五六七八九十两]*[个场大])?(?:专题|平行|主题|专业)*(?:分|子)?(?:论坛|会场|平行会议)"
)
