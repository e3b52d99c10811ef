"""Where the name of a Chinese agreement begins, and the object written in front of it."""

from __future__ import annotations

import re
from functools import cache

from extractor.document import Span
from extractor.rules import alternatives, load_words

_NOUN = re.compile(
    r"(?:协议书|协议|协定|合同书|合同|备忘录|意向书|合约|条约|议定书|契约|责任书|移交证书|证书|公约|声明|公报|意向"
    r"|纪要|换文|(?:文件)?文本|文件|互认安排|项目|订单|MOU|MoU|LOI)$"
)
VAGUE = re.compile(r"多[项份个批]|一批|系列|若干|数[十百]?[项份个]|等")
# A name that begins with what the parties undertake: 建立友好城市关系|意向书.
_UNDERTAKES = re.compile(r"(?:建立|缔结|结为|结成)")
# A further act in the words taken for the name: 达成|共识并签署|协议, 签署|和宣布|合作文件.
_FURTHER_ACT = re.compile(r"[并和及或、](?:共同)?(?:签署|签订|达成|宣布|发表|交换|通过)(?:了)?")
# Who looks on and what is held is no part of the name: 见证了|双边合作文件|的签署.
_BESIDE = re.compile(
    r"[^，。；]{0,40}(?:见证(?:了|并)?|出席(?:了)?|举行(?:了)?|完成(?:了)?)(?:双方|有关|相关)?(?:宣布)?"
)
# How much is bought or granted is no part of the name: 1.8亿美元|设备出口合同.
_QUANTITY = re.compile(
    r"(?:\d{4}年度?)?(?:[近约超逾]|总额|总价|价值|金额)*(?:\d[\d,.]*|[一二两三四五六七八九十百千]+)(?:余|多)?[万亿]?"
    r"(?:元人民币|美元|欧元|英镑|日元|港元|港币|澳元|卢布|元|架|台套|[台套艘辆吨件个笔份项宗批座条块])"
)
# What closes an enumeration of fields: 投资、贸易等|领域10余份|合作文件.
_FIELDS = re.compile(r"(?:多个|若干|诸多|各|重点|相关)?(?:领域|方面)(?:的)?")
# What stands in front of the kind of agreement and is written as one word with it.
_COMPACT = re.compile(
    r"(?:[^、，,与在就由对为等“”《》\s]|(?<=比)对){1,14}(?<!项目)(?<!工程)(?<!领域)(?<!方面)(?<!事宜)"
)
# What is bought is the object of a contract, not part of its name: 下肢康复机器人|采购合同.
_OF_PURCHASE = re.compile(r"(?:年度|长期)?采购(?:合同|合约)")
_GENERIC_GOODS = 2  # 设备采购合同
_QUOTED = re.compile(r"[“《\"「](?P<what>[^”》\"」]{2,20})[”》\"」][^，。；]{0,6}的$")
_CONCERNING = re.compile(r"关于(?P<what>[^，。；]{3,30})的$")
# 共建|氢能学院|协议, 某码头修复项目|立项换文, 强筋小麦|订单
_WITHIN = re.compile(
    r"(?:共建|合建|组建|设立|建设)(?P<what>[^，。；、的“”]{3,25}?)"
    r"(?:协议书|协议|协定|合同|备忘录)(?![\u4e00-\u9fff])"
)
_ORDERED = re.compile(
    r"(?P<what>[^，。；、的“”\s]{2,25}?(?:项目(?=立项|[\u4e00-\u9fff]{0,4}换文)|(?<=.{4})项目(?=合同|协议|备忘录)|(?=订单(?![\u4e00-\u9fff]))))"
)
_BUILT = re.compile(
    r"(?:合作)?(?:共建|合建|组建|设立|建设|打造|开发)(?P<what>[^，。；、“”]{3,25})的$"
)


def after_further_act(text: str, whole: Span) -> Span:
    """The words that name what is signed, behind a further verb of signing among them."""
    start = whole.start
    if text[start - 1] == "《":
        return whole
    beside = _BESIDE.match(text, start, whole.end)
    if beside and beside.end() < whole.end - 1:
        start = beside.end()
    for further in _FURTHER_ACT.finditer(text, start, whole.end):
        if further.end() < whole.end:
            start = further.end()
    return Span(start, whole.end)


