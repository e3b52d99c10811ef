"""What an agreement is about: the objects named before it and in the clause that reports it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.assemble.agreement_details import sentence_after
from extractor.assemble.amounts import amounts
from extractor.assemble.facts import Facts
from extractor.chinese import simplified
from extractor.document import Mention, Span
from extractor.rules import Rule, load_rules

_PAIR = 2


def subjects(facts: Facts, mention: Mention, name: Span) -> tuple[str, ...]:
    """The named objects of the agreement."""
    document = facts.document
    text = simplified(document.folded)
    act = mention.groups["act"]
    if document.language == "en":
        act = Span(mention.start, act.end)
    found = list(_own_subjects(facts, mention)) if name == mention.span else []
    for rule in load_rules(document.language, "agreement_subjects"):
        if rule.data.get("anchored"):
            found += [] if found else _behind(facts, mention, rule)
            continue
        for part in (act, sentence_after(facts, act) if rule.data.get("list") else None):
            for match in rule.matches(text, part.start, part.end) if part else ():
                what = Span(*match.span("what"))
                if document.language == "zh" and mention.span.overlaps(what):
                    continue
                found += _listed(text, what, document.language) if _is_list(rule) else [what]
    written = (bare_subject(document.written(span)) for span in found)
    return tuple(dict.fromkeys(what for what in written if len(what) > 1 and _is_thing(what)))


def _behind(facts: Facts, mention: Mention, rule: Rule) -> Iterator[Span]:
    """The object right behind the name, a party or a sum: "with X for eight snow groomers"."""
    act = mention.groups["act"]
    rest = Span(mention.start, act.end)
    ends = [m.end for m in facts.mentions.within(rest, "ORG")]
    ends += [money.span.end for money in amounts(facts.document, rest)]
    for anchor in sorted({mention.end, *ends}):
        if match := rule.pattern.match(facts.document.folded, anchor, act.end):
            yield Span(*match.span("what"))
            return


def bare_subject(written: str) -> str:
    """An object without "in fields such as", counts, and marks that do not quote all of it."""
    bare = _ABOUT.sub("", _FIELDS.sub("", written))
    edged = _EDGES.sub("", bare)
    return edged if edged.count("“") == edged.count("”") else bare


_ABOUT = re.compile(r"^(?:和(?![平谐睦解])|[并及、]|宣布|关于|编制|多[项份个]|一批|系列)+")
_FIELDS = re.compile(
    r"(?:等(?:行业|产业|主题)?)?(?:多个|若干|各|重点|诸多)?(?:领域|方面)?(?:的)?"
    r"(?:(?:\d[\d,]*|[一二两三四五六七八九十百]{1,4}|多|数)(?:余|多)?[份项个批]|系列|若干|一批)?$"
)
_EDGES = re.compile(
    r"^(?:关于)?(?:共建(?![“\"]一带一路)|建设|共同建设|(?:联合|共同|合作)?(?:合编|合著|合拍|编纂|出版)(?=《))?[“”\"'，,\s]*|^\d+[台套件个]|[“”\"'的等\s]+$"
    r"|^(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty) |,? and$|^the "
    r"|^\d[\d,.]* (?!(?:k|m|cubic|square|sq|hectare|acre|tonne|ton|bed|day|litre|liter)\w* )"
    r"(?=[a-z])"
    r"|^an? (?=[a-z])"
)
_NO_THING = re.compile(
    r"^(?:等|与|和|就|在|projects?$|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|[A-Z]{2,3}\$|\d[\d,.]*%?$|\d{4}\b)|等主题$|事项$|^behalf"
)


def _is_thing(what: str) -> bool:
    """Whether the words can name a thing: no day, no sum."""
    return not _NO_THING.search(what)


# 和 joins the last two of an enumeration: 贸易、花生和芝麻输华、文化|和|教育.
_ENUMERATION = re.compile(
    r"、|以及|(?<=[\u4e00-\u9fff]{2})[和及](?=[\u4e00-\u9fff]{2})(?![^、]{1,40}、)"
)


def _own_subjects(facts: Facts, mention: Mention) -> Iterator[Span]:
    """The objects in front of a Chinese name, one by one; of an English one, the phrase."""
    span = _own_subject(facts, mention)
    if span is None:
        return
    text = simplified(facts.document.folded)
    if facts.document.language == "en" or "、" not in text[span.start : span.end]:
        yield span
        return
    start = span.start
    for joint in _ENUMERATION.finditer(text, span.start, span.end):
        yield Span(start, joint.start())
        start = joint.end()
    yield Span(start, span.end)


def _own_subject(facts: Facts, mention: Mention) -> Span | None:
    """What stands before the agreement's name in the same phrase, after the parties named there."""
    span = mention.groups.get("subject")
    if span is None:
        return None
    names_parties = mention.source.endswith((":announced", ":listed"))
    inside = [m.end for m in facts.mentions.within(span, "ORG")]
    if inside[:1] and facts.document.text[inside[0]] in "与和" and len(inside) < _PAIR:
        return None
    inside = inside if names_parties or len(inside) >= _PAIR else []
    return Span(max([span.start, *inside]), span.end)


def object_parts(facts: Facts, mention: Mention) -> list[str]:
    """The objects listed before the name, one for each pair: 纹党、大黄|年度采购合同."""
    span = mention.groups.get("subject")
    return facts.document.written(span).split("、") if span else []


def _is_list(rule: Rule) -> bool:
    return not rule.name.startswith("en/") or bool(rule.data.get("list"))


_JOINT = {
    "zh": re.compile(r"、|以及|及"),
    "en": re.compile(r",? and (?:the |an? )?|, (?:the |an? )?"),
}


def _listed(text: str, span: Span, language: str) -> list[Span]:
    """The parts of a list."""
    parts = []
    start = span.start
    for joint in [*_JOINT[language].finditer(text, span.start, span.end), None]:
        end = joint.start() if joint else span.end
        if end > start:
            parts.append(Span(start, end))
        start = joint.end() if joint else end
    return parts
