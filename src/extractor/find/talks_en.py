"""English titles of talks: what stands in quotation marks after a word for speaking."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.document import Document, Mention, Mentions, Span

SOURCE = "rule:en/talks:"
_QUOTED = re.compile(
    r"[\"“](?P<double>[^\"”“\n]{8,250}(?:\n[^\"”“\n]{1,150})?)[\"”]|[‘](?P<single>[^’\n]{8,200}(?:’s[^’\n]{1,80})?)’(?!\w)"
)
_CUE = re.compile(
    r"(?:titled|entitled|called|named|themed|speech|speeches|report|reports|lecture|lectures|keynote|keynotes|talk|"
    r"talks|presentation|presentations|paper|papers|address|addresses|topic|topics|spoke|speak|speaks|"
    r"speaking|subject|share|shared|present|presented|presents|took|conference|discussion)\b"
    r"[^.!?\"”“\n]{0,100}$",
    re.IGNORECASE,
)
_SPEECH_BEFORE = re.compile(r"(?:[,:]|said|that|[.!?])\s*$")


def talk_mentions(document: Document, mentions: Mentions) -> list[Mention]:
    """Return the quoted titles of talks, and the talks that a recogniser found."""
    found = list(_quoted(document, mentions))
    spans = [m.span for m in found]
    proposed = [m for m in mentions.labelled("TALK") if not any(s.overlaps(m) for s in spans)]
    return sorted([*found, *proposed])


def _quoted(document: Document, mentions: Mentions) -> Iterator[Mention]:
    text = document.folded
    taken = [m.span for m in mentions.labelled("EVENT", "THEME")]
    previous: Span | None = None
    for match in _QUOTED.finditer(text):
        group = "double" if match["double"] else "single"
        span = _trimmed(text, Span(*match.span(group)))
        follows = previous is not None and re.fullmatch(
            r"[\"”’]?,?\s*(?:and)?\s*", text[previous.end : match.start()]
        )
        if not document.text[span.start].isupper() and not document.text[span.start].isdigit():
            continue
        if any(span.overlaps(t) for t in taken) or document.is_furniture(span.start, span.end):
            continue
        if follows or _is_titled(text, match.start()):
            previous = span
            yield document.mention(span.start, span.end, "TALK", SOURCE + "quoted")


def _is_titled(text: str, start: int) -> bool:
    before = text[max(0, start - 130) : start]
    return bool(_CUE.search(before)) and not _SPEECH_BEFORE.search(before)


def _trimmed(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in ",.; ":
        end -= 1
    return Span(span.start, end)
