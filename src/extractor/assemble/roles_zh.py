"""What a Chinese text says of each person: titles, part in the proceedings, talk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from extractor.assemble.appearances import Appearance, Role
from extractor.assemble.facts import Facts
from extractor.assemble.positions_zh import is_gloss, positions_zh
from extractor.chinese import simplified
from extractor.document import Mention, Span
from extractor.rules import load_rules

_ORDER: tuple[Role, ...] = ("moderator", "speaker", "signatory", "honoree", "attendee")
_MAY_TALK = frozenset({"speaker", "signatory", "honoree", "attendee"})
# Names that only lend themselves to a doctrine or a guideline.
_LENDING = re.compile(
    r"(?:同志|总书记|主席|总理|总统)?(?:为核心|新时代|外交思想|经济思想|法治思想|生态文明思想|文化思想|强军思想|"
    r"关于|领导下|《|(?:所?(?:提出|倡导|阐述|阐明|强调)的)|(?:在[^，。；]{0,16}?|近期|最近|系列|一系列)?重要(?:讲话|论述|指示|批示|思想|回信))"
)
_LABEL = re.compile(
    r"(?:(?P<moderator>主\s?持\s?人?|主\s?席|召集人)|(?P<speaker>讲\s?者|主讲人|主讲嘉宾|演讲人|演讲嘉宾|报告人|发言人|"
    r"发布人|嘉\s?宾|对话嘉宾|与谈人|与谈嘉宾|点评人|点评嘉宾|致辞人|致辞嘉宾|致\s*辞|授课人|授课专家|报告专家))\s?[：:]"
)
_ROW = re.compile(r"\s*\d{1,2}:\d\d|\s*致\s*[辞词]")
_HEADING = re.compile(
    r"[\s\d一二三四五六七八九十、.【（(]*(?:(?P<moderator>主持人?|大会主席|召集人)"
    r"|(?:主旨|主题|专题|特邀|大会|圆桌|主讲|演讲|致辞|报告|授课|分享|对话|与谈|点评|讨论|发言|会议)?"
    r"(?:报告|演讲|讲座|致辞|嘉宾|专家|讲者|讲师|主讲人|报告人|演讲人|发言人|发布人|讨论|对话)(?:嘉宾|专家|人|阵容|名单|介绍)?)"
    r"\s*[】）)：:]*"
)
_TOPIC = re.compile(r"(?:报告|演讲|讲座|发言|分享)?题目\s?[：:]")
_DIALOGUE = re.compile(r"\s?[：:](?!\s*$)", re.MULTILINE)
# Everybody named in what follows is named by the speaker.
_QUOTING = re.compile(r"[^，,。；：]{0,12}(?:表示|指出|强调|说|认为|称)[，,：:]")
_CLAUSE_END = re.compile(r"[。；！？\n]")
_QUOTED = re.compile(r"“[^”\n]*”|《[^》\n]*》|「[^」\n]*」|『[^』\n]*』")
_QUOTATION_BEFORE = re.compile(
    r"^[“「][^”」\n]{4,}[”」][^，。；”」]{0,30}$|[！？。][”」][^，。；”」]{0,40}$"
)
# Somebody is spoken to or met: what follows is said of the person before.
_MET = re.compile(r"^[^，。；“”]{0,12}(?:向|对|同|与|会见了?|拜会了?|会晤)[^，。；“”]{0,30}$")
# In the words of a speaker, a head of state with title is somebody of whom is spoken.
_ADDRESSED = re.compile(
    r"(?:总书记|主席|总统|总理|首相|国王)(?![^，。；]{0,8}(?:表示|指出|强调|说|介绍|认为))"
)
_PRONOUN = re.compile(r"[他她](?!们)")
_JOINT = re.compile(r"\s*(?:$|[、，,]|和|与|及|以及|[（(])")


def appearances_zh(facts: Facts) -> list[Appearance]:
    """Return one appearance for each PERSON mention, in text order."""
    text = simplified(facts.document.folded)
    positions = positions_zh(facts)
    roles = _strongest(_roles(facts, text))
    talks = {
        person: talk
        for person, talk in _talks(facts, text).items()
        if roles.get(person) in _MAY_TALK
    }
    return [
        Appearance(
            person,
            positions.get(person, ()),
            "speaker" if person in talks else roles.get(person),
            talks.get(person),
        )
        for person in facts.mentions.labelled("PERSON")
    ]


def _strongest(roles: Iterable[tuple[Mention, Role | None]]) -> dict[Mention, Role | None]:
    """The first of each person's roles in the order of precedence."""
    found: dict[Mention, set[Role | None]] = {}
    for person, role in roles:
        found.setdefault(person, set()).add(role)
    return {
        person: next((role for role in _ORDER if role in known), None)
        for person, known in found.items()
    }


def _roles(facts: Facts, text: str) -> Iterator[tuple[Mention, Role | None]]:
    subject: Mention | None = None
    headed: Role | None = None
    spoken, last_end = False, 0
    for sentence in facts.document.sentences:
        headed = _heading_role(text, sentence, headed)
        named = facts.mentions.within(sentence, "PERSON")
        people = [
            p for p in named if not _only_lends_a_name(text, sentence, p) and not is_gloss(facts, p)
        ]
        cited = False
        spoken = spoken and "\n" not in text[last_end : sentence.start]
        for group, following, met in _acts(facts, text, sentence, people):
            role = "attendee" if met else _clause_role(facts, text, sentence, group, following)
            for person in group:
                only_named = cited or (spoken and bool(_ADDRESSED.match(text, person.end)))
                yield person, None if only_named else _role_of(text, sentence, person, role, headed)
            cited = cited or bool(_QUOTING.match(text, group[-1].end, following))
        spoken, last_end = spoken or cited, sentence.end
        subject = people[0] if people else subject


