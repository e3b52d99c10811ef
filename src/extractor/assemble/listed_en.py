"""Lines of a speakers' list: "Name, Title, Field, Organisation", one person a line."""

from __future__ import annotations

import re

from extractor.assemble.appearances import PositionDraft
from extractor.assemble.tokens_en import Row
from extractor.document import Mention, Span

_LINE_START = re.compile(
    r"(?:^|\n)[ \t]*(?:[•*·▪–-]|\(?\d{1,2}[.)])?[ \t]*(?:(?:Mr|Ms|Mrs|Dr|Prof)\.?[ \t]+)?$"
)
# A field of work behind a title: no article, no verb, no body.
_FIELD = re.compile(
    r"[ ,]+(?:[A-Z&][\w&/'’-]*|and|of|for|the)(?:[ ,]+(?:[A-Z&][\w&/'’-]*|and|of|for|the)){0,8}"
)
_BODY = re.compile(
    r"\b(?:universit|hospital|department|division|bureau|ministry|institut|office of|academy"
    r"|college|school|"
    r"agency|council|committee|commission|center|centre|inc\b|ltd|llc|gmbh|foundation|association)",
    re.IGNORECASE,
)


def listed_position(row: Row, person: int) -> PositionDraft | None:
    """The position on a line of a list whose last part is the organisation."""
    text = row.document.folded
    token = row.tokens[person]
    if not _LINE_START.search(text, max(0, token.start - 30), token.start):
        return None
    stop = text.find("\n", token.end)
    line = Span(token.end, stop if stop >= 0 else len(text))
    inside = [t for t in row.tokens[person + 1 :] if t.end <= line.end and t.kind in "TOP"]
    if [t.kind for t in inside][:1] != ["T"] or inside[-1].kind != "O":
        return None
    title, organisation = inside[0], inside[-1].mention
    if not _closes(text, line, title.start, inside[-1].end) or any(
        t.kind in "TP" for t in inside[1:]
    ):
        return None
    comma = text.rfind(",", title.end, inside[-1].start)
    if comma <= title.end or organisation is None:
        return None
    return _draft(row, Span(title.start, comma), title.end, organisation)


def _closes(text: str, line: Span, title: int, end: int) -> bool:
    """Whether the title stands right behind the name and the organisation ends the line."""
    return text[line.start : title].strip(" ,–-") == "" and text[end : line.end].strip(" .;") == ""


def _draft(row: Row, span: Span, head: int, organisation: Mention) -> PositionDraft | None:
    """The title with its field, if what stands between is a field."""
    field = row.document.folded[head : span.end]
    if not _FIELD.fullmatch(field) or _BODY.search(field):
        return None
    title = row.document.mention(span.start, span.end, "TITLE", "rule:en/titles:listed")
    return PositionDraft(title, organisation)
