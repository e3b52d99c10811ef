"""Chinese organisation names by their heads: where each begins, which departments follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor.document import Mention, Span
from extractor.find.chinese_heads import heads, is_generic, is_local_body, is_occasion, is_weak
from extractor.find.evidence import surest
from extractor.places import leading_place, leading_places
from extractor.rules import alternatives, load_words, word_set

# A bracket is part of a name before a company's form: （集团）, (天津).
_BRACKET = r"[（(][\u4e00-\u9fff]{2,6}[）)](?=[\u4e00-\u9fff]{0,10}(?:公司|集团|中心|大学))"
_CLAUSE = re.compile(
    rf"(?:{_BRACKET}|—(?!—)|[^，。；：！？、,;:!?\s“”‘’「」『』《》〈〉【】\[\]|/…（）()—\x22])+"
)
_LONGEST = 40
# Recognisers often cut the first character off a name; what is no name is longer.
_SHORTEST_LEAD = 2
_JOINTS = frozenset("和与及暨")
_DASHES = "—－-·"
_NO_JOINT = re.compile(r"和[田平顺政静林龙县硕布]|暨南|与时")
# Words with which the full name of a body begins, whatever stands before: 唐一军|政协第十四届….
_OPENERS = re.compile(
    r"(?<!全国)政协第|中国共产党第|中国人民政治协商会议|中共中央|党中央|(?<!共和国)国务院|中央军委"
)
# Verbs across which no name goes, whatever a recogniser found.
_VERBS = frozenset(
    (
        "由",
        "代表",
        "会见",
        "会晤",
        "拜访",
        "走访",
        "到访",
        "来到",
        "走进",
        "颁给",
        "转交",
        "移交",
        "状告",
    )
)
# Two fields of one agency, the first of which ends like an agency: 海关与边境保护局.
_COMPOUND = re.compile(r"海关[与和及]边[境防]|移民[与和及]海关|边防[与和及]海关")
_OF_STATE = re.compile(r"(?:局|部|厅|署|委|委员会)$")
_LEARNED = re.compile(r"(?:学院|学部|研究院|研究所|研究中心|研究会|系|博物馆|实验室)$")
_PLAIN = re.compile(r"[\u4e00-\u9fff]{2,8}")
# Heads of bodies that a parent's name may precede although they begin with a place.
_BRANCHES = re.compile(
    r"(?:委员会|分会|分公司|分行|支行|办事处|代表处|总领事馆|大使馆|研究所|分院|医院)$"
)
_PARTS = re.compile(
    r"(?:处|司|科|室|部|办|办公室|办公厅|中心|局|厅|所|系|院|分会|委员会|专委会|学院|支行|分行|分公司|党委|纪委"
    r"|董事会|监事会|编辑部|实验室|工会|秘书处|代表处|研究院|研究所|医院|组|署|馆|站|委|总队|支队|主席团|党组|机关|庭|管委会)$"
)
_LEADING = re.compile(
    r"(?:(?:\d{1,4}[年月日时]|\d+(?:家|名|位|个|项)|第[一二三四五六七八九十\d]{1,3}批|时任|现任|原任|由|我国|前(?![海沿进锋旗哨])|该|本(?!草|溪)"
    r"|原(?=中央|国家|中国|全国)|兼(?=国务|全国|中央)|[京来](?=全国|各民主|中央)|回答|递补"
    r"|应(?=[\u4e00-\u9fff]{2,9}政府)|[们]?(?:充分|高度)(?:肯定|评价)|们|(?<=[我本该])[校院局厅](?=.{3}))+)"
)


def after_leading(text: str, start: int, end: int) -> int:
    """Where a name begins behind words that stand in front of names: 原|中央顾问委员会."""
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading and leading.end() < end - 1 else start
    opener = _OPENERS.search(text, start, end)
    return opener.start() if opener and opener.start() - start <= _LONGEST_LEAD else start


_LONGEST_LEAD = 4  # 唐一军|政协第十四届全国委员会


@dataclass(frozen=True)
class Evidence:
    """What recognisers found: organisations across which no name is cut, people at whom one is."""

    organisations: tuple[Mention, ...]
    people: tuple[Mention, ...]
    places: tuple[Mention, ...] = ()

    def covers(self, start: int, end: int) -> bool:
        """Whether one organisation found by a recogniser reaches over ``start:end``."""
        return any(m.start + 2 <= start and end < m.end for m in self.organisations)

    def start(self, start: int, head: Span) -> int:
        """Where recognisers let a name with this head begin, if that is not inside a place."""
        starts = {m.start for m in surest(self.organisations) if m.start < head.start < m.end}
        later = min(starts, default=start)
        if later - start < _SHORTEST_LEAD:
            return start
        return start if any(p.start <= start < p.end <= later for p in self.places) else later

    def agrees(self, span: Span) -> bool:
        """Whether a recogniser found an organisation that ends where ``span`` does."""
        return any(m.end == span.end and span.start <= m.start for m in self.organisations)


def bodies(text: str, sentence: Span, evidence: Evidence) -> Iterator[Span]:
    """Yield the spans of the organisations named in a sentence."""
    for clause in _CLAUSE.finditer(text, sentence.start, sentence.end):
        yield from _clause_bodies(text, Span(*clause.span()), evidence)


def _clause_bodies(text: str, clause: Span, evidence: Evidence) -> Iterator[Span]:
    ends = list(heads(text, clause))
    low = clause.start
    place = 0
    while place < len(ends):
        first = ends[place]
        start = _start(text, low, first, evidence)
        last = place
        while last + 1 < len(ends) and _continues(
            text, start, ends[last], ends[last + 1], evidence
        ):
            last += 1
        name = Span(start, ends[last].end)
        if _is_name(text, name, ends[last], evidence, part=last > place):
            yield name
            low = name.end
        place = last + 1


def _is_name(text: str, name: Span, head: Span, evidence: Evidence, *, part: bool) -> bool:
    """Whether a name is one by its head; ``part``: it is a department behind its parent's name."""
    written = text[name.start : name.end]
    if is_generic(written) or is_occasion(written) or len(name) > _LONGEST:
        return False
    if not re.search(r"[\u4e00-\u9fff]", text[name.start : head.start]) and len(name) < 4:
        known = written in word_set("zh", "state_bodies") or written in _AGENCIES
        return known or is_local_body(written)
    if _NEEDS_PLACE.fullmatch(text, head.start, head.end):
        return bool(_PLACE_END.search(text, name.start, head.start)) or _is_place(
            written, head, name
        )
    division = part and text[head.start : head.end] in ("司", "办")
    return division or not is_weak(text[head.start : head.end]) or evidence.agrees(name)