def _acts(
    facts: Facts, text: str, sentence: Span, people: Sequence[Mention]
) -> Iterator[tuple[list[Mention], int, bool]]:
    """Groups, where what is said of each ends, and whether it is only met or addressed."""
    groups = _groups(facts, text, sentence, people)
    for i, (group, following) in enumerate(groups):
        met = i > 0 and bool(_MET.search(text, groups[i - 1][0][-1].end, group[0].start))
        later = groups[i + 1] if i + 1 < len(groups) else None
        if later and _MET.search(text, group[-1].end, later[0][0].start):
            following = later[1]
        yield group, following, met


def _pronoun_role(facts: Facts, text: str, sentence: Span, named: Sequence[Mention]) -> Role | None:
    """What a sentence that begins with "他" or "她" proves of the person of the sentence before."""
    end = named[0].start if named else sentence.end
    found = _found_roles(_predicate(facts, text, Span(sentence.start + 1, end)), "after")
    return next((role for role in _ORDER[:2] if role in found), None)


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
    gap = Span(left.end, right.start)
    if len(gap) > 90 or not _JOINT.match(text[gap.start : gap.end]):
        return False
    return not _found_roles(_unnamed(facts, text, gap), "after")


def _clause_role(
    facts: Facts, text: str, sentence: Span, group: Sequence[Mention], following: int
) -> Role | None:
    """What the clause around a group proves of all its members."""
    before = text[sentence.start : group[0].start]
    after = _predicate(facts, text, Span(group[-1].end, following))
    found = _found_roles(after, "after") or _found_roles(before[-12:], "before")
    if not found - {"attendee"}:
        found |= _found_roles(before[-80:], "front") | _speaks_after_quotation(before)
    line = text[max(0, sentence.start - 4) : group[0].start].rpartition("\n")[2]
    around = _found_roles(f"{line[-60:]}＿{after[:40]}", "around")
    return next((role for role in _ORDER if role in (around or found)), None)


def _speaks_after_quotation(before: str) -> set[Role]:
    """Who stands behind a quotation within its sentence has said it."""
    return {"speaker"} if _QUOTATION_BEFORE.search(before) else set()


def _found_roles(clause: str, where: str) -> set[Role]:
    return {
        cast(Role, rule.data["role"])
        for rule in load_rules("zh", "people_roles")
        if rule.data["where"] == where and rule.pattern.search(clause)
    }


def _predicate(facts: Facts, text: str, span: Span) -> str:
    """What follows a group up to the end of its clause, without names and what is quoted."""
    unquoted = _QUOTED.sub(_prize, _unnamed(facts, text, span))
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


def _only_lends_a_name(text: str, sentence: Span, person: Mention) -> bool:
    """Whether a name stands only for a doctrine, a guideline or a letter ("某某关于…的论述")."""
    end = min(sentence.end, person.end + 24)
    before = text[sentence.start : person.start]
    return bool(_LENDING.match(text, person.end, end)) or before.endswith(("学习", "贯彻"))


def _role_of(
    text: str, sentence: Span, person: Mention, role: Role | None, headed: Role | None
) -> Role:
    """The role of one person of a group: as a label or a table says, else as the clause does."""
    bounds = (person.end, sentence.end)
    if label := _label_before(text, sentence, person):
        return label
    if person.start == sentence.start and _DIALOGUE.match(text, person.end):
        return "speaker"
    if _ROW.match(text, sentence.start, person.start) or _TOPIC.search(text, *bounds):
        return "speaker"
    return role or headed or "attendee"


def _heading_role(text: str, sentence: Span, headed: Role | None) -> Role | None:
    """What a line like "圆桌嘉宾：" makes of the people in the lines below it."""
    line = text[sentence.start : sentence.end]
    label = _LABEL.search(line)
    if heading := _HEADING.fullmatch(line):
        return "moderator" if heading["moderator"] else "speaker"
    if label:
        return "moderator" if label["moderator"] else "speaker"
    return headed if len(line) < 80 and not re.search("[。；]", line) else None


def _label_before(text: str, sentence: Span, person: Mention) -> Role | None:
    for match in reversed(list(_LABEL.finditer(text, sentence.start, person.start))):
        return "moderator" if match["moderator"] else "speaker"
    return None


def _talks(facts: Facts, text: str) -> dict[Mention, Mention]:
    """Talks by speaker: as many people before the talks of a sentence as there are talks."""
    given: dict[Mention, Mention] = {}
    last: Mention | None = None
    for sentence in facts.document.sentences:
        talks = facts.mentions.within(sentence, "TALK")
        named = facts.mentions.within(sentence, "PERSON")
        people = [p for p in named if not is_gloss(facts, p)]
        if talks and not people and last and _PRONOUN.match(text, sentence.start):
            given[last] = talks[0]
        elif talks and people:
            before = [p for p in people if p.end <= talks[0].start]
            after = [p for p in people if p.start >= talks[-1].end]
            speakers = before[-len(talks) :] if len(before) >= len(talks) else after
            given.update(zip(speakers, talks, strict=False))
        last = people[0] if people else last
    return given
