"""The body at which a Chinese title is held: written before it, carried along, or referred to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.document import Document, Mention
from extractor.find.titles_zh import trailing_place
from extractor.rules import load_words, word_set

SOURCE = "rule:zh/titles:body"
_HEAD_TOPICS = (
    "association_heads", "company_heads", "government_heads", "hospital_heads", "institute_heads",
    "media_heads", "other_heads", "park_heads", "university_heads",
)  # fmt: skip
_REGION = re.compile(r"(?:[\u4e00-\u9fffA-Za-z0-9·《》&—-]|[（(][^（()）\n]{1,12}[)）]){2,40}$")
# What may stand in front of a body within a clause and is no part of its name.
_LEAD = re.compile(
    r".*(?:邀请|会见了?|来自|以及|其中|分别由|分别与|感谢|欢迎|聘请|任命|推荐|授予|随后|当天|当日|选举|包括)"
    r"|(?:由|请|据|经|应|与|和|及|同|向|对|为|在|[日时])"
)
_FORMER = re.compile(r"(?:原|前任?|时任|现任)$")
_REFERENCE = re.compile(
    r"(?:该|本|我|全)?(?P<kind>[校院会局厅]|公司|集团|协会|学会|商会|中心|联盟|大学|医院|学校|管委会|组委会|"
    r"基金会|共同体|[省市县区州旗]委)"
)
_KINDS = {"校": ("大学", "学院", "学校", "中学", "党校"), "公司": ("公司", "集团")}
# Heads of local government: a party committee that is named before has no mayor.
_LOCAL = frozenset({"省长", "市长", "县长", "区长", "州长", "镇长", "乡长", "旗长", "盟长", "村长"})


def body_before(
    document: Document, text: str, title: Mention, left: int, bodies: Sequence[Mention]
) -> Mention | None:
    """The body that is written straight before a title, or that the words there refer to.

    Args:
        left: where the member of the chain begins at the earliest.
        bodies: ORG mentions, from which "该协会" or a bare "管委会" takes its name.
    """
    former = _FORMER.search(text, left, title.start)
    end = former.start() if former else title.start
    region = _REGION.search(text, left, end)
    start = region.start() if region else end
    if region and (lead := _LEAD.match(text, start, end)):
        start = lead.end()
    written = text[start:end]
    if reference := _REFERENCE.fullmatch(written):
        if meant := _meant(text, reference["kind"], start, bodies):
            return meant
    if touching := _touching(document, text, title, end, bodies):
        return _extended(document, text, touching, start, bodies)
    if len(written) > 2 and ends_like_a_body(written):
        return document.mention(start, end, "ORG", SOURCE, confidence=0.6)
    return None


def _touching(
    document: Document, text: str, title: Mention, end: int, bodies: Sequence[Mention]
) -> Mention | None:
    """The longest recognised body that ends where the title begins.

    In "白俄罗斯卫生部长" 部 belongs to both; in "某局党组书记" 党组 belongs to the title alone.
    """
    for body in sorted(bodies, key=lambda b: b.start):
        if body.end <= end and not text[body.end : end].strip(" 的"):
            return body
        if body.start < title.start < body.end <= title.end:
            if body.end == title.start + 1:
                return body
            return document.mention(body.start, title.start, "ORG", body.source)
    return None


def _extended(
    document: Document, text: str, body: Mention, left: int, bodies: Sequence[Mention]
) -> Mention:
    """The body with the parent or the place that is written onto its front."""
    start = body.start
    while start > left:
        parent = next((b for b in bodies if b.end == start and b.start >= left), None)
        length = start - parent.start if parent else trailing_place(text[left:start])
        if not length:
            break
        start -= length
    if start == body.start:
        return body
    return document.mention(start, body.end, "ORG", body.source, confidence=body.confidence)


def _meant(text: str, kind: str, offset: int, bodies: Sequence[Mention]) -> Mention | None:
    """The last body named before ``offset`` whose name ends like the reference."""
    endings = _KINDS.get(kind, (kind,))
    earlier = [
        b
        for b in bodies
        if b.end <= offset and text[b.start : b.end].endswith(endings) and len(b.text) > len(kind)
    ]
    if kind.endswith("委") and len({b.text for b in earlier}) > 1:
        return None
    return earlier[-1] if earlier else None


def ends_like_a_body(written: str) -> bool:
    """Whether a simplified name ends with the head of an organisation's name."""
    return any(written[-n:] in _heads() for n in range(1, min(8, len(written))))


@cache
def _heads() -> frozenset[str]:
    return frozenset(word for topic in _HEAD_TOPICS for word in load_words("zh", topic))


def carried_body(text: str, title: Mention, body: Mention | None) -> Mention | None:
    """The body named earlier in the chain, where a bare title may be held at it."""
    if body is None:
        return None
    written = text[title.start : title.end]
    held_at = text[body.start : body.end]
    if written[-2:] in _LOCAL:
        return body if held_at.endswith(("政府", "公署", "管委会")) else None
    places = word_set("zh", "place_titles")
    if any(written[-n:] in places for n in range(2, 6)) or written.startswith("国务委员"):
        return None
    return body
