"""Posts that a Chinese release names without a body: they are held at the body it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractor.assemble.appearances import PositionDraft
from extractor.assemble.facts import Facts
from extractor.document import Mention

# The ends of posts that a body of some kind has, each of them one person's or a few people's.
_POSTS = {
    "company": re.compile(
        r"(?:董事长|总裁|总经理|总监|经理|首席\w{1,8}|董事|监事|监事会主席|董事会秘书|党委(?:副?书记|委员)|工会主席|总工程师|"
        r"总会计师|总法律顾问|创始人|合伙人|C[A-Z]O|[部室]主任|[部]长)$"
    ),
    "association": re.compile(r"(?:会长|理事长|秘书长|监事长|监事|理事|主席|[部处室]主任|部长)$"),
    "university": re.compile(
        r"(?:校长|院长|党委(?:副?书记|常委|委员)|纪委书记|教务长|(?:客座|特聘|兼职|荣誉|名誉|讲座|客席)教授|[处部]长|办公室主任)$"
    ),
    "hospital": re.compile(r"(?:院长|党委(?:副?书记|委员)|纪委书记|[处科]长|[科部室]主任|护士长)$"),
    "institute": re.compile(r"(?:院长|所长|党委(?:副?书记|委员)|首席\w{1,8}|[处部]长|[部室]主任)$"),
}


def at_own_body(
    facts: Facts, held: Mapping[Mention, Sequence[PositionDraft]], own: Mention | None
) -> dict[Mention, tuple[PositionDraft, ...]]:
    """All positions by person, those without a body at the body the release is about."""
    posts = _POSTS.get(_kind(facts, own)) if own else None
    return {
        person: tuple(dict.fromkeys(_placed(draft, own, posts) for draft in drafts))
        for person, drafts in held.items()
    }


def _kind(facts: Facts, own: Mention) -> str:
    name = facts.organisation_name(own)
    return next((o.kind for o in facts.organisations if o.name == name), "")


def _placed(
    draft: PositionDraft, own: Mention | None, posts: re.Pattern[str] | None
) -> PositionDraft:
    if draft.organisation or posts is None or not posts.search(draft.title.text):
        return draft
    return replace(draft, organisation=own)
