"""What makes words before a Chinese head the name of a gathering, and not a generic phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.document import Mention
from extractor.find.event_heads_zh import (
    EDITION,
    YEAR,
    is_weak,
    kind_of,
    says_nothing,
)

# Gatherings that a body's name alone makes one: 国务院|常务会议, 中国细胞学会|年会.
_OF_A_BODY = re.compile(
    r"(?:常务会议|全体会议|主席会议|委员长会议|主席团会议|理事会会议|年会|代表大会|会员大会|成立大会|换届大会|全体大会|股东大会|常委会会议|大会)$"
)


def why_of_body(text: str, end: int, head: re.Match[str]) -> str | None:
    """Whether what follows an organisation's name makes a gathering's name of it."""
    rest = text[end : head.start()]
    if says_nothing(rest):
        return "of-a-body" if _OF_A_BODY.search(text, end, head.end()) else None
    if is_weak(head[0]):
        return _why_weak(rest)
    return "words" if len(rest) >= 2 else None


def why_named(text: str, start: int, head: int, end: int) -> str | None:
    """The name of the rule that makes ``start:end`` a name, or None for a generic phrase."""
    body = text[start:head]
    unquoted = _QUOTED.sub("", body)
    if _is_listed_session(text, start, body) and _SESSION.fullmatch(unquoted + text[head:end]):
        return None
    if EDITION.search(body) and not _BARE_EDITION.fullmatch(body):
        return "edition"
    if _BARE_EDITION.fullmatch(body):
        numbered = body[0] == "第" and _NUMBERED.search(text, head, end)
        return "numbered" if numbered or is_held(text, start, end) else None
    if _BODY.fullmatch(text, start, end) or says_nothing(body):
        return None
    if is_weak(text[head:end]):
        return _why_weak(body)
    if _WIDE.fullmatch(body):
        return "wide"
    if YEAR.match(body) or YEAR.search(text[head:end]):
        return "year"
    if body != unquoted:
        return "quoted"
    return "words" if len(body) >= _least_words(text[head:end]) else None


def _why_weak(body: str) -> str:
    """The rule of a name with a weak head: an edition, a year, quoted words, else nothing sure."""
    if EDITION.search(body):
        return "edition"
    if YEAR.match(body):
        return "year"
    return "quoted" if _QUOTED.search(body) else "weak"


def _least_words(head: str) -> int:
    """How many characters before a head make a name: fairs, festivals and games have short ones."""
    if head.endswith(("博会", "交会", "洽会", "贸会")):
        return 1
    return 2 if kind_of(head) in ("competition", "other") else 4


def is_held(text: str, start: int, end: int) -> bool:
    """Whether what stands beside a name says that it stands for something held."""
    before = text[max(0, start - _LONGEST_VERB) : start]
    return bool(_HELD_AFTER.match(text, end) or _HELD_BEFORE.search(before))


_HELD_AFTER = re.compile(
    r"[”」]?(?=[将拟已正定计预今昨明近日在于\d举召开启闭落])[^，。；\n的]{0,30}?"
    r"(?:举行|举办|召开|开幕|启幕|闭幕|落幕|启动|开班|开赛)"
)
_HELD_BEFORE = re.compile(r"(?:举行|举办|召开|出席|参加|主办|承办|主持)了?[“「]?$")
_LONGEST_VERB = 4


# A standing body whose name ends like that of a gathering.
_BODY = re.compile(r"(?:中国人民)?政治协商会议")
_WIDE = re.compile(
    r"(?:全国|世界|全球|中国|亚洲|亚太|全省|全市)(?!性|重要|重大|大型)[\u4e00-\u9fff]{2,}"
)
_QUOTED = re.compile(r"[“「][^“”「」]{1,40}[”」]")
_BARE_EDITION = re.compile(r"(?:首|第.{1,4})[届次场期]\s?")
# Heads that an ordinal alone makes a name of: 第二届大会, 第十七次全体代表大会.
_NUMBERED = re.compile(r"(?:会议|大会|全会|代表大会)$")
# “A”“B”三个分论坛: the sessions are named by what is quoted; “A”对话会 is a name as a whole.
_SESSION = re.compile(
    r"(?:等?[\d一二三四五六七八九十两]*[个场大])?(?:专题|平行|主题|专业)*(?:分|子)?(?:论坛|会场|平行会议)"
)
_COUNTED = re.compile(r"[”」]等?[\d一二三四五六七八九十两]+[个场大]")


def _is_listed_session(text: str, start: int, body: str) -> bool:
    """Whether quoted words are one of several: another stands beside them, or a number follows."""
    one_of_list = text[max(0, start - 2) : start].rstrip("、和与及")[-1:] in ("”", "」")
    return one_of_list or len(_QUOTED.findall(body)) > 1 or bool(_COUNTED.search(body))


def names_session(mention: Mention, ruled: Sequence[Mention]) -> bool:
    """Whether a name only repeats a session that a list names by its quoted words: “A”分论坛."""
    session = _NAMED_SESSION.fullmatch(mention.text)
    return session is not None and any(
        session["name"] == m.text and m.source.endswith("quoted-session") for m in ruled
    )


_NAMED_SESSION = re.compile(
    r"[“「](?P<name>[^“”「」]{2,40})[”」](?:专题|平行|主题|专业|特色|分|子){0,3}(?:论坛|会场|会议)"
)
