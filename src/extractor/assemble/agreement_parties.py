"""Who signs: the organisations around the verb, in pairs where the text pairs them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from extractor.assemble.facts import Facts
from extractor.assemble.signers import organisations_of_people
from extractor.chinese import simplified
from extractor.document import Mention, Span
from extractor.find.items import item_at
from extractor.find.signing_places import SIGNING

Parties = tuple[str, ...]

# After these words the clause turns to who signs; organisations before them only ran the occasion.
_OCCASION = {
    "zh": re.compile(
        r"(?:会|式|坛|节|间|后|上|下|中|架内|环节|当天|同日|其中|另悉|此外)[，,]|主办的|承办的|举行的"
    ),
    "en": re.compile(r"(?!)"),
}
_WITH = {"zh": re.compile(r"[与和同跟及]"), "en": re.compile(r"\b(?:and|with)\b")}
_OMITTED = re.compile(r"(?:又|还|并|也|再|后)(?:将)?(?:于[^，。与和同]{1,12})?(?:与|和|同)$")
_PAIR = 2
_BOTH = re.compile(r"双方|两家|三方|各方|两国")
# "与18个国家签署": the other side is a number of states or firms without names.
_COUNTED = re.compile(
    r"[与和同跟](?:\d[\d,]*|[一二两三四五六七八九十百]{1,4})(?:余|多)?(?:个|家|所|位)"
    r"[\u4e00-\u9fff“”\"—]{0,10}$"
)
_WITNESS = re.compile(r"(?:见证|出席|陪同|参加)")


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
    inside = mention.groups.get("subject") or Span(min(verb.end, mention.start), mention.start)
    within = named_organisations(facts, inside)
    if not signers or len(within) >= _PAIR > len({name for _, name in signers}):
        signers = within
    if "parties" in mention.groups:
        signers = named_organisations(facts, mention.groups["parties"])
    if not signers:
        region = mention.groups.get("parties", Span(first, verb.start))
        return [organisations_of_people(facts, region) or _referred(facts, text, mention, before)]
    names = tuple(dict.fromkeys(name for _, name in signers))
    lead = text[first : signers[0][0].start]
    if len(names) == 1 and not _COUNTED.search(text, first, verb.start):
        return [_completed(facts, text, mention, names, lead, before)]
    return _paired(text, signers, verb) or [names]


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


def named_organisations(facts: Facts, span: Span) -> list[tuple[Mention, str]]:
    """Organisation mentions in a stretch, with the names of their records."""
    return [
        (mention, name)
        for mention in facts.mentions.within(span, "ORG")
        if (name := facts.organisation_name(mention))
    ]


def _paired(text: str, signers: Sequence[tuple[Mention, str]], verb: Span) -> list[Parties]:
    """The pairs of "A与B、C与D分别签署" and "A分别与B、C签署"; empty where all sign together."""
    joints = [text[a.end : b.start] for (a, _), (b, _) in itertools.pairwise(signers)]
    names = [name for _, name in signers]
    respectively = "分别" in text[signers[-1][0].end : verb.start]
    with_ = [place for place, joint in enumerate(joints) if _WITH["zh"].search(joint)]
    if respectively and len(with_) * 2 == len(names):
        return [(names[place], names[place + 1]) for place in with_]
    return []


def _completed(
    facts: Facts, text: str, mention: Mention, names: Parties, lead: str, before: Parties
) -> Parties:
    """Add the party that the clause leaves out: 随后又与B签订."""
    if own := re.search(r"我([校院司行会局])", lead):
        ours = _ours(facts, own[1], names)
        return (ours, *names) if ours else names
    joint = re.search(r"[与和同跟](?:[^，。]{0,12})$", lead)
    if not joint:
        return names
    if partner := _named_before(facts, lead[: joint.start()]):
        return (partner, *names) if partner not in names else names
    subject = _subject_before(facts, mention.groups["act"].start) if not before else before[0]
    if before and not _OMITTED.search(lead):
        subject = _subject_before(facts, mention.groups["act"].start) or before[0]
    return (subject, *names) if subject and subject not in names else names


# The short form of a body that begins a clause, before 与: 总台|与甲银行签署.
_PARTNER = re.compile(
    r"(?:^|[\s，。；：])(?P<name>[\u4e00-\u9fff]{2,8}?)(?:分别|共同|正式|[今昨][天日]|日前|近日)?$"
)
_NO_PARTNER = re.compile(
    r"^(?:随后|此后|同时|此外|其中|当[天日晚]|会[后上]|期间|之后|分别|先后|双方|公司|集团|学校|医院"
    r"|[并又还再也后将已于在从自我该本其昨今明近日])|[并又还再也将已后上中]$"
)


def _named_before(facts: Facts, words: str) -> str | None:
    """The party that a short form at the start of a clause names: a body that ends or begins so."""
    match = _PARTNER.search(words)
    if match is None or _NO_PARTNER.search(match["name"]):
        return None
    form = match["name"]
    if any(person.text == form for person in facts.mentions.labelled("PERSON")):
        return None
    bodies = [o.name for o in facts.organisations if form in (o.name, *o.aliases)]
    bodies += [o.name for o in facts.organisations if o.name.endswith(form)]
    bodies += [o.name for o in facts.organisations if o.name.startswith(form)]
    return bodies[0] if bodies else form


_OWN_KINDS = {
    "校": "university",
    "院": "hospital university institute",
    "司": "company",
    "行": "company",
}


def _ours(facts: Facts, word: str, names: Parties) -> str | None:
    """The organisation that writes of itself as 我校: the one of its kind named most often."""
    kinds = _OWN_KINDS.get(word, "association government").split()
    own = [o for o in facts.organisations if o.kind in kinds and o.name not in names]
    return max(own, key=lambda o: len(o.mentions)).name if own else None


def _subject_before(facts: Facts, offset: int) -> str | None:
    """The organisation named first in the words before an act, of the same item."""
    start = max(item_at(facts.document, offset).start, offset - 200)
    named = named_organisations(facts, Span(min(start, offset), offset))
    return named[0][1] if named else None


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
