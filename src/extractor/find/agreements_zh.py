"""Chinese acts of signing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.chinese import simplified
from extractor.document import Document, Mention, Mentions, Span
from extractor.find.agreement_names_zh import (
    VAGUE,
    after_further_act,
    agreement_name,
    has_own_name,
    object_in_title,
    object_of,
)
from extractor.rules import Rule, load_rules

_ACT = re.compile(r"[^；。！？;\n]+")
_AGREEMENT_TITLE = re.compile(
    r"(?:协议书|协议|协定|合同|备忘录|意向书|合约|条约|议定书|契约|责任书|公约|声明|宣言|方案|协议[一二三四五]|纲要|意见|规划|计划|安排|路线图)$"
)
# "under the agreement", the signing as an occasion: mentions that report nothing signed.
_REFERENCE = re.compile(r"根据|按照|依据|自$|签约仪式|履行$")
# What is only sought, urged or refused: words right before the verb.
_UNDONE = re.compile(
    r"(?:如期|尽快|早日|努力|旨在|以期|力争|有意|愿|(?<!得|所|可|加|予)以|寻求|接近|争取|希望|呼吁|敦促|要求|谈判|避免|尚未|未能|没有|无法|未|拒绝|能否"
    r")(?:同意|尽快|早日|最终|继续|共同|再次|[与和同][^，。；]{2,8})?$"
)
# The signing as a point in time, and an agreement that only tells which states or firms are meant.
_OCCASION = re.compile(r"(?:第?[\d一二三四五六七八九十]+周年|之日|以来|之后|后的?|前的?|仪式)")
_MERE_TRAIT = re.compile(r"额|的[^，。；]{0,6}(?:国家|地区|企业|公司|单位|城市|机构|组织)")
_POINTING = re.compile(r"此次|这一|该|本次|上述|有关|相关|前述|已有|现有")


def find_chinese_agreements(document: Document, mentions: Mentions) -> list[Mention]:
    """Return one mention for each act of signing in a Chinese document."""
    text = simplified(document.folded)
    found: list[Mention] = []
    for sentence in document.sentences:
        for act in _ACT.finditer(text, sentence.start, sentence.end):
            found += _parted(text, sorted(_in_act(document, text, Span(*act.span()))))
    found = [m for m in found if not document.is_furniture(m.start, m.end)]
    body = [m for m in found if not (document.title and document.title.contains(m))]
    return body or found


def _in_act(document: Document, text: str, act: Span) -> Iterator[Mention]:
    taken: set[int] = set()
    for rule in load_rules("zh", "agreements"):
        for match in rule.matches(text, act.start, act.end):
            mention = _mention(document, text, act, rule, match)
            if mention and taken.isdisjoint(range(*match.span("verb"))):
                taken.update(range(*match.span()))
                yield mention


def _parted(text: str, told: Sequence[Mention]) -> Iterator[Mention]:
    """Give each signing that one clause tells of its own part of it: A与B签订甲，|与C签订乙."""
    starts = {id(m): m.groups["act"].start for m in told[:1]}
    for one, other in itertools.pairwise(told):
        last = max(span.end for span in (one.span, one.groups["verb"], *_names(one)))
        first = min(other.start, other.groups["verb"].start)
        comma = text.rfind("，", last, first) + 1
        starts[id(other)] = comma or min(last + 1, first)
    for place, mention in enumerate(told):
        ends = [starts[id(m)] for m in told[place + 1 : place + 2]]
        act = Span(starts[id(mention)], min([mention.groups["act"].end, *ends]))
        yield replace(mention, groups={**mention.groups, "act": act})


def _names(mention: Mention) -> list[Span]:
    """The names of an act after the first."""
    return [span for key, span in mention.groups.items() if key.startswith("next")]


def _mention(
    document: Document, text: str, act: Span, rule: Rule, match: re.Match[str]
) -> Mention | None:
    if _REFERENCE.search(text[max(act.start, match.start() - 3) : match.start("verb")]):
        return None
    if not _reports_signing(text, act, match):
        return None
    if rule.data.get("at_signing") and "签约" not in text[act.start : match.end()]:
        return None
    whole = after_further_act(text, Span(*match.span("name")))
    titled = rule.name.endswith(":titled")
    if titled and not _AGREEMENT_TITLE.search(match["name"]):
        return None
    name = whole if titled else agreement_name(text, whole)
    named = name.start > whole.start or len(name) > 4
    if _POINTING.match(text, whole.start) or (
        rule.data.get("named") and not (named and has_own_name(text, name))
    ):
        return None
    groups = {"act": act, "verb": Span(*match.span("verb"))}
    if count := _count(match) or _count_within(text, whole, name):
        groups["count"] = count
    if subject := (object_in_title if titled else object_of)(text, whole):
        groups["subject"] = subject
    if vague := VAGUE.search(text, min(match.end("verb"), whole.start), name.start + 1):
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


_COUNTED = re.compile(r"(\d[\d,]*|[一二两三四五六七八九十百]{1,4})(?:余|多)?[份项个]$")


def _count_within(text: str, whole: Span, name: Span) -> Span | None:
    """The number between the fields and the name: 投资、贸易等领域|10余份|合作文件."""
    match = _COUNTED.search(text, whole.start, name.start)
    return Span(*match.span(1)) if match else None


def _count(match: re.Match[str]) -> Span | None:
    for group in ("count", "after"):
        if group in match.re.groupindex and match[group]:
            return Span(*match.span(group))
    return None


_FURTHER = re.compile(
    r"[、和与及](?P<name>[^、]{2,22}?)(?=[、和与及][^、]{2,22}(?:协议|合同|备忘录|协定|文本|意向书)|、|$)"
)


def _further(text: str, match: re.Match[str]) -> dict[str, Span]:
    """The names after the first in "签署A协议、B协议"."""
    if "rest" not in match.re.groupindex or not match["rest"]:
        return {}
    spans = [
        Span(match.start("rest") + part.start("name"), match.start("rest") + part.end("name"))
        for part in _FURTHER.finditer(match["rest"])
    ]
    return {f"next{i}": agreement_name(text, span) for i, span in enumerate(spans, 1)}