# News agencies whose whole name is a head.
_AGENCIES = frozenset(
    {"路透社", "法新社", "美联社", "共同社", "塔斯社", "中新社", "新华网", "人民网"}
)
# These bodies are a place's: 今年|政府 and 度|政府 are none.
_NEEDS_PLACE = re.compile(r"政府|人民政府|政协|人大|常委会|人大常委会|人民代表大会")
_PLACE_END = re.compile(
    r"(?:[省市县区州旗盟国镇乡]|全国|人大|中央|特区|行政区|联邦|代表大会|政协)$"
)


def _is_place(written: str, head: Span, name: Span) -> bool:
    """Whether what stands before the head is a place or a chain of places."""
    before = written[: head.start - name.start]
    return bool(before) and leading_places("zh", before)[1] == len(before)


def _start(text: str, low: int, head: Span, evidence: Evidence) -> int:
    """Where the name with this head begins: after the last word that cannot be part of it."""
    start = low = max(low, head.start - _LONGEST)
    for stop in _stops().finditer(text, low, head.end):
        if stop["stop"] and stop.end() <= head.start and _cuts(text, start, stop, head, evidence):
            start = stop.end()
    start = max(
        [start, *(p.end for p in evidence.people if start <= p.start and p.end <= head.start)]
    )
    leading = _LEADING.match(text, start, head.end)
    start = leading.end() if leading and leading.end() <= head.start else start
    if opener := _OPENERS.search(text, start, head.start):
        start = opener.start()
    later = evidence.start(start, head)
    # A recogniser that begins behind 和 has cut what 和 joins: 自然资源和|规划局.
    start = start if text[later - 1] in _JOINTS else later
    while start < head.start and text[start] in _DASHES:
        start += 1
    if text[start] in _JOINTS and not _NO_JOINT.match(text, start):
        return after_leading(text, start + 1, head.end)
    return start


