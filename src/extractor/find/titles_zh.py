"""Chinese titles: a head (局长) with modifiers (常务副), a place (陕西省) or a unit (护理部)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from extractor.chinese import simplified
from extractor.document import Document, Mention, Mentions, Span
from extractor.find.body_heads_zh import ends_like_a_body
from extractor.places import gazetteer
from extractor.rules import load_words, word_set

SOURCE = "rule:zh/titles:head"
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_MODIFIERS = 4
# A title without a known head is believed above this confidence.
_LIKELY = 0.8
# A chain goes on with 、 or 兼; a unit between it and the next head is one of the same body.
_UNIT = re.compile(r"(?:[、/]|、?兼任?|和|及)(?P<unit>[\u4e00-\u9fffA-Za-z]{1,8})$")
_POSTED = re.compile(r"驻[\u4e00-\u9fff]{1,7}(?<![馆处团社部署])$")
_PARTY_BODIES = ("党委", "党组", "党工委", "党总支", "党支部", "团委", "团工委", "机关党委", "工会")
# Committees that are bodies themselves, written in one word with the title ("市委书记").
_COMMITTEE = re.compile(r"^(?:[省市县区旗州盟地镇乡]|自治区)委(?=.)")
# A country by its first character, as headlines and news write it ("俄总统").
_SHORT_COUNTRY = re.compile(r"(?:^|[\s，。、；达与和由对向])[俄美英法德日韩印乌伊巴埃泰越](?=$)")
_OWN_BODY = re.compile(
    r"[省市县区旗州盟]|自治区|中国|全国|国家|中央|该|本|京津冀|长三角|大湾区|粤港澳|前|原|联邦|欧盟|联合国|.*(?:公司|大学|协会|学会|商会|政府|集团|银行)"
)
_GENERIC = frozenset(
    {"集团", "公司", "学校", "医院", "协会", "学会", "商会", "中心", "联盟", "该院", "我校", "学院"}
)
# Degrees, kin and occupations, which recognisers take for titles.
_NO_TITLE = re.compile(
    r"(?:夫人|博士后?|硕士|先生|女士|同志|[生人者家户]|驾驶员|选手|学员|演员|运动员|队员)$"
)
_UNIT_HEAD = re.compile(
    r"(?:[部科室处办组所系]|学院|分院|研究院|中心|委员会|管委会|学部|车间|事业部|工会|宣传部|政法委|工委)$"
)
_LEADING = re.compile(r"^(?:兼任?|任|现任|原|前|和|与|及|、|的)(?=..)")


def find_titles_zh(document: Document, mentions: Mentions) -> list[Mention]:
    """Return titles, those that a recogniser proposes and those that word lists prove."""
    text = simplified(document.folded)
    persons = mentions.labelled("PERSON")
    written = [s for s in title_spans(document, mentions) if not any(map(s.overlaps, persons))]
    found: list[Mention] = []
    for span in written:
        found.append(document.mention(span.start, span.end, "TITLE", SOURCE, confidence=0.9))
    for mention in mentions.labelled("TITLE"):
        if mention.confidence < _LIKELY:
            continue
        span = _mended(text, mention.span)
        if (
            len(span) > 1
            and not _NO_TITLE.search(text[span.start : span.end])
            and not any(map(span.overlaps, (*found, *persons)))
        ):
            found.append(
                document.mention(
                    span.start, span.end, "TITLE", mention.source, confidence=mention.confidence
                )
            )
    return sorted(found)


def _mended(text: str, span: Span) -> Span:
    """A proposed title without a connective or a committee in front."""
    for edge in (_LEADING, _COMMITTEE):
        match = edge.match(text[span.start : span.end])
        if match:
            span = Span(span.start + match.end(), span.end)
    return span


def title_spans(document: Document, mentions: Mentions) -> list[Span]:
    """Titles that end with a head of the word list, outside page furniture."""
    text = simplified(document.folded)
    bodies = mentions.labelled("ORG")
    proposed = [_mended(text, m.span) for m in mentions.labelled("TITLE")]
    modifiers = word_set("zh", "title_modifiers")
    spans: list[Span] = []
    for head in _heads(text):
        last = spans[-1].end if spans else 0
        start = _start(text, head, last, bodies)
        if _is_bound(text, head) and start == head.start:
            continue
        start = min([start, *_proposed_starts(text, head, start, last, proposed, bodies)])
        if document.is_furniture(start, head.end):
            continue
        if spans and start == last and text[spans[-1].start : last] in modifiers:
            start = spans.pop().start
        spans.append(Span(start, head.end))
    return spans


def _is_bound(text: str, head: Span) -> bool:
    """Whether a head is a title only with something in front; delegates of a congress are."""
    bound = text[head.start : head.end] in word_set("zh", "bound_titles")
    return bound and not text.endswith(("人大", "党代会"), 0, head.start)


def _proposed_starts(
    text: str,
    head: Span,
    start: int,
    last: int,
    proposed: Sequence[Span],
    bodies: Sequence[Mention],
) -> Iterator[int]:
    """Where recognisers begin a title with this head, but not within the name of a body."""
    for span in proposed:
        cuts = any(b.start < span.start < b.end for b in bodies)
        front = text[span.start : start]
        shared = text[start] in "部局厅司处" and len(front) > 2
        is_body = _is_body(front + text[start] if shared else front)
        if span.end == head.end and span.start >= last and not cuts and not is_body:
            yield span.start


def _is_body(front: str) -> bool:
    """Whether what a recogniser put in front of a title is the body or a reference to it."""
    return len(front) == 1 or front in _GENERIC or (len(front) > 3 and ends_like_a_body(front))


def _start(text: str, head: Span, last: int, bodies: Sequence[Mention]) -> int:
    """Where the title begins whose head is given; not before the end of the ``last`` title."""
    start = max(_with_modifiers(text, head.start, bodies), last)
    start = max(_with_place(text, start, head), last)
    return _with_unit(text, start, last, bodies)


def _heads(text: str) -> Iterator[Span]:
    """The longest heads from left to right, but none that belongs to a longer word."""
    heads = word_set("zh", "titles") | word_set("zh", "bound_titles")
    lookalikes = word_set("zh", "title_lookalikes")
    position = 0
    while position < len(text):
        other = _longest_word(text, position, lookalikes)
        end = _longest_word(text, position, heads)
        if other and other >= end:
            position = other
        elif end and not _inside_word(text, position, end, lookalikes):
            yield Span(position, end)
            position = end
        else:
            position += 1


def _longest_word(text: str, start: int, words: frozenset[str]) -> int:
    """The end of the longest word at ``start``, or 0."""
    for length in range(_longest(words), 1, -1):
        if text[start : start + length] in words:
            return start + length
    return 0


@cache
def _longest(words: frozenset[str]) -> int:
    return max(map(len, words))


def _inside_word(text: str, start: int, end: int, words: frozenset[str]) -> bool:
    """Whether a longer word begins inside the head, or letters go on around it."""
    if text[start] in _LATIN:
        return text[start - 1 : start] in _LATIN or text[end : end + 1] in _LATIN
    return any(_longest_word(text, i, words) > end for i in range(start + 1, end))


def _with_modifiers(text: str, start: int, bodies: Sequence[Mention]) -> int:
    """Take in modifiers; one that is part of a body's name ("某某医疗总裁") stays with it."""
    modifiers = word_set("zh", "title_modifiers")
    for _ in range(_MODIFIERS):
        lengths = range(min(_longest(modifiers), start), 0, -1)
        length = next((n for n in lengths if text[start - n : start] in modifiers), 0)
        word = text[start - length : start]
        if not length or (word not in _PARTY_BODIES and _is_inside(start, bodies)):
            break
        start -= length
    return start


