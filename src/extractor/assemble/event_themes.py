"""Which stated theme is which gathering's."""

from __future__ import annotations

from extractor.assemble.event_scope import EventScope
from extractor.document import Mention, Mentions


def event_themes(
    scope: EventScope, mentions: Mentions
) -> dict[int, tuple[str, tuple[Mention, ...]]]:
    """For each gathering the first theme stated where the text is about it."""
    found: dict[int, tuple[str, tuple[Mention, ...]]] = {}
    for mention in mentions.labelled("THEME"):
        index = scope.at(mention.start)
        if index is not None:
            for joint in scope.joint(index, mention.start):
                found.setdefault(joint, (scope.document.written(mention), (mention,)))
    return found
