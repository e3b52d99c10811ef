"""Chinese bodies that convene what is named after them: 云岭药学会第三次会员大会."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.assemble.event_scope import EventScope
from extractor.assemble.facts import Facts
from extractor.assemble.owners import Run
from extractor.chinese import simplified

# What a body's meetings are called after its name: 2025年学术年会, 第三届会员代表大会第一次会议.
_OWN = re.compile(
    r"(?:\d{4}年?(?:度)?|第[\d一二三四五六七八九十百]{1,5}[届次]){0,2}(?:学术|春季|秋季|全体|换届)?"
    r"(?:年会|会员大会|会员代表大会|代表大会|理事会|常务理事会|换届大会).{0,16}"
)
_BODY = re.compile(r"(?:会|联盟|商会|集团|公司|中心|院|社|总社)$")


def name_owners(facts: Facts, scope: EventScope) -> Iterator[Run]:
    """Bodies that stand somewhere alone and whose name a gathering's name begins with."""
    if facts.document.language != "zh":
        return
    bodies = [m for m in facts.mentions.labelled("ORG") if _BODY.search(simplified(m.text))]
    for anchor in (a for a in scope.anchors if a.named):
        name = facts.document.text[anchor.start : anchor.end]
        for body in bodies:
            rest = simplified(name.removeprefix(body.text))
            if name.startswith(body.text) and _OWN.fullmatch(rest):
                yield Run("host", anchor.start, (body,))
                break