def _is_inside(end: int, bodies: Sequence[Mention]) -> bool:
    return any(body.start < end <= body.end for body in bodies)


def _with_place(text: str, start: int, head: Span) -> int:
    """Take in the place at which a mayor, a president or an ambassador holds office."""
    window = text[max(0, start - 14) : start]
    posted = _POSTED.search(window)
    if posted:
        start -= len(window) - posted.start()
    if text[head.start : head.end] not in word_set("zh", "place_titles"):
        return start
    for _ in range(2):
        start -= trailing_place(text[max(0, start - 14) : start])
    return start - 1 if _SHORT_COUNTRY.search(text, max(0, start - 2), start) else start


def trailing_place(text: str) -> int:
    """The length of the longest place name that ``text`` ends with, or 0."""
    known = gazetteer("zh")
    return next((n for n in range(len(text), 1, -1) if text[-n:] in known), 0)


def _with_unit(text: str, start: int, last: int, bodies: Collection[Mention]) -> int:
    """Take in the unit in "副院长兼胃肠外科主任": it is of the body named before."""
    match = _UNIT.search(text, max(0, last), start)
    if not match or match.start() != last or begins_own_body(match["unit"]):
        return start
    unit = Span(match.start("unit"), start)
    if any(unit.overlaps(b) for b in bodies) and not _UNIT_HEAD.search(match["unit"]):
        return start
    return unit.start


def begins_own_body(unit: str) -> bool:
    """Whether what looks like a unit begins with a place or is a body in its own right."""
    bodies = load_words("zh", "ministries")
    if _OWN_BODY.match(unit) or unit.startswith(bodies) or unit.endswith(bodies):
        return True
    known = gazetteer("zh")
    return any(unit[:n] in known for n in range(2, len(unit) + 1))
