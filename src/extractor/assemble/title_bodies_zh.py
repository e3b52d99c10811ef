"""The body at which a Chinese title is held: written before it, carried along, or referred to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractor.document import Document, Mention
from extractor.find.body_heads_zh import ends_like_a_body
from extractor.find.titles_zh import begins_own_body, trailing_place
from extractor.rules import word_set

_LONGEST_BODY = 80
SOURCE = "rule:zh/titles:body"
_REGION = re.compile(r"(?:[\u4e00-\u9fffA-Za-z0-9·《》&—-]|[（(][^（()）\n]{1,12}[)）]){1,40}$")
# What may stand in front of a body within a clause and is no part of its name.
_LEAD = re.compile(
    r".*(?:(?<!自)由(?=..)|的是?|同志(?:任|担任)?|邀请|会见了?|来自|以及|其中|分别由|分别与|感谢|欢迎|聘请|任命|推荐|授予|随后|当天|当日|选举|包括|听取了?|审议了?|当选为?|担任|出任|任命为|聘为|选为|现任|时任|曾任|历任|就任|委托|采访了?|慰问|看望|陪同|拜访了?|走访了?|考察了?|到访|调研了?|[人者宾]为|免去其?|——|交[到至给]|[)）]为)"
    r"|(?:时任|现任|新任|原任|任(?![丘县城泽兴])|率|偕|携|由|请|据|经|应|与|和|及|同|向|对|为|在|[日时])"
)
_FORMER = re.compile(r"(?:(?<![中草高太平])原|(?<![日此目之会当以年空提])前任?|时任|现任)$")
# A short form or translation that is defined in brackets behind the name of a body.
_PERIODICAL = re.compile(r"《(?P<name>[^《》\n]{2,16})》(?:杂志社?|周刊|编辑部|报社?)?(?:原|前)?$")
_VERBAL = re.compile(r"[，。：“”]|举行|召开|出席|参加|主持|表示|指出|当选|推荐|选为|担任|现场|会上")
_GLOSS = re.compile(
    r"[（(](?:[^（()）\n]{0,8}[“「\"][^（()）\n]{1,30}|[A-Z][^（()）\n]{1,60}|[原前][^（()）\n]{2,40}|[^（()）\n]{2,12})[)）]$"
)
_REFERENCE = re.compile(
    r"(?:该|本|我|全)?(?P<kind>[校院会局厅行]|公司|集团|协会|学会|商会|总商会|总会|促进会|研究会|园区|示范区|开发区|高新区|经开区|新区|产业园|科技园|中心|联盟|大学|医院|学校|学院|研究院|研究所|管委会|组委会|"
    r"基金会|共同体|[省市县区州旗]委)"
)
_KINDS = {
    "校": ("大学", "学院", "学校", "中学", "党校"),
    "公司": ("公司", "集团"),
    "行": ("银行", "商行"),
}
# A department: short, and with no head of another body inside its name.
_UNIT = re.compile(
    r"(?:(?!大学|学校|公司|集团|政府|协会|学会|医院|委员会|[办厅局])[\u4e00-\u9fff]){1,5}"
    r"[部科室处办组系]|[\u4e00-\u9fff]{1,3}(?:学院|中心|研究院|学部)"
)
# Heads of titles and the endings of the bodies that have such a head.
_HELD_AT = {
    "院长": ("院",),
    "校长": ("大学", "学院", "学校", "中学", "小学"),
    "局长": ("局",),
    "厅长": ("厅",),
    "处长": ("处",),
    "所长": ("所",),
    "馆长": ("馆",),
    "会长": ("会", "联盟"),
    "书长": ("会", "联盟", "处"),
    "董事长": ("公司", "集团", "银行"),
    "理事长": ("会", "联盟", "共同体", "合作社"),
    "监事长": ("会", "联盟"),
    "经理": ("公司", "集团"),
    "总裁": ("公司", "集团"),
    "主席": ("会", "联盟"),
}
# Posts that a party committee has: its region's chairman is none of them.
_PARTY_POSTS = ("书记", "常委", "委员", "部长", "主任", "秘书长", "校长")
# Heads of local government: a party committee that is named before has no mayor.
_LOCAL = frozenset({"省长", "市长", "县长", "区长", "州长", "镇长", "乡长", "旗长", "盟长", "村长"})


def body_before(
    document: Document,
    text: str,
    title: Mention,
    left: int,
    bodies: Sequence[Mention],
    own: Mention | None = None,
) -> Mention | None:
    """The body that is written straight before a title, or that the words there refer to.

    Args:
        left: where the member of the chain begins at the earliest.
        bodies: ORG mentions, from which "该协会" or a bare "管委会" takes its name.
        own: the body that the release is about, which "协会" or "我校" stands for if it may.
    """
    if paper := _PERIODICAL.search(text, left, title.start):
        return document.mention(*paper.span("name"), "ORG", SOURCE, confidence=0.6)
    former = _FORMER.search(text, left, title.start)
    end = former.start() if former else title.start
    gloss = None if body_ending_at(bodies, end) else _GLOSS.search(text, left, end)
    end = gloss.start() if gloss else end
    region = _REGION.search(text, left, end)
    start = region.start() if region else end
    if region and (lead := _LEAD.match(text, start, end)):
        start = lead.end()
    while start < end - 3 and text[start] in "—–-前原":
        start += 1
    written = text[start:end]
    if reference := _REFERENCE.fullmatch(written):
        if own and text[start] not in "该全" and is_of_kind(own, reference["kind"]):
            return own
        if meant := _meant(document, text, reference["kind"], start, bodies):
            return meant
        if reference["kind"].endswith("委"):
            return document.mention(start, end, "ORG", SOURCE, confidence=0.6)
    touching = _touching(
        document, text, title, end, [b for b in _nearby(bodies, end) if b.start >= left]
    )
    if touching and (touching.start <= start or not _continues(text, start, touching)):
        return _extended(document, text, touching, start, bodies)
    if len(written) > 2 and ends_like_a_body(written):
        return document.mention(start, end, "ORG", SOURCE, confidence=0.6)
    if len(written) > 3 and end == title.start and text[end] in "部局厅司处":
        return document.mention(start, end + 1, "ORG", SOURCE, confidence=0.5)
    return None


def _touching(
    document: Document, text: str, title: Mention, end: int, bodies: Sequence[Mention]
) -> Mention | None:
    """The longest recognised body that ends where the title begins.

    In "白俄罗斯卫生部长" 部 belongs to both; in "某局党组书记" 党组 belongs to the title alone.
    """
    for body in _nearby(bodies, end):
        if body.end <= end and not text[body.end : end].strip(" 的"):
            return _without_former(document, text, body)
        if body.start < title.start < body.end <= title.end:
            if body.end == title.start + 1:
                return body
            return document.mention(body.start, title.start, "ORG", body.source)
    return None


def _is_part(front: str) -> bool:
    """Whether words before a joint are the first half of a name ("外贸和旅游部") and no name."""
    return len(front) > 2 and not ends_like_a_body(front)


def is_reference(text: str, title: Mention, left: int) -> bool:
    """Whether a generic word alone stands for the body of a title ("协会会长")."""
    region = _REGION.search(text, left, title.start)
    return bool(region and _REFERENCE.fullmatch(region.group()))


def _without_former(document: Document, text: str, body: Mention) -> Mention:
    """In "前联邦卫生部顾问" the first word is no part of the name, and no dash ever is."""
    start = body.start
    while start < body.end - 3 and text[start] in "—–-前原":
        start += 1
    if start == body.start:
        return body
    return document.mention(start, body.end, "ORG", body.source)


def _continues(text: str, start: int, body: Mention) -> bool:
    """Whether the words from ``start`` belong to a body of which only the end was recognised."""
    front = text[start : body.start]
    if front.endswith(("与", "和", "及")):
        return _is_part(front[:-1])
    if front.endswith(("同", "由", "对", "向")):
        return False
    return len(front) <= 12 and not _VERBAL.search(front)


def body_ending_at(bodies: Sequence[Mention], end: int) -> Mention | None:
    """The longest body that ends at ``end``."""
    return next((body for body in _nearby(bodies, end) if body.end == end), None)


def _nearby(bodies: Sequence[Mention], end: int) -> Sequence[Mention]:
    """Bodies, in text order, that begin a little before ``end``."""
    first = bisect_left(bodies, end - _LONGEST_BODY, key=lambda body: body.start)
    return bodies[first : bisect_left(bodies, end, key=lambda body: body.start)]


def _extended(
    document: Document, text: str, body: Mention, left: int, bodies: Sequence[Mention]
) -> Mention:
    """The body with the parent or the place that is written onto its front."""
    start = body.start
    while start > left:
        nearby = _nearby(bodies, start)
        parent = next((b for b in nearby if b.end == start and b.start >= left), None)
        length = start - parent.start if parent else trailing_place(text[left:start])
        if not length:
            break
        start -= length
    if start == body.start:
        return body
    return document.mention(start, body.end, "ORG", body.source, confidence=body.confidence)


def is_of_kind(body: Mention, kind: str) -> bool:
    """Whether a reference ("公司", "校") may stand for a body."""
    return body.text.endswith(_KINDS.get(kind, (kind,))) and len(body.text) > len(kind)


def _meant(
    document: Document, text: str, kind: str, offset: int, bodies: Sequence[Mention]
) -> Mention | None:
    """The last body named before ``offset`` whose name ends like the reference."""
    endings = _KINDS.get(kind, (kind,))
    earlier = [
        b
        for b in bodies
        if b.end <= offset and text[b.start : b.end].endswith(endings) and len(b.text) > len(kind)
    ]
    if kind.endswith("委") and len({b.text for b in earlier}) > 1:
        return None
    return _without_former(document, text, earlier[-1]) if earlier else None


def fits(text: str, title: Mention, body: Mention | None) -> bool:
    """Whether a bare title is one that such a body has ("校长" of a university)."""
    heads = (text[title.end - n : title.end] for n in (3, 2))
    endings = next((_HELD_AT[head] for head in heads if head in _HELD_AT), None)
    return bool(body and endings and text[body.start : body.end].endswith(endings))


def is_unit(text: str, body: Mention) -> bool:
    """Whether a name is that of a mere department, which belongs into the title."""
    written = text[body.start : body.end]
    return bool(_UNIT.fullmatch(written)) and not begins_own_body(written)


def carried_body(text: str, title: Mention, body: Mention | None) -> Mention | None:
    """The body named earlier in the chain, where a bare title may be held at it."""
    if body is None:
        return None
    written = text[title.start : title.end]
    held_at = text[body.start : body.end]
    if written[-2:] in _LOCAL:
        return body if held_at.endswith(("政府", "公署", "管委会")) else None
    if held_at.endswith("党委") and not written.endswith(_PARTY_POSTS):
        return None
    places = word_set("zh", "place_titles")
    if any(written[-n:] in places for n in range(2, 6)) or written.startswith("国务委员"):
        return None
    return body
