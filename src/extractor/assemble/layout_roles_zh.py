"""Roles that the layout of a Chinese programme, list or transcript gives to the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from extractor.assemble.appearances import Role
from extractor.document import Mention, Span
from extractor.rules import load_rules

_ROW = re.compile(r"\s*(?:[上下]午|晚上)?\s*\d{1,2}\s?(?:[:：]\s?\d\d|[时点])|\s*致\s*[辞词]")
# The head of a table whose rows are talks.
_TABLE = re.compile(
    r"(?:题目|主题|内容|议程).{0,30}(?:报告人|主讲人?|讲者|演讲人|嘉宾|专家)|(?:报告人|主讲人?|讲者|演讲人).{0,30}(?:题目|主题)"
)
_TOPIC = re.compile(r"(?:报告|演讲|讲座|发言|分享)?题目\s?[：:]")
# A line of a table or a list; longer ones are paragraphs.
_LONGEST_ROW = 80
# A sentence that tells of a session in which people speak.
_FRAME = re.compile(
    r"[^，。；]{0,12}(?:报告|演讲|发言|分享|授课|对话|圆桌|讨论|致辞|推介|访谈|答疑|互动|答问|研讨|讲座|问答|论道)"
    r"(?:环节|阶段|时段|单元|部分|时间|板块|中|上|时|现场)[，,]"
)
# What a reporter with a colon behind asks is no list of contacts.
_SAYING = re.compile(r"[，。；？]")
_DIALOGUE = re.compile(r"\s?[：:](?!\s*$)", re.MULTILINE)


def heading_role(text: str, sentence: Span, headed: Role | None) -> Role | None:
    """What a line like "圆桌嘉宾：" makes of the people in the lines below it."""
    line = text[sentence.start : sentence.end]
    found = [role for _, role in (*_labels(line, "heading"), *_labels(line, "label"))]
    if found:
        return _known(found[0])
    if len(line) < _LONGEST_ROW and _TABLE.search(line):
        return "speaker"
    return headed if len(line) < _LONGEST_ROW and not re.search("[。；]", line) else None


def placed_role(
    text: str, sentence: Span, person: Mention, role: Role | None, headed: Role | None
) -> Role | None:
    """The role of one person of a group: as a label or a table says, else as the clause does."""
    before = text[sentence.start : person.start]
    labelled = sorted(
        (end, role)
        for end, role in _labels(before, "label")
        if role != "none" or not _SAYING.search(before, end)
    )
    if labelled:
        return _known(labelled[-1][1])
    if role == "moderator":
        return role
    if not before and _DIALOGUE.match(text, person.end):
        return "speaker"
    row = text[text.rfind("\n", 0, person.start) + 1 : person.start]
    if (_ROW.match(row) and "。" not in row) or _TOPIC.search(text, person.end, sentence.end):
        return "speaker"
    framed: Role | None = "speaker" if _FRAME.match(text, sentence.start, person.start) else None
    return role or headed or framed or "attendee"


def _known(role: str) -> Role | None:
    """The role that a label gives; contacts and editors take no part."""
    return None if role == "none" else cast(Role, role)


def _labels(line: str, where: str) -> Iterator[tuple[int, str]]:
    """Where the labels of a line end, and the roles that they give."""
    for rule in load_rules("zh", "people_labels"):
        if rule.data["where"] == where:
            for match in rule.matches(line):
                yield match.end(), rule.data["role"]
