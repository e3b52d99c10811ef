"""Chinese titles: a head (局长) with modifiers (常务副), a place (陕西省) or a unit (护理部)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.chinese import simplified
from extractor.document import Document, Mention, Mentions, Span
from extractor.find.body_heads_zh import ends_like_a_body
from extractor.find.lexicon_zh import longest_word, longest_word_before
from extractor.places import gazetteer
from extractor.rules import load_words, word_set

SOURCE = "rule:zh/titles:head"
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_LEAST_CONFIDENCE = 0.3  # of a proposed title; below it most begin at the wrong place
_MODIFIERS = 4
# A title without a known head is believed above this confidence.
_LIKELY = 0.8
# A chain goes on with 、 or 兼; a unit between it and the next head is one of the same body.
_UNIT = re.compile(r"(?:[、/]|、?兼任?|和|及)(?P<unit>[\u4e00-\u9fffA-Za-z]{1,8})$")
_LONGEST_UNIT = 12
# A longer name that a recogniser takes for a body is no department of another.
_LONGEST_DEPARTMENT = 5
_POSTED = re.compile(r"驻[\u4e00-\u9fff]{1,7}(?<![馆处团社部署])$")
_PARTY_BODIES = (
    "党委",
    "党组",
    "党工委",
    "党总支",
    "党支部",
    "团委",
    "团工委",
    "机关党委",
    "工会",
    "监事会",
    "董事会",
)
# Committees that are bodies themselves, written in one word with the title ("市委书记").
_COMMITTEE = re.compile(
    r"(?:[省市县区旗州盟地镇乡]委|自治区党?委|(?:(?<=自治区)|(?<=建设兵团))党委)(?=.)"
)
# Regions whose party committee is written out, where that of a province is 省委.
_HAVE_COMMITTEES = ("自治区", "建设兵团")
# A country by its first character, as headlines and news write it ("俄总统").
_SHORT_COUNTRY = re.compile(r"(?:^|[\s，。、；达与和由对向])[俄美英法德日韩印乌伊巴埃泰越](?=$)")
_OWN_BODY = re.compile(
    r"[省市县区旗州盟]|自治区|中国|全国|国家|中央|该|本|京津冀|长三角|大湾区|粤港澳|前|原|联邦|欧盟|联合国|.*(?:公司|大学|协会|学会|商会|政府|集团|银行)"
)
_GENERIC = frozenset(
    {
        "集团",
        "公司",
        "学校",
        "医院",
        "协会",
        "学会",
        "商会",
        "中心",
        "联盟",
        "该院",
        "我校",
        "学院",
        "管委会",
        "组委会",
        "筹委会",
    }
)
# Degrees, kin and occupations, which recognisers take for titles.
_NO_TITLE = re.compile(
    r"(?:夫人|博士后?|硕士|先生|女士|同志|[生人者家户]|驾驶员|选手|学员|演员|运动员|队员)$"
)
_UNIT_HEAD = re.compile(
    r"(?:[部科室处办组所系]|学院|分院|研究院|中心|委员会|管委会|学部|车间|事业部|工会|宣传部|政法委|工委)$"
)
# What stands in brackets behind a title and belongs to it.
_ADDITION = re.compile(r"[（(](?:挂职|主持工作|[正副][厅局处科部]级|法定代表人|代理)[)）]")
_LEADING = re.compile(r"(?:兼任?|任|现任|原|前|和|与|及|、|的)(?=..)")


def find_titles_zh(document: Document, mentions: Mentions) -> list[Mention]:
    """Return titles, those that a recogniser proposes and those that word lists prove."""
    text = simplified(document.folded)
    taken = {i for m in mentions.labelled("PERSON") for i in range(m.start, m.end)}
    found: list[Mention] = []
    for span in title_spans(document, mentions):
        if taken.isdisjoint(range(span.start, span.end)):
            found.append(document.mention(span.start, span.end, "TITLE", SOURCE, confidence=0.9))
    taken.update(i for m in found for i in range(m.start, m.end))
    for mention in mentions.labelled("TITLE"):
        span = _mended(text, mention.span)
        offsets = range(span.start, span.end)
        sure = mention.confidence > _LIKELY and not _NO_TITLE.search(text[span.start : span.end])
        if sure and len(span) > 1 and taken.isdisjoint(offsets):
            taken.update(offsets)
            found.append(_moved(document, mention, span))
    return sorted(found)


def _moved(document: Document, mention: Mention, span: Span) -> Mention:
    return document.mention(
        span.start, span.end, "TITLE", mention.source, confidence=mention.confidence
    )


def _mended(text: str, span: Span) -> Span:
    """A proposed title without a connective or a committee in front."""
    for edge in (_LEADING, _COMMITTEE):
        match = edge.match(text, span.start, span.end)
        if match:
            span = Span(match.end(), span.end)
    return span


@dataclass(frozen=True)
class _Known:
    """What is known of a text while its titles are sought, by offset."""

    text: str
    named: frozenset[int]  # offsets at which a character of a body's name stands
    joined: frozenset[int]  # offsets within bodies, with both neighbours
    proposed: Mapping[int, Sequence[int]]  # starts of proposed titles by their ends


def _known(text: str, mentions: Mentions) -> _Known:
    fields = word_set("zh", "title_modifiers")  # "华中区" is no body in front of a title
    found = (b for b in mentions.labelled("ORG") if text[b.start : b.end] not in fields)
    bodies = [range(body.start, body.end) for body in found]
    proposed: dict[int, list[int]] = {}
    for mention in mentions.labelled("TITLE"):
        if mention.confidence < _LEAST_CONFIDENCE:
            continue
        span = _mended(text, mention.span)
        proposed.setdefault(span.end, []).append(span.start)
    return _Known(
        text,
        frozenset(offset for body in bodies for offset in body),
        frozenset(offset for body in bodies for offset in body[1:]),
        proposed,
    )


def title_spans(document: Document, mentions: Mentions) -> list[Span]:
    """Titles that end with a head of the word list, outside page furniture."""
    text = simplified(document.folded)
    known = _known(text, mentions)
    modifiers = word_set("zh", "title_modifiers")
    spans: list[Span] = []
    for head in _heads(text):
        last = spans[-1].end if spans else 0
        start = _start(known, head, last)
        if _is_bound(text, head) and start == head.start:
            continue
        start = min([start, *_proposed_starts(known, head, start, last)])
        if document.is_furniture(start, head.end):
            continue
        if spans and start == last and text[spans[-1].start : last] in modifiers:
            start = spans.pop().start
        addition = _ADDITION.match(text, head.end)
        spans.append(Span(start, addition.end() if addition else head.end))
    return spans


def _is_bound(text: str, head: Span) -> bool:
    """Whether a head is a title only with something in front; delegates of a congress are."""
    bound = text[head.start : head.end] in word_set("zh", "bound_titles")
    return bound and not text.endswith(("人大", "党代会"), 0, head.start)


def _proposed_starts(known: _Known, head: Span, start: int, last: int) -> Iterator[int]:
    """Where recognisers begin a title with this head, but not within the name of a body."""
    for first in known.proposed.get(head.end, ()):
        front = known.text[first:start]
        shared = known.text[start] in "部局厅司处" and len(front) > 2
        is_body = _is_body(front + known.text[start] if shared else front)
        if first >= last and first not in known.joined and not is_body:
            yield first


def _is_body(front: str) -> bool:
    """Whether what a recogniser put in front of a title is the body or a reference to it."""
    return len(front) == 1 or front in _GENERIC or (len(front) > 3 and ends_like_a_body(front))


def _start(known: _Known, head: Span, last: int) -> int:
    """Where the title begins whose head is given; not before the end of the ``last`` title."""
    start = max(_with_modifiers(known, head.start), last)
    start = max(_with_place(known.text, start, head), last)
    return _with_unit(known, start, last)


def _heads(text: str) -> Iterator[Span]:
    """The longest heads from left to right, but none that belongs to a longer word."""
    position = 0
    while position < len(text):
        other = longest_word(text, position, "title_lookalikes")
        end = longest_word(text, position, "titles", "bound_titles")
        if other and other >= end:
            position = other
        elif end and text[position] == "副" and longest_word(text, position + 1, "titles") > end:
            position += 1  # 副理事长 is no 副理
        elif end and not _inside_word(text, position, end):
            committee = _COMMITTEE.match(text, position, end)
            yield Span(committee.end() if committee else position, end)
            position = end
        else:
            position += 1


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether a longer word begins inside the head, or letters go on around it."""
    if text[start] in _LATIN:
        return text[start - 1 : start] in _LATIN or text[end : end + 1] in _LATIN
    return any(longest_word(text, i, "title_lookalikes") > end for i in range(start + 1, end))


