"""Posts that Chinese texts tell of as letters of appointment ("为甲、乙颁发客座教授聘书")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.assemble.appearances import PositionDraft
from extractor.assemble.facts import Facts
from extractor.document import Mention, Span

_LETTER = re.compile(
    r"[向为给](?P<people>[^。；\n]{2,120}?)(?:颁发|颁授|发放|送上|授予)了?"
    r"(?:[“「](?P<quoted>[^”」\n]{2,20})[”」]|(?P<post>[^，。；“”「」\n]{2,20}?))的?聘(?:书|任证书)"
)
SOURCE = "rule:zh/titles:letter"


def posts_by_letter(facts: Facts, text: str) -> Iterator[tuple[Mention, PositionDraft]]:
    """The people to whom letters of appointment are given, each with the post."""
    for letter in _LETTER.finditer(text):
        group = "quoted" if letter["quoted"] else "post"
        draft = _draft(facts, Span(*letter.span(group)))
        for person in facts.mentions.within(Span(*letter.span("people")), "PERSON"):
            yield person, draft


def _draft(facts: Facts, post: Span) -> PositionDraft:
    """The post with the body that is written onto its front."""
    front = [b for b in facts.mentions.within(post, "ORG") if b.start == post.start]
    body = max(front, key=lambda found: found.end, default=None)
    start = body.end if body and body.end < post.end - 1 else post.start
    title = facts.document.mention(start, post.end, "TITLE", SOURCE, confidence=0.8)
    return PositionDraft(title, body if start > post.start else None)
