"""Roles that the clause around a Chinese name, or a list of names, proves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from extractor.assemble.appearances import ROLE_ORDER, Role
from extractor.assemble.facts import Facts
from extractor.document import Mention, Span
from extractor.rules import load_rules

# Where what is said of the people ends: also where another subject begins.
_CLAUSE_END = re.compile(
    r"[。；！？\n]|，(?:会议|大会|论坛|活动|仪式|双方|现场(?:还|共|举行|签)|与会|本次|此次)"
)
_QUOTED = re.compile(r"“[^”\n]*”|《[^》\n]*》|「[^」\n]*」|『[^』\n]*』")
_QUOTATION_BEFORE = re.compile(
    r"^[“「][^”」\n]{4,}[”」][^，。；”」]{0,30}$|[！？。][”」][^，。；”」]{0,40}$"
)
# Words in quotation marks that have marks of their own are said, and are no theme.
_SPOKEN = re.compile(
    r"[：，,]\s?[“「][^”」\n]{3,200}[，。！？；][^”」\n]{0,200}[”」](?![为的主系专])"
)
# Somebody is spoken to or met: what follows is said of the person before.
_MET = re.compile(
    r"[^，。；“”]{0,12}(?:向|对(?![话谈接])|同(?![时步台])|与(?!会)|会见了?|拜会了?|会晤)[^，。；“”]{0,30}$"
)
# Longer lists of posts between two names are rather two statements.
_LONGEST_GAP = 120
_MEMBER = re.compile(r"[^，,、；\s]+")
_ONLY_JOINT = re.compile(r"[和与及以 ]+")
_OPPOSITE = re.compile(r"(?:先生|女士|同志)?[与同](?!会)")
_MEETS = re.compile(
    r"(?!.{0,40}(?:签|共同|一起|共进))[^，。；]{0,12}(?:交谈|会谈|会面|会晤|会见|通话|通电话|座谈|握手|合影|寒暄)"
)
# To whom something is presented: "为获奖队伍颁奖" honours nobody who is named in front.
_PRESENTED = re.compile(
    r"(?<![作称评选聘视成认因以])[向为给][^，。；]{1,30}?(?=颁|授予|授牌|授旗|赠|佩戴|献花)"
)
_GIVEN = re.compile(r"[^，。；]{0,24}(?:颁发|颁奖|颁授|授予|授牌|授旗|佩戴)")
_TOGETHER = re.compile(r"[^，。；]{0,24}(?:共同(?!会见|出席|参)|联合(?=主|签|发)|签[署订约字下])")
_NAMED_TO = re.compile(
    r"(?:先生|女士|同志)?(?:[（(][^（()）\n]{1,12}[)）])?(?:当选|出任|担任|受聘)?为(?P<post>[^，。；、：]{1,40})"
)
_TURNS_TO = re.compile(
    r"(?:还|并|又|先后|随后|分别|当天|当晚)*(?:与|同|向|会见|看望|慰问|拜会|接见|走访)了?(?![会时])[^，。；“”]{0,30}$"
)
# What delegations hear is said by others: "听取了情况介绍".
_HEARD = re.compile(r"听取?了?[^，。；：]{0,20}(?:介绍|汇报|讲解|报告|发言|说明|意见)")
_PREDICATE = re.compile(r"主持|致辞|讲话|出席|参加|会见|听取|邀请|表示|指出|强调")
_JOINT = re.compile(r"\s*(?:$|[、，,]|和|与|及|以及|[（(])")


def acts(
    facts: Facts, text: str, sentence: Span, people: Sequence[Mention]
) -> Iterator[tuple[list[Mention], int, bool]]:
    """Groups, where what is said of each ends, and whether it is only met or addressed."""
    groups = _groups(facts, text, sentence, people)
    for i, (group, following) in enumerate(groups):
        if _are_opposite(facts, text, group, following):
            yield group[:1], following, False
            yield group[1:], following, True
            continue
        met = i > 0 and _is_met(text, groups[i - 1][0][-1].end, group[0].start)
        later = groups[i + 1] if i + 1 < len(groups) else None
        if later and _MET.match(text, group[-1].end, later[0][0].start):
            following = later[1]
        yield group, following, met


def _is_met(text: str, start: int, end: int) -> bool:
    """Whether somebody named before turns to the person at ``end``, also in a later clause."""
    clause = max(text.rfind(mark, start, end) for mark in "，,") + 1
    return bool(_MET.match(text, start, end) or (clause and _TURNS_TO.match(text, clause, end)))


def _are_opposite(facts: Facts, text: str, group: Sequence[Mention], following: int) -> bool:
    """Whether two people meet: what else is said is said of the first ("甲与乙交谈，勉励…")."""
    if len(group) != 2 or not _OPPOSITE.match(text, group[0].end, group[1].start):
        return False
    return bool(_MEETS.match(_predicate(facts, text, Span(group[1].end, following))))


def _groups(
    facts: Facts, text: str, sentence: Span, people: Sequence[Mention]
) -> list[tuple[list[Mention], int]]:
    """People who share a predicate, each group with the offset at which the next one begins."""
    groups: list[list[Mention]] = []
    for person in people:
        if groups and _is_joined(facts, text, groups[-1][-1], person):
            groups[-1].append(person)
        else:
            groups.append([person])
    starts = [group[0].start for group in groups[1:]] + [sentence.end]
    return list(zip(groups, starts, strict=False))


def _is_joined(facts: Facts, text: str, left: Mention, right: Mention) -> bool:
    """Whether only titles, bodies and joints stand between two people, and no predicate."""
    titles = facts.mentions.within(Span(left.end, right.start), "TITLE")
    address = next((t.end for t in titles if t.start == left.end), left.end)
    gap = Span(address, right.start)
    if len(gap) > _LONGEST_GAP or not _JOINT.match(text[gap.start : gap.end]):
        return False
    if not _found_roles(_unnamed(facts, text, gap), "after"):
        return True
    return _is_chain(facts, text, gap)


def _is_chain(facts: Facts, text: str, gap: Span) -> bool:
    """Whether every member between the joints of a gap ends with a title."""
    ends = {title.end for title in facts.mentions.within(gap, "TITLE")}
    members = [
        m for m in _MEMBER.finditer(text, gap.start, gap.end) if not _ONLY_JOINT.fullmatch(m[0])
    ]
    return all(m.end() in ends and not _PREDICATE.search(m[0]) for m in members)


def met_role(
    facts: Facts, text: str, sentence: Span, group: Sequence[Mention], following: int
) -> Role | None:
    """What becomes of those to whom somebody turns: they are met, given something, or join in."""
    after = _predicate(facts, text, Span(group[-1].end, following))
    if _TOGETHER.match(after):
        return clause_role(facts, text, sentence, group, following)
    return "honoree" if _GIVEN.match(after) else "attendee"


def clause_role(
    facts: Facts, text: str, sentence: Span, group: Sequence[Mention], following: int
) -> Role | None:
    """What the clause around a group proves of all its members."""
    before = text[sentence.start : group[0].start]
    after = _predicate(facts, text, Span(group[-1].end, following))
    found = _found_roles(after, "after") or _found_roles(before[-12:], "before")
    found |= _found_roles(text[group[-1].end : following][:40], "next")
    if _is_named_to(facts, text, Span(group[-1].end, following)):
        found |= {"honoree"}
    if not found - {"attendee"}:
        found |= _found_roles(before[-80:], "front") | _speaks_after_quotation(before)
        found |= {"speaker"} if _SPOKEN.search(text, group[-1].end, following) else set()
    line = text[max(0, sentence.start - 4) : group[0].start].rpartition("\n")[2]
    around = _found_roles(f"{line[-60:]}＿{after[:40]}", "around")
    return next((role for role in ROLE_ORDER if role in (around or found)), None)


def _is_named_to(facts: Facts, text: str, span: Span) -> bool:
    """Whether a post follows that the people before are given ("甲、乙为副理事长")."""
    named = _NAMED_TO.match(text, span.start, span.end)
    titles = facts.mentions.within(span, "TITLE")
    return bool(named and any(title.end == named.end("post") for title in titles))


def _speaks_after_quotation(before: str) -> set[Role]:
    """Who stands behind a quotation within its sentence has said it."""
    return {"speaker"} if _QUOTATION_BEFORE.search(before) else set()


def pronoun_role(facts: Facts, text: str, sentence: Span, named: Sequence[Mention]) -> Role | None:
    """What a sentence that begins with "他" or "她" proves of the person of the sentence before."""
    end = named[0].start if named else sentence.end
    found = _found_roles(_predicate(facts, text, Span(sentence.start + 1, end)), "after")
    return next((role for role in ROLE_ORDER[:2] if role in found), None)


def _found_roles(clause: str, where: str) -> set[Role]:
    return {
        cast(Role, rule.data["role"])
        for rule in load_rules("zh", "people_roles")
        if rule.data["where"] == where and rule.pattern.search(clause)
    }


def _predicate(facts: Facts, text: str, span: Span) -> str:
    """What follows a group up to the end of its clause, without names and what is quoted."""
    unquoted = _HEARD.sub("", _QUOTED.sub(_prize, _unnamed(facts, text, span)))
    unquoted = _PRESENTED.sub("", unquoted)
    stop = _CLAUSE_END.search(unquoted)
    return unquoted[: stop.start() if stop else len(unquoted)][:120]


def _prize(quoted: re.Match[str]) -> str:
    """All that counts of a quotation is whether it names a prize."""
    return quoted[0][-2] if quoted[0][-2:-1] in {"奖", "号", "誉", "章"} else ""


def _unnamed(facts: Facts, text: str, span: Span) -> str:
    """The text of a span without the names in it, whose characters are no verbs."""
    characters = list(text[span.start : span.end])
    for mention in facts.mentions.within(span, "ORG", "TITLE", "EVENT"):
        for i in range(mention.start - span.start, mention.end - span.start):
            characters[i] = ""
    return "".join(characters)