def _cuts(text: str, start: int, stop: re.Match[str], head: Span, evidence: Evidence) -> bool:
    """Whether a stop word ends what stands before it, or is part of the name."""
    before = text[start : stop.start()]
    if stop[0] in _JOINTS:
        alone = is_generic(text[stop.end() : head.end])
        parent = any(heads(text, Span(start, stop.start())))
        return (alone and not parent) or not _joins(text, before, stop, head, evidence)
    return stop[0] in _VERBS or not evidence.covers(stop.start(), stop.end())


def _joins(text: str, before: str, stop: re.Match[str], head: Span, evidence: Evidence) -> bool:
    """Whether 和 joins two fields of one body: 文化广电|和|旅游局."""
    if _COMPOUND.match(text, stop.start() - 2):
        return True
    if not before or any(
        h.end == stop.start() for h in heads(text, Span(stop.start() - len(before), stop.start()))
    ):
        return False
    following = text[stop.end() : head.end]
    if evidence.covers(stop.start(), stop.end()):
        return True
    if following.endswith("公司") or leading_place("zh", following) is not None:
        return False
    field = any(before.endswith(f) for f in word_set("zh", "organisation_fields"))
    return field or _is_of_one_place(before, following)


def _is_of_one_place(before: str, following: str) -> bool:
    """Whether a place's agency or institute has two fields: 山西|古建筑|与|彩塑壁画保护研究院."""
    if not (_OF_STATE.search(following) or _LEARNED.search(following)) or len(following) < 4:
        return False
    places, offset = leading_places("zh", before)
    return bool(places) and _PLAIN.fullmatch(before, offset) is not None


def _continues(text: str, start: int, head: Span, following: Span, evidence: Evidence) -> bool:
    """Whether the next head in the clause ends a department of the body named so far."""
    between = text[head.end : following.start]
    if following.start < head.end:
        return following.end > head.end and not _blocked(text, head.start, following, evidence)
    if len(between) > 16 or _blocked(text, head.end, following, evidence):
        return False
    whole = text[head.end : following.end]
    if whole in word_set("zh", "ministries"):
        return False
    if is_generic(text[start : head.end]) or is_occasion(whole):
        return False
    if leading_place("zh", whole) and not _BRANCHES.search(whole):
        return evidence.covers(head.end, head.end)
    return bool(_PARTS.search(whole)) or evidence.covers(head.end, head.end)


def _blocked(text: str, start: int, following: Span, evidence: Evidence) -> bool:
    if any(p.start < following.start and start <= p.start for p in evidence.people):
        return True
    return any(
        stop["stop"]
        and stop.end() <= following.start
        and not (
            stop[0] in _JOINTS
            and _joins(text, text[start : stop.start()], stop, following, evidence)
        )
        for stop in _stops().finditer(text, start, following.end)
    ) or bool(
        re.search(
            r"(?:长(?![江春沙三城征治])|主任|书记|教授|主席|总裁|经理|秘书|院士|主委|负责人|记者)",
            text[start : following.start],
        )
    )


@cache
def _stops() -> re.Pattern[str]:
    exceptions = alternatives(load_words("zh", "stop_exceptions"))
    stops = alternatives(load_words("zh", "organisation_stops"))
    return re.compile(rf"{exceptions}|(?P<stop>{stops})")
