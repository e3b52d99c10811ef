"""Who signs: the organisations around the verb, in pairs where the text pairs them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from extractor.assemble.facts import Facts
from extractor.assemble.omitted_party import Parties, completed, named_organisations
from extractor.assemble.signers import organisations_of_people
from extractor.chinese import simplified
from extractor.document import Mention, Span
from extractor.find.items import item_at
from extractor.find.signing_places import SIGNING

# After these words the clause turns to who signs; organisations before them only ran the occasion.
_OCCASION = {
    "zh": re.compile(
        r"(?:会|式|坛|节|间|后|上|下|中|架内|环节|当天|同日|其中|另悉|此外)[，,]|主办的|承办的|举行的"
    ),
    "en": re.compile(r"(?!)"),
}
_WITH = {"zh": re.compile(r"[与和同跟及]"), "en": re.compile(r"\b(?:and|with)\b")}
_PAIR = 2
_BOTH = re.compile(r"双方|两家|三方|各方|两国")
# "与18个国家签署": the other side is a number of states or firms without names.
_COUNTED = re.compile(
    r"[与和同跟](?:[^，。；与\n]{1,16}的)?(?:\d[\d,]*|[一二两三四五六七八九十百]{1,4})(?:余|多)?(?:个|家|所|位)"
    r"[\u4e00-\u9fff“”\"—]{0,10}$"
)
# "两国元首共同见证签署": who looks on does not sign.
_WITNESSED = re.compile(r"见证(?:了|并|下)?$")


def party_groups(facts: Facts, mention: Mention, before: Parties) -> list[Parties]:
    """The groups of parties of one act: several where it pairs them; ``before`` signed last."""
    if facts.document.language == "en":
        from extractor.assemble.agreement_parties_en import english_parties

        return english_parties(facts, mention, before)
    return _chinese_parties(facts, mention, before)


def _chinese_parties(facts: Facts, mention: Mention, before: Parties) -> list[Parties]:
    text = simplified(facts.document.folded)
    act, verb = mention.groups["act"], mention.groups["verb"]
    first = _signers_start(text, act, verb)
    signers = _signing(text, named_organisations(facts, Span(first, verb.start)))
    signers = _nearest(text, signers, Span(first, verb.start))
    inside = mention.groups.get("subject") or Span(min(verb.end, mention.start), mention.start)
    within = named_organisations(facts, inside)
    if not signers and mention.source.endswith(":titled"):
        titled = named_organisations(facts, mention.span)
        within = titled if len(titled) >= _PAIR else within
    if not signers or len(within) >= _PAIR > len({name for _, name in signers}):
        signers = within
    if _WITNESSED.search(text, act.start, verb.start) and not within:
        return [()]
    if "parties" in mention.groups:
        signers = named_organisations(facts, mention.groups["parties"])
    counted = _COUNTED.search(text, first, verb.start)
    if not signers and counted and "国" not in counted[0]:
        return [completed(facts, mention, (), text[first : counted.start() + 1], before)]
    if not signers:
        region = mention.groups.get("parties", Span(first, verb.start))
        return [organisations_of_people(facts, region) or _referred(facts, text, mention, before)]
    names = tuple(dict.fromkeys(name for _, name in signers))
    lead = text[first : signers[0][0].start]
    if len(names) == 1 and not _COUNTED.search(text, first, verb.start):
        return [completed(facts, mention, names, lead, before)]
    return _paired(text, signers, mention) or [names]


def _nearest(
    text: str, signers: list[tuple[Mention, str]], before: Span
) -> list[tuple[Mention, str]]:
    """The signers of the last clause where it names two: 某园建设启动，甲与乙签署."""
    comma = text.rfind("，", before.start, before.end)
    last = [(mention, name) for mention, name in signers if mention.start > comma]
    joined = any(_WITH["zh"].match(text, mention.end) for mention, _ in last[:-1])
    return last if joined and len({name for _, name in last}) >= _PAIR else signers


_OWNS = re.compile(r"(?:[（(][^（）()]{0,30}[）)])?(?:的)?(?:全资|控股)?(?:子公司|旗下)")


def _signing(text: str, named: Sequence[tuple[Mention, str]]) -> list[tuple[Mention, str]]:
    """The organisations that sign themselves, without the parent in 甲公司全资子公司乙公司."""
    return [(mention, name) for mention, name in named if not _OWNS.match(text, mention.end)]


def _signers_start(text: str, act: Span, verb: Span) -> int:
    """Where the signers begin: after the occasion and after the clauses without a joint."""
    start = act.start
    for match in _OCCASION["zh"].finditer(text, act.start, verb.start):
        start = match.end()
    return start


def _paired(text: str, signers: Sequence[tuple[Mention, str]], mention: Mention) -> list[Parties]:
    """The pairs of "A与B、C与D分别签署" and "A分别与B、C签署甲协议和乙合同"; empty for others."""
    verb = mention.groups["verb"]
    joints = [text[a.end : b.start] for (a, _), (b, _) in itertools.pairwise(signers)]
    names = list(dict.fromkeys(name for _, name in signers))
    respectively = text.rfind("分别", mention.groups["act"].start, verb.start)
    with_ = [place for place, joint in enumerate(joints) if _WITH["zh"].search(joint)]
    if respectively >= signers[-1][0].end and len(with_) * 2 == len(signers):
        return [(signers[place][1], signers[place + 1][1]) for place in with_]
    further = sum(key.startswith("next") for key in mention.groups) + 1
    if respectively > 0 and with_[:1] == [0] and further == len(names) - 1 > 1:
        return [(names[0], name) for name in names[1:]]
    return []


def _referred(facts: Facts, text: str, mention: Mention, before: Parties) -> Parties:
    """Whom 双方 stands for: the two organisations named last."""
    act, verb = mention.groups["act"], mention.groups["verb"]
    if not _BOTH.search(text, act.start, verb.start):
        return ()
    item = item_at(facts.document, act.start)
    if len(places := _signing_places(facts, item)) > 1:
        return places
    if "两国" in text[act.start : verb.start]:
        return ()
    start = max(item.start, act.start - 300)
    named = named_organisations(facts, Span(start, verb.start))
    names = list(dict.fromkeys(name for _, name in named if name not in _unions(facts)))
    return tuple(names[-2:]) if len(names) > 1 else before


def _unions(facts: Facts) -> set[str]:
    """Unions of states, which speeches name and which are no side of talks between two."""
    return {o.name for o in facts.organisations if o.kind == "international"}


def _signing_places(facts: Facts, item: Span) -> Parties:
    """The countries that an item lets sign."""
    rule = SIGNING.removeprefix("rule:")
    return tuple(
        o.name
        for o in facts.organisations
        if any(m.rule == rule and item.start <= m.start < item.end for m in o.mentions)
    )
