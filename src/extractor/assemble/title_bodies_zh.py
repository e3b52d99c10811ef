"""The body at which a Chinese title is held: written before it, carried along, or referred to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.document import Document, Mention
from extractor.rules import load_words, word_set

_HEAD_TOPICS = (
    "association_heads", "company_heads", "government_heads", "hospital_heads", "institute_heads",
    "media_heads", "other_heads", "park_heads", "university_heads",
)  # fmt: skip
SOURCE = "rule:zh/titles:body"
_REGION = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·（）()《》“”&-]{2,40}$")
_LEAD = re.compile(
    r"^.*(?:邀请|会见了?|来自|以及|其中|分别由|分别与|感谢|欢迎|聘请|任命|推荐|授予|经|由|请|据|对此|当天|当日|随后|[日时]，?)"
)
_REFERENCE = re.compile(
    r"(?:该|本|我|全|两|贵)?(?P<kind>校|院|会|局|厅|委|公司|集团|协会|学会|商会|中心|联盟|大学|医院|学校|管委会|组委会|基金会)$"
)
_KINDS = {"校": ("大学", "学院", "学校", "中学", "党校"), "院": ("院",), "公司": ("公司", "集团")}
# Heads of local government belong to a place; a party committee named before has no mayor.
_LOCAL = frozenset("省长 市长 县长 区长 州长 镇长 乡长 旗长 盟长 村长".split())
_PARTY_BODY = re.compile(r"(?:党委|党组|党工委|党总支|党支部|团委|工会|机关党委|纪检监察组)$")


def body_before(
    document: Document, text: str, title: Mention, left: int, bodies: Sequence[Mention]
) -> Mention | None:
    """The body written straight before a title where no recogniser saw one, or the one meant.

    Args:
        left: where the member of the chain begins at the earliest.
        bodies: ORG mentions, from which "该协会" or a bare "管委会" takes its name.
    """
    region = _REGION.search(text, left, title.start)
    if not region:
        return None
    lead = _LEAD.match(region.group())
    start = region.start() + (lead.end() if lead else 0)
    written = text[start : title.start]
    if reference := _REFERENCE.fullmatch(written):
        return _meant(text, reference["kind"], start, bodies)
    if len(written) > 2 and ends_like_a_body(written):
        return document.mention(start, title.start, "ORG", SOURCE, confidence=0.6)
    return None


def _meant(text: str, kind: str, offset: int, bodies: Sequence[Mention]) -> Mention | None:
    """The last body named before ``offset`` whose name ends like the reference."""
    endings = _KINDS.get(kind, (kind,))
    earlier = [b for b in bodies if b.end <= offset and text[b.start : b.end].endswith(endings)]
    return earlier[-1] if earlier else None


def ends_like_a_body(written: str) -> bool:
    """Whether a simplified name ends with the head of an organisation's name."""
    heads = _heads()
    return any(written[-n:] in heads for n in range(1, 8) if n < len(written))


@cache
def _heads() -> frozenset[str]:
    return frozenset(word for topic in _HEAD_TOPICS for word in load_words("zh", topic))


def touching_body(document: Document, text: str, title: Mention, body: Mention) -> Mention | None:
    """The body that ends where a title begins, with what both share given to the right one.

    In "白俄罗斯卫生部长" 部 belongs to both; in "某局党组书记" 党组 belongs to the title.
    """
    if text[body.end : title.start].strip(" 的") == "" and body.end <= title.start:
        return _without_party_body(document, text, body)
    if not body.start < title.start < body.end <= title.end:
        return None
    if body.end == title.start + 1:
        return body
    return document.mention(body.start, title.start, "ORG", body.source, confidence=body.confidence)


def _without_party_body(document: Document, text: str, body: Mention) -> Mention:
    return body


def carried_body(text: str, title: Mention, body: Mention | None) -> Mention | None:
    """The body named earlier in the chain, where a bare title may be held at it."""
    if body is None:
        return None
    written = text[title.start : title.end]
    local = written[-2:] in _LOCAL
    if local and not text[body.start : body.end].endswith(("政府", "公署", "管委会")):
        return None
    if _names_its_place(written):
        return None
    return body


def _names_its_place(written: str) -> bool:
    head = next((written[-n:] for n in (5, 4, 3, 2) if written[-n:] in _place_titles()), None)
    return head is not None and head not in _LOCAL


@cache
def _place_titles() -> frozenset[str]:
    return word_set("zh", "place_titles")
