"""What a Chinese text says of each person: titles, part in the proceedings, talk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.assemble.appearances import Appearance, Role
from extractor.assemble.facts import Facts
from extractor.assemble.positions_zh import positions_zh
from extractor.chinese import simplified
from extractor.document import Mention, Span
from extractor.rules import load_rules

_ORDER: tuple[Role, ...] = ("moderator", "speaker", "signatory", "honoree", "attendee")
# Names that only lend themselves to a doctrine or a guideline.
_LENDING_BEFORE = re.compile(r"(?:以|在)$")
_LENDING_AFTER = re.compile(
    r"(?:同志|总书记|主席|总理|总统)?(?:为核心|新时代中国特色|外交思想|经济思想|法治思想|生态文明思想|文化思想|强军思想|"
    r"关于|重要讲话|重要指示|重要论述|重要批示|领导下|[^，。]{0,14}重要(?:讲话|论述|指示|批示|思想)[^，。]{0,6})"
)
_LABEL = re.compile(
    r"(?:(?P<moderator>主\s?持\s?人?|主\s?席)|(?P<speaker>讲\s?者|主讲人|主讲嘉宾|演讲人|演讲嘉宾|报告人|发言人|发布人|嘉\s?宾|"
    r"对话嘉宾|与谈人|与谈嘉宾|点评人|点评嘉宾|致辞人|致辞嘉宾|致辞|授课人|授课专家|报告专家))\s?[：:]"
)
_DIALOGUE = re.compile(r"\s?[：:](?!\s*$)")
_CLAUSE_END = re.compile(r"[。；！？\n]")
_JOINED = re.compile(r"[、，,和与及以及先生女士同志博士教授院士等兼（()）\s]*")


def appearances_zh(facts: Facts) -> list[Appearance]:
    """Return one appearance for each PERSON mention, in text order."""
    text = simplified(facts.document.folded)
    positions = positions_zh(facts)
    roles = dict(_roles(facts, text))
    talks = _talks(facts, text)
    return [
        Appearance(
            person,
            positions.get(person, ()),
            roles.get(person) or ("speaker" if person in talks else None),
            talks.get(person),
        )
        for person in facts.mentions.labelled("PERSON")
    ]


def _roles(facts: Facts, text: str) -> Iterator[tuple[Mention, Role | None]]:
    for sentence in facts.document.sentences:
        people = facts.mentions.within(sentence, "PERSON")
        for group, end in _groups(facts, text, people):
            following = next((p.start for p in people if p.start >= end), sentence.end)
            role = _predicate_role(text[end:following])
            for person in group:
                yield person, _role_of(text, sentence, person, role)


def _groups(
    facts: Facts, text: str, people: Sequence[Mention]
) -> Iterator[tuple[list[Mention], int]]:
    """People who share a predicate: nothing but titles, bodies and joints stands between them."""
    group: list[Mention] = []
    for person in people:
        if group and not _is_joined(facts, text, group[-1], person):
            yield group, group[-1].end
            group = []
        group.append(person)
    if group:
        yield group, group[-1].end


def _is_joined(facts: Facts, text: str, left: Mention, right: Mention) -> bool:
    gap = Span(left.end, right.start)
    rest = list(text[gap.start : gap.end])
    for mention in facts.mentions.within(gap, "ORG", "TITLE", "PLACE"):
        for i in range(mention.start - gap.start, mention.end - gap.start):
            rest[i] = ""
    return bool(_JOINED.fullmatch("".join(rest)))


def _predicate_role(predicate: str) -> Role | None:
    stop = _CLAUSE_END.search(predicate)
    clause = predicate[: stop.start() if stop else len(predicate)][:120]
    said = re.split(r"[：:“「]", clause)[0] if not clause.startswith(("：", ":")) else clause
    found = {
        rule.data["role"] for rule in load_rules("zh", "people_roles") if rule.pattern.search(said)
    }
    return next((role for role in _ORDER if role in found), None)


def _role_of(text: str, sentence: Span, person: Mention, role: Role | None) -> Role | None:
    after = text[person.end : sentence.end]
    if _LENDING_AFTER.match(after) and not role == "moderator":
        return None
    label = _label_before(text, sentence, person)
    if label:
        return label
    if person.start == sentence.start and _DIALOGUE.match(text, person.end):
        return "speaker"
    return role or "attendee"


def _label_before(text: str, sentence: Span, person: Mention) -> Role | None:
    for match in reversed(list(_LABEL.finditer(text, sentence.start, person.start))):
        return "moderator" if match["moderator"] else "speaker"
    return None


def _talks(facts: Facts, text: str) -> dict[Mention, Mention]:
    """Talks by speaker: in a sentence with as many talks as people before them, one each."""
    given: dict[Mention, Mention] = {}
    for sentence in facts.document.sentences:
        talks = facts.mentions.within(sentence, "TALK")
        people = facts.mentions.within(sentence, "PERSON")
        if not talks or not people:
            continue
        before = [p for p in people if p.end <= talks[0].start]
        after = [p for p in people if p.start >= talks[-1].end]
        speakers = before[-len(talks) :] if len(before) >= len(talks) else after[: len(talks)]
        given.update(zip(speakers, talks, strict=False))
    return given
