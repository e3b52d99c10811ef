"""Posts that a Chinese release names without a body: they are held at the body it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractor.assemble.appearances import PositionDraft
from extractor.assemble.facts import Facts
from extractor.assemble.own_organisation import issuer, own_organisation
from extractor.document import Mention

# The ends of posts that a body of some kind has, each of them one person's or a few people's.
_POSTS = {
    "company": re.compile(
        r"(?:董事长|总裁|总经理|总监|经理|首席\w{1,8}|董事|监事|监事会主席|董事会秘书|党委(?:副?书记|委员)|工会主席|总工程师|"
        r"总会计师|总法律顾问|创始人|合伙人|C[A-Z]O|[部室]主任|\w{2,}部长)$"
    ),
    "association": re.compile(
        r"(?:会长|理事长|秘书长|监事长|监事|理事|主席|[部处室]主任|\w{2,}部长)$"
    ),
    "university": re.compile(
        r"(?:校长|院长|党委(?:副?书记|常委|委员)|纪委书记|教务长|(?:客座|特聘|兼职|荣誉|名誉|讲座|客席)教授|\w{2,}[处部]长|办公室主任)$"
    ),
    "hospital": re.compile(
        r"(?:院长|党委(?:副?书记|委员)|纪委书记|\w{2,}[处科]长|[科部室]主任|护士长)$"
    ),
    "institute": re.compile(
        r"(?:院长|所长|党委(?:副?书记|委员)|首席\w{1,8}|\w{2,}[处部]长|[部室]主任)$"
    ),
    "park": re.compile(r"(?:党工委(?:副?书记|委员)|管委会(?:常务)?副?主任)$"),
}
# Kinds of bodies whose releases name their own people by post alone.
_SPEAKING = frozenset({"university", "association", "hospital"})
_OFTEN = 3  # mentions that make a school or a society likely the release's own


def own_body(facts: Facts) -> Mention | None:
    """The body that the release is about; a school or a society also where others are as often."""
    own = own_organisation(facts)
    if own or not (likely := issuer(facts)) or _kind(facts, likely) not in _SPEAKING:
        return own
    name = facts.organisation_name(likely)
    named = (facts.organisation_name(m) == name for m in facts.mentions.labelled("ORG"))
    return likely if sum(named) >= _OFTEN else None


def at_own_body(
    facts: Facts, held: Mapping[Mention, Sequence[PositionDraft]], own: Mention | None
) -> dict[Mention, tuple[PositionDraft, ...]]:
    """All positions by person, those without a body at the body the release is about."""
    posts = _POSTS.get(_kind(facts, own)) if own else None
    return {
        person: tuple(
            draft if draft.title.start == person.end else _placed(draft, own, posts)
            for draft in dict.fromkeys(drafts)
        )
        for person, drafts in held.items()
    }


def _kind(facts: Facts, own: Mention) -> str:
    name = facts.organisation_name(own)
    return next((o.kind for o in facts.organisations if o.name == name), "")


def _placed(
    draft: PositionDraft, own: Mention | None, posts: re.Pattern[str] | None
) -> PositionDraft:
    title = draft.title.text
    if draft.organisation or posts is None or title.startswith("大会") or not posts.search(title):
        return draft
    return replace(draft, organisation=own)
