"""The party that a Chinese clause leaves out or names by a short form: 又与B签订, 我校与B签订."""

from __future__ import annotations

import re

from extractor.assemble.facts import Facts
from extractor.assemble.signers import posts_of_people
from extractor.document import Mention, Span
from extractor.find.items import item_at

Parties = tuple[str, ...]


def named_organisations(facts: Facts, span: Span) -> list[tuple[Mention, str]]:
    """Organisation mentions in a stretch, with the names of their records."""
    return [
        (mention, name)
        for mention in facts.mentions.within(span, "ORG")
        if (name := facts.organisation_name(mention))
    ]


# 我校|与, 公司已|与, and a clause that begins with what its subject does: ，|又与, ；随后|与.
_OUR = re.compile(r"我(?P<what>[校院司行会局园])")
_GENERIC = re.compile(
    r"(?:^|[，；：“\s]|该|本|透露)(?P<what>我们|公司|集团|企业|学校|大学|学院|医院|研究院|研究所|银行|协会|学会|商会|联盟|基金会"
    r"|园区|管委会|局|中心)(?:[已还又也将再拟先后]|正式|同时|分别|今天|今日|昨天|昨日|日前|近日|当天|现场|去年|今年|上月|\d+[年月日]){0,4}$"
)
_ABSENT = re.compile(
    r"[，；、：\s]*(?:(?:[下上本]月|[今明去]年|年[底内]|届时|\d+[年月日])|[又还并也再后将先拟]|随后|此后|之后|然后|接着|同时|此外|另外|另|分别|先后|正式|共同|现场|当场|当天|同日|还将"
    r"|[于在][^，。与和同]{1,12}){0,4}"
)
_JOINT = re.compile(r"[与和同跟](?:(?!见证)[^，。]){0,12}$")


def completed(
    facts: Facts, mention: Mention, names: Parties, lead: str, before: Parties
) -> Parties:
    """Add the party that the words before the one named party leave out; ``before`` signed last."""
    if own := _OUR.search(lead):
        partner = _ours(facts, own["what"], names)
    elif joint := _JOINT.search(lead):
        partner = _partner(facts, mention, names, lead[: joint.start()], before)
    else:
        return names
    return (partner, *names) if partner and partner not in names else names


def _partner(
    facts: Facts, mention: Mention, names: Parties, words: str, before: Parties
) -> str | None:
    """Who signs with the one party named: by a short form, else the subject of what was told."""
    act = mention.groups["act"].start
    if generic := _GENERIC.search(words):
        return _meant(facts, mention, generic["what"], names)
    if form := _named_before(facts, words):
        return form
    if before and _ABSENT.fullmatch(words):
        return before[0]
    return _subject_before(facts, act) or (before[0] if before else None)


def _meant(facts: Facts, mention: Mention, word: str, names: Parties) -> str | None:
    """The organisation that 公司 or 学校 stands for: so defined, the speaker's, or named most."""
    defined = [o.name for o in facts.organisations if word in o.aliases and o.name not in names]
    sentence = facts.document.sentence_at(mention.start)
    spoken = Span(sentence.start, mention.groups["verb"].start)
    held = [name for name in posts_of_people(facts, spoken) if name not in names]
    if word == "我们":
        return held[0] if held else _subject_before(facts, mention.groups["act"].start)
    found = defined or held
    return found[0] if found else _ours(facts, _KIND_OF.get(word, word[-1]), names)


_KIND_OF = {
    "集团": "司",
    "企业": "司",
    "大学": "校",
    "学院": "校",
    "银行": "行",
    "研究所": "院",
    "管委会": "局",
    "园区": "园",
}


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
    "会": "association other",
    "盟": "association",
    "园": "park",
    "心": "institute other government",
}


def _ours(facts: Facts, word: str, names: Parties) -> str | None:
    """The organisation that writes of itself as 我校: the one of its kind named most often."""
    kinds = _OWN_KINDS.get(word, "government").split()
    own = [o for o in facts.organisations if o.kind in kinds and o.name not in names]
    return max(own, key=lambda o: len(o.mentions)).name if own else None


def _subject_before(facts: Facts, offset: int) -> str | None:
    """The organisation named first in the words before an act, of the same item."""
    start = max(item_at(facts.document, offset).start, offset - 200)
    named = named_organisations(facts, Span(min(start, offset), offset))
    return named[0][1] if named else None
