"""Where a Chinese organisation's name may end: head words, and what rules them out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.document import Span
from extractor.rules import alternatives, load_words, word_set

_LISTS = (
    "association_heads",
    "company_heads",
    "government_heads",
    "hospital_heads",
    "institute_heads",
    "media_heads",
    "other_heads",
    "park_heads",
    "university_heads",
)
# Heads of one character, each with what goes before and after it where it is no head.
_SHORT_HEADS = (
    r"(?<![全内外各总干南北东西中局底基上下头腰股尾副部一二三两])部(?![分门署队件位级落下委族会])",
    r"(?<![格布结大时政变战残僵开全当棋胜终危破出入])局(?![面势限部级促中])",
    r"(?<=[务业村化育管察通安政财民环水林源障康信境设游计视贸调草渔牧])厅(?![级堂内])",
    r"(?<![到各四远深好长短出相之何益坏惩判查])处(?![于理在置罚分所方境变])",
    r"(?<=[省市县区州旗盟纪监健改资信工科教建计农经军政国体])委(?![员托任会派宣])",
    r"(?<=[外台侨信闻澳贫同事政新国发治农])办(?![公事法理学会的案证])",
    r"(?<![签部])署(?![名理])",
    r"(?<=[易交政产备法术准药划管急育系究际贸规策疗康源金险外洲欧亚游程技])司(?![机法令])",
    r"(?:审判|第[一二三四五六七八九十]|执行)庭(?![审长院])",
)
# Heads that also end common nouns: alone they prove nothing, a recogniser must agree.
_WEAK = frozenset(
    {
    "网", "在线", "头条", "频道", "机关", "中央", "中心", "大队", "支队", "航空", "军", "党",
    "厂", "资本", "投资", "保险", "证券", "石油", "石化", "控股", "信托", "国会", "月刊", "周刊",
    "杂志", "学报", "师范", "理工", "社团", "门诊", "同盟", "农会", "寺", "加速器", "孵化器",
    "资源库", "电台", "农场", "工厂", "书店", "教堂", "教会", "球队", "国家队", "动物园",
    "植物园", "基地", "文化中心", "医疗队", "智库", "港区", "工作组", "专班", "代表团", "部队",
    "服务中心", "产业园", "示范区", "试验区", "合作区", "先导区", "集聚区", "园区", "科技园",
    "工业园", "书院", "中学", "小学", "高中", "学校", "司", "办", "海军", "军区", "战区", "公司",
    "企业", "机构", "会社", "交流中心", "科学中心",
    }
)  # fmt: skip


@cache
def _heads() -> re.Pattern[str]:
    words = {word for topic in _LISTS for word in load_words("zh", topic) if len(word) > 1}
    return re.compile("|".join([alternatives(tuple(sorted(words))), *_SHORT_HEADS]))


def heads(text: str, span: Span) -> Iterator[Span]:
    """Yield the head words in a clause, the longest at each place, in order of their ends."""
    found: dict[int, int] = {}
    place = span.start
    while match := _heads().search(text, place, span.end):
        found.setdefault(match.end(), match.start())
        place = match.start() + 1
    for end in sorted(found):
        if not _goes_on(text, end):
            yield Span(found[end], end)


# What stays in a title: 省农业农村厅|党组书记.
_PARTY = re.compile(
    r"(?:(?<=党委)(?<!自治区党委)|(?<=党组)|(?<=党工委))(?:(?:常务)?副?书记|成员|委员|常委|班子)"
    r"|(?<=[校院司局团]纪委)(?:副?书记|委员)"
)
_CONTINUATION = re.compile(
    r"长(?![春沙江城三])|员(?!工会)|化|级|类|型|性|式|界|人(?!民)|者|生(?!物)|友|内|外(?!国)|里|中(?!国|心|医|科|华|学)|上(?!海|市)"
    r"|(?<=部)署(?!长)|讯|标准(?!委|化|院|研)|法案|法规|制度|名单|成员国|国家(?!发|卫|药|市|级|重)|大会|会议|议(?!会)|堂|谈|晤|见"
)


def _goes_on(text: str, end: int) -> bool:
    """Whether the head is only the beginning of another word: 局|长, 协会|成员国."""
    if text[end : end + 1] == "长" and text[end - 1] in "部厅":
        return text[end + 1 : end + 2] == "级"
    return bool(_CONTINUATION.match(text, end) or _PARTY.match(text, end))


def is_weak(head: str) -> bool:
    """Whether a head word proves an organisation only together with other evidence."""
    return head in _WEAK


_LOCAL = re.compile(
    r"(?:自治区|[省市县区州旗])(?:委|政府|人民政府|人大|政协|人大常委会|委常委会|纪委|监委)"
)


def is_local_body(name: str) -> bool:
    """Whether a name is a place's body without the place, as writers there name it: 市政府."""
    return bool(_LOCAL.fullmatch(name))


# What kind of firm it is, not which: 临床阶段生物技术公司.
_DESCRIBED = re.compile(
    r".{0,6}(?:生物技术|生物科技|生物制药|生物医药|制药|医药|医疗|器械|互联网|上市|跨国|龙头|科技)公司"
)


_TERM = re.compile(r"第[一二三四五六七八九十]+届(?:理事会|监事会|委员会|董事会|执委会|常务理事会)")


def is_generic(name: str) -> bool:
    """Whether a name is a head without a name: 组委会, 该院."""
    described = _DESCRIBED.fullmatch(name) is not None
    described = described or _TERM.fullmatch(name) is not None
    return described or name in word_set("zh", "generic_organisations") or len(name) < 2


@cache
def _occasions() -> re.Pattern[str]:
    return re.compile(alternatives(load_words("zh", "not_organisations")) + "$")


def is_occasion(name: str) -> bool:
    """Whether a name ends in a word for a gathering, a building, a document, a product."""
    return bool(_occasions().search(name))
