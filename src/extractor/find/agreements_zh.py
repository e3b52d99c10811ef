"""Chinese acts of signing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.chinese import simplified
from extractor.document import Document, Mention, Mentions, Span
from extractor.rules import Rule, alternatives, load_rules, load_words

_ACT = re.compile(r"[^；。！？;\n]+")
_NOUN = re.compile(
    r"(?:协议书|协议|协定|合同|备忘录|意向书|合约|条约|议定书|契约|责任书|移交证书|证书|公约|声明|意向|纪要|文件|项目|订单)$"
)
_AGREEMENT_TITLE = re.compile(
    r"(?:协议书|协议|协定|合同|备忘录|意向书|合约|条约|议定书|契约|责任书|公约|声明|宣言|方案|协议[一二三四五]|纲要|意见|规划|计划|安排|路线图)$"
)
# "under the agreement", the signing as an occasion: mentions that report nothing signed.
_REFERENCE = re.compile(r"根据|按照|依据|自$|签约仪式|履行$")
_VAGUE = re.compile(r"多[项份个批]|一批|系列|若干|数[十百]?[项份个]|等")
# What is only sought, urged or refused: words right before the verb.
_UNDONE = re.compile(
    r"(?:寻求|接近|争取|希望|呼吁|敦促|要求|谈判|避免|尚未|未能|没有|无法|未|拒绝|能否"
    r"|以(?=达))(?:同意|尽快|早日|最终|继续|共同|再次|[与和同][^，。；]{2,8})?$"
)
# The signing as a point in time, and an agreement that only tells which states or firms are meant.
_OCCASION = re.compile(r"(?:第?[\d一二三四五六七八九十]+周年|之日|以来|之后|后的?|前的?|仪式)")
_MERE_TRAIT = re.compile(r"额|的[^，。；]{0,6}(?:国家|地区|企业|公司|单位|城市|机构|组织)")
# A further act in the words taken for the name: 达成|共识并签署|协议, 签署|和宣布|合作文件.
_FURTHER_ACT = re.compile(r"[并和及或、](?:共同)?(?:签署|签订|达成|宣布|发表|交换|通过)(?:了)?")
# A name that begins with what the parties undertake: 建立友好城市关系|意向书.
_UNDERTAKES = re.compile(r"(?:建立|缔结|结为|结成)")
_POINTING = re.compile(r"此次|这一|该|本次|上述|有关|相关|前述|已有|现有")


def find_chinese_agreements(document: Document, mentions: Mentions) -> list[Mention]:
    """Return one mention for each act of signing in a Chinese document."""
    text = simplified(document.folded)
    found: list[Mention] = []
    for sentence in document.sentences:
        for act in _ACT.finditer(text, sentence.start, sentence.end):
            found += _in_act(document, text, Span(*act.span()), found)
    found = [m for m in found if not document.is_furniture(m.start, m.end)]
    body = [m for m in found if not (document.title and document.title.contains(m))]
    return body or found


def _in_act(document: Document, text: str, act: Span, before: list[Mention]) -> Iterator[Mention]:
    taken = {place for m in before for place in range(m.start, m.end)}
    for rule in load_rules("zh", "agreements"):
        for match in rule.matches(text, act.start, act.end):
            mention = _mention(document, text, _part(act, before, match), rule, match)
            if mention and taken.isdisjoint(range(*match.span("verb"))):
                taken.update(range(*match.span()))
                yield mention


def _part(act: Span, before: list[Mention], match: re.Match[str]) -> Span:
    """The part of a clause that tells of this act: after an act that it tells of before."""
    ends = [m.end + 1 for m in before if act.start <= m.start and m.end < match.start()]
    return Span(max([act.start, *ends]), act.end)


def _mention(
    document: Document, text: str, act: Span, rule: Rule, match: re.Match[str]
) -> Mention | None:
    if _REFERENCE.search(text[max(act.start, match.start() - 3) : match.start("verb")]):
        return None
    if not _reports_signing(text, act, match):
        return None
    whole = Span(_after_further_act(text, match), match.end("name"))
    titled = rule.name.endswith(":titled")
    if titled and not _AGREEMENT_TITLE.search(match["name"]):
        return None
    name = whole if titled else core_name(text, whole)
    named = name.start > whole.start or len(name) > 4
    if _POINTING.match(text, whole.start) or (
        rule.data.get("named") and not (named and _is_named(text, name))
    ):
        return None
    groups = {"act": act, "verb": Span(*match.span("verb"))}
    if count := _count(match) or _count_within(text, whole, name):
        groups["count"] = count
    if subject := _subject(text, whole, name):
        groups["subject"] = subject
    if vague := _VAGUE.search(text, match.end("verb"), name.start + 1):
        groups["vague"] = Span(*vague.span())
    groups |= _further(text, match)
    if rule.data.get("by_whom"):
        groups["parties"] = Span(*match.span("parties"))
    return document.mention(
        name.start, name.end, "AGREEMENT", f"rule:{rule.name}", groups=groups, confidence=0.8
    )


def _reports_signing(text: str, act: Span, match: re.Match[str]) -> bool:
    """Whether it was or will be signed: not inside a title, not sought, not a mere trait."""
    verb = match.start("verb")
    before = text[act.start : verb]
    in_title = before.count("《") > before.count("》")
    if in_title or _UNDONE.search(before) or _OCCASION.match(text, match.end("verb")):
        return False
    return _MERE_TRAIT.match(text, match.end()) is None


def _after_further_act(text: str, match: re.Match[str]) -> int:
    """Where the name begins behind a further verb of signing in the words taken for it."""
    start = match.start("name")
    if text[start - 1] == "《":
        return start
    for further in _FURTHER_ACT.finditer(text, start, match.end("name")):
        if further.end() < match.end("name"):
            start = further.end()
    return start


_COUNTED = re.compile(r"(\d[\d,]*|[一二两三四五六七八九十百]{1,4})(?:余|多)?[份项个]$")


def _count_within(text: str, whole: Span, name: Span) -> Span | None:
    """The number between the fields and the name: 投资、贸易等领域|10余份|合作文件."""
    match = _COUNTED.search(text, whole.start, name.start)
    return Span(*match.span(1)) if match else None


_QUOTED = re.compile(r"[“《\"「](?P<what>[^”》\"」]{2,20})[”》\"」][^，。；]{0,6}的$")
_CONCERNING = re.compile(r"关于(?P<what>[^，。；]{3,30})的$")


def _subject(text: str, whole: Span, name: Span) -> Span | None:
    """The object in front of the name: 中试平台|合作协议, 20台“掌上DR”的|采购合同."""
    owned = text.rfind("的", whole.start, name.start) + 1
    if name.start - max(owned, whole.start) > 1:
        return Span(max(owned, whole.start), name.start)
    for pattern in (_QUOTED, _CONCERNING):
        if match := pattern.search(text[whole.start : name.start]):
            return Span(whole.start + match.start("what"), whole.start + match.end("what"))
    return None


def _is_named(text: str, name: Span) -> bool:
    """Whether a name has a modifier of its own: 战略合作|协议."""
    found = _core().search(text, name.start, name.end)
    return found is not None and not _NOUN.fullmatch(found[0])


def _count(match: re.Match[str]) -> Span | None:
    for group in ("count", "after"):
        if group in match.re.groupindex and match[group]:
            return Span(*match.span(group))
    return None


def _further(text: str, match: re.Match[str]) -> dict[str, Span]:
    """The names after the first in "签署A协议、B协议"."""
    if "rest" not in match.re.groupindex or not match["rest"]:
        return {}
    spans = [
        Span(match.start("rest") + part.start(), match.start("rest") + part.end())
        for part in re.finditer(r"[^、]+", match["rest"])
    ]
    return {f"next{i}": core_name(text, span) for i, span in enumerate(spans, 1)}


def core_name(text: str, whole: Span) -> Span:
    """The name of an agreement without counts, attributes and the object it is about."""
    start = max(whole.start, text.rfind("的", whole.start, whole.end) + 1)
    for vague in _VAGUE.finditer(text, start, whole.end):
        start = vague.end()
    if _UNDERTAKES.match(text, start):
        return Span(start, whole.end)
    match = _core().search(text, start, whole.end)
    if match is None or match.start() == start:
        return Span(start, whole.end)
    bare = _NOUN.fullmatch(text[match.start() : whole.end])
    return Span(start if bare else match.start(), whole.end)


@cache
def _core() -> re.Pattern[str]:
    modifiers = alternatives(load_words("zh", "agreement_modifiers"))
    return re.compile(rf"{modifiers}{{0,8}}{_NOUN.pattern.removesuffix('$')}$")