def _with_modifiers(known: _Known, start: int) -> int:
    """Take in modifiers; one that is part of a body's name ("某某医疗总裁") stays with it."""
    for _ in range(_MODIFIERS):
        first = longest_word_before(known.text, start, "title_modifiers")
        is_party_body = known.text[first:start] in _PARTY_BODIES
        if first == start or (start - 1 in known.named and not is_party_body):
            break
        if known.text.endswith("总工会", 0, start):
            break
        if is_party_body and known.text.endswith(_HAVE_COMMITTEES, 0, first):
            break  # 新疆维吾尔自治区党委|书记
        start = first
    return start


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


def _with_unit(known: _Known, start: int, last: int) -> int:
    """Take in the unit in "副院长兼胃肠外科主任": it is of the body named before."""
    match = _UNIT.search(known.text, max(last, start - _LONGEST_UNIT), start)
    if not match or match.start() != last or begins_own_body(match["unit"]):
        return start
    unit = range(match.start("unit"), start)
    whole = len(unit) > _LONGEST_DEPARTMENT and known.named.issuperset(unit)
    if whole or (not known.named.isdisjoint(unit) and not _UNIT_HEAD.search(match["unit"])):
        return start
    return unit.start


def begins_own_body(unit: str) -> bool:
    """Whether what looks like a unit begins with a place or is a body in its own right."""
    bodies = load_words("zh", "ministries")
    if _OWN_BODY.match(unit) or unit.startswith(bodies) or unit.endswith(bodies):
        return True
    known = gazetteer("zh")
    return any(unit[:n] in known for n in range(2, len(unit) + 1))
