"""Chinese gatherings named only in the name of the press conference that announces them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.document import Document, Mention
from extractor.find.event_heads_zh import EDITION, YEAR, head_pattern

_ANNOUNCES = re.compile(
    r"(?:新闻|媒体)(?:发布|通气|通报|见面|吹风|说明|推介)会$|(?<=[会展赛节坛])(?:发布会|倒计时活动)$"
)


def announced_name(name: str) -> str | None:
    """The name of what a press conference announces: 第五届西江运动会|新闻发布会."""
    match = _ANNOUNCES.search(name)
    return name[: match.start()] if match else None


def announced_events(document: Document, named: Sequence[Mention]) -> Iterator[Mention]:
    """What a press conference is about, where the text names it nowhere else: in its last name."""
    if document.language != "zh":
        return
    known = {mention.text for mention in named}
    last = {name: mention for mention in named if (name := announced_name(mention.text))}
    for name, mention in last.items():
        if name not in known and _is_full(name):
            end = mention.start + len(name)
            yield document.mention(mention.start, end, "EVENT", "rule:zh/events:announced")


def _is_full(name: str) -> bool:
    """Whether a name has an edition or a year, and a head of its own."""
    dated = EDITION.search(name) or YEAR.match(name)
    return bool(dated) and any(m.end() == len(name) for m in head_pattern().finditer(name))
