"""The field that a comma or a dash parts from an English title: "Vice President, Exploration"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.document import Span
from extractor.find.title_heads_en import Head
from extractor.rules import word_set

_HELD_FOR_FIELDS = re.compile(
    r"(?:president|[es]?vp|director|manager|head|partner|lead|leader|principal|counsel|officer)$"
)
# "VP Guest Experience", "Vice President Nordic Markets": a field without a mark before it.
_VICE = re.compile(r"(?:vice[- ]president|[aes]?vp|head)$")
_CAPITAL = r"(?:[^\W\d_a-z][\w'’-]*)"
_BEHIND = re.compile(
    rf"(?P<mark>,[ \u00a0]|[ \u00a0](?:[–—-][ \u00a0])?)"
    rf"(?P<body>{_CAPITAL}(?:[ \u00a0](?:(?:&|and|of)[ \u00a0])?{_CAPITAL}){{0,4}})"
    r"(?P<stop>,[ \u00a0](?:at[ \u00a0](?:the[ \u00a0])?)?"
    r"|(?=[\n;.)]|[ \u00a0](?:at|of|for|and[ \u00a0]Chief)[ \u00a0]))"
)
# How words for fields of work end: "Exploration", "Engineering", "Logistics", "Supply Chain".
_FIELD_ENDS = re.compile(
    r"(?:[a-z](?:tion|sion|ing|ment|ics|ance|gy|tions|ings|airs|ships|ales|rces|ems|ucts|ices|rams"
    r"|icy|ets)|chain|design|legal|it|hr|r&d|risk|tax|emea|apac|americas|europe|asia|care|health)$"
)
_NO_FIELD = re.compile(
    r"\b(?:universit|hospital|bureau|ministry|institut|academy|college|school|agency|council"
    r"|committee|commission|cent(?:er|re)\b|inc\b|ltd|llc|gmbh|foundation|association|group|bank\b"
    r"|holdings|partners|consulting|club|society|trust|union)",
    re.IGNORECASE,
)


def department_end(text: str, head: Head, end: int, blocked: Sequence[Span]) -> int:
    """Where a title ends with such a field: followed by the employer, or of known words alone."""
    match = _BEHIND.match(text, end) if _HELD_FOR_FIELDS.search(head.key) else None
    if match is None or _NO_FIELD.search(match["body"]):
        return end
    if match["mark"].isspace() and not (_VICE.search(head.key) and " " in match["body"]):
        return end
    body = Span(*match.span("body"))
    words = [word.casefold() for word in match["body"].split() if word not in ("&", "and", "of")]
    known = word_set("en", "title_modifiers")
    employer = bool(match["stop"]) and any(name.start == match.end() for name in blocked)
    employer = employer or text.startswith(" and Chief ", body.end)
    fits = words[-1] in known or _FIELD_ENDS.search(words[-1])
    if not (employer and fits) and not all(word in known for word in words):
        return end
    named = any(name.overlaps(body) and not body.contains(name) for name in blocked)
    return end if named else body.end