def agreement_name(text: str, whole: Span) -> Span:
    """The name without counts, attributes and the objects listed in front of it."""
    core = core_name(text, whole)
    start = _first(text, whole)
    named = core.start - start > _GENERIC_GOODS
    if named and _OF_PURCHASE.fullmatch(text, core.start, core.end):
        return core
    if start < core.start and _COMPACT.fullmatch(text, start, core.start):
        return Span(start, whole.end)
    return core


def _first(text: str, whole: Span) -> int:
    """Where the words begin that can belong to the name: after attributes and quantities."""
    start = _owned(text, whole)
    for vague in VAGUE.finditer(text, start, whole.end):
        start = vague.end()
    if fields := _FIELDS.match(text, start, whole.end):
        start = fields.end()
    return _after_quantity(text, start, whole.end)


def _owned(text: str, whole: Span) -> int:
    start = max(whole.start, text.rfind("的", whole.start, whole.end) + 1)
    return _after_quantity(text, start, whole.end)


def _after_quantity(text: str, start: int, end: int) -> int:
    quantity = _QUANTITY.match(text, start, end)
    return quantity.end() if quantity and quantity.end() < end else start


def core_name(text: str, whole: Span) -> Span:
    """The part of a name that tells the kind of agreement, without the object it is about."""
    start = _first(text, whole)
    if _UNDERTAKES.match(text, start):
        return Span(start, whole.end)
    match = _core().search(text, start, whole.end)
    if match is None or match.start() == start:
        return Span(start, whole.end)
    bare = _NOUN.fullmatch(text[match.start() : whole.end])
    return Span(start if bare else match.start(), whole.end)


def object_of(text: str, whole: Span) -> Span | None:
    """The object in front of the name: 中试平台|合作协议, 20台“掌上DR”的|采购合同."""
    core = core_name(text, whole)
    owned = _owned(text, whole)
    if core.start - owned > 1:
        return _whole_object(text, Span(owned, core.start), whole.end)
    for pattern in (_WITHIN, _ORDERED):
        if match := pattern.match(text, owned, whole.end):
            return Span(*match.span("what"))
    for pattern in (_QUOTED, _CONCERNING, _BUILT):
        if match := pattern.search(text[whole.start : core.start]):
            return Span(whole.start + match.start("what"), whole.start + match.end("what"))
    return None


# What is done with a thing is part of the object, its term is not: 产业工人培养|合作协议.
_DONE = re.compile(
    r"(?:培养|培训|推广|互认|互换|互派|交换|共育|保护|监测|研究){1,2}(?=合作|框架|意向|备忘录|谅解|服务)"
)
_FOR_A_TERM = re.compile(r"(?:[一二三四五六七八九十]|\d+)年(?:期|度)?$")


def _whole_object(text: str, found: Span, end: int) -> Span:
    """An object with what is done with it and without the number of years."""
    if done := _DONE.match(text, found.end, end):
        return Span(found.start, done.end())
    term = _FOR_A_TERM.search(text, found.start, found.end)
    return Span(found.start, term.start()) if term and term.start() > found.start else found


# A title names its object where that is a thing: 洋参|年度购销合同, 榴莲直供基地|合作协议.
_THING = re.compile(
    r"(?:基地|中心|实验室|[园区馆院站厂校港库场]|平台|项目|工程|枢纽|总部|系统|装置|设备|机器人|生产线|培训|培养|互认|互换|共育|推广|学金|专线)$"
)
_BOUGHT = re.compile(
    r"(?:(?:[一二三四五六七八九十]|\d+)年(?:期|度)?|年度|长期|框架)*(?:采购|购销|供货|供应|销售|买卖|订购|经销|购买)"
)


def object_in_title(text: str, title: Span) -> Span | None:
    """The thing that a title in marks names before the kind of agreement."""
    found = object_of(text, title)
    if found is None:
        return None
    bought = _BOUGHT.match(text, found.end, title.end)
    return found if bought or _THING.search(text, found.start, found.end) else None


def has_own_name(text: str, name: Span) -> bool:
    """Whether a name has a modifier of its own: 战略合作|协议."""
    found = _core().search(text, name.start, name.end)
    return found is not None and not _NOUN.fullmatch(found[0])


@cache
def _core() -> re.Pattern[str]:
    modifiers = alternatives(load_words("zh", "agreement_modifiers"))
    return re.compile(rf"{modifiers}{{0,8}}{_NOUN.pattern.removesuffix('$')}$")
