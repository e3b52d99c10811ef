"""The field behind the head of an English title: "Director of Nursing"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.document import Document, Span
from extractor.find.names_en import has_given_name, is_family_first
from extractor.find.title_departments_en import department_end
from extractor.find.title_heads_en import Head
from extractor.rules import word_set

_FIXED_BODY = re.compile(
    r"\s+of\s+(?:the\s+)?(?:board(?:\s+of\s+(?:directors|trustees|governors|regents|supervisors))?"
    r"|(?:management|supervisory|executive|advisory|governing)\s+board|standing\s+committee"
    r"|party\s+(?:working\s+committee|leadership\s+group|committee))(?![\w-])",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s\((?:[A-Z][a-z]+(?:[ &,/-]+[A-Za-z]+){0,5})\)")
_CAPITAL = r"(?:(?:[A-Z]\.){1,4}|[^\W\d_a-zà-öø-ÿ][\w'’&-]*[\w'’&]|[A-Z]{2,5})"
_FIELD = re.compile(
    rf"\s+(?P<link>of|for|to|in)\s+(?:the\s+)?(?P<body>{_CAPITAL}(?:(?:,[ \u00a0]+(?={_CAPITAL}"
    rf"(?:[ \u00a0]{_CAPITAL}){{0,3}},?[ \u00a0](?:and|&)[ \u00a0])|,?[ \u00a0]+(?:and"
    rf"|&)[ \u00a0]+|[ \u00a0]+)"
    rf"{_CAPITAL}){{0,8}})"
)
_PLAIN_FIELD = re.compile(
    r"\s+(?:of|for)\s+(?P<body>(?!the\b|an?\b|our\b|its\b|their\b|his\b|her\b|this\b)[a-z][\w-]+"
    r"(?:(?:,)?\s+(?:and|&)\s+[a-z][\w-]+|\s+(?!of\b|for\b|at\b|in\b|with\b|and\b"
    r"|to\b)[a-z][\w-]+){0,4})"
    r"(?=[,.;)\n]|\s+(?:of|for|at|with|in)\s)"
)
# Heads whose holder stands for somebody somewhere: "Consul General of X in Y", "Ambassador to X".
_ENVOYS = re.compile(
    r"(?:representative|consul|ambassador|envoy|counsellor|counselor|attaché|director|manager|"
    r"commissioner|coordinator|head|adviser|advisor|assistant|general|rapporteur|delegate|reader|"
    r"lecturer|professor|chair|fellow|researcher|specialist|tutor|plenipotentiary)$"
)


def field_end(document: Document, head: Head, blocked: Sequence[Span]) -> int:
    """Where a title ends with its field: "Minister of Labor and Skills of X".

    Args:
        blocked: names of organisations and people, which are no field.
    """
    text, end = document.folded, head.end
    if bracket := _BRACKET.match(text, end):
        end = bracket.end() if _is_free(bracket, blocked) else end
    for _ in range(5):
        fixed = _FIXED_BODY.match(text, end)
        field = fixed or _FIELD.match(text, end) or _PLAIN_FIELD.match(text, end)
        if field is None or not (fixed or _fits(field, head)):
            break
        cut = field.end() if fixed else _free_end(document, field, blocked)
        if cut <= end or (not fixed and _is_generic(text, end, cut)):
            break
        end = cut
    if envoy := _ENVOY_TO.match(text, end):
        return envoy.end() if " of " in text[head.end : end] else end
    return department_end(text, head, end, blocked)


# "Permanent Representative of Fiji to the United Nations" is one title, as that of an embassy is.
_ENVOY_TO = re.compile(
    r"[ \u00a0]to[ \u00a0](?:the[ \u00a0])?(?:United[ \u00a0]Nations(?:[ \u00a0]Office[ \u00a0]at"
    r"[ \u00a0]Geneva)?|UN(?:ESCO)?|European[ \u00a0]Union|EU|African[ \u00a0]Union|ASEAN|NATO"
    r"|OECD|WTO|World[ \u00a0]Trade[ \u00a0]Organi[sz]ation|Holy[ \u00a0]See)\b"
)


_GENERIC = re.compile(
    r"\s+(?:of|for|at)\s+the\s+(?:society|association|university|college|company|group|"
    r"cent(?:er|re)|institute|committee|forum|conference|council|foundation|hospital|school|agency|"
    r"bureau|ministry|department|organi[sz]ation|bank|firm|party|alliance|federation|chamber|club|"
    r"union|academy|fund|commission|team|corporation|enterprise|network|consortium|congress|summit)"
    r"(?![\w-])(?!\s+(?:of|for|on)\b)",
    re.IGNORECASE,
)


_DESCRIBED = re.compile(
    r"[ \u00a0](?!(?:and|for|in|at|of|with|who|said|to|on|was|is|from|by|as|or|has"
    r"|until|since|before|after|during|when|where|while|will|whose|but|which|that|would|could"
    r"|did|had|were|are|then|also|told|says|yesterday)\b)[a-z]{3,}"
)


def _is_generic(text: str, start: int, end: int) -> bool:
    """Whether the field refers back ("of the Society") or describes ("of Ethiopian firm X")."""
    return bool(_GENERIC.match(text, start) or _DESCRIBED.match(text, end))


# What officers of a body are "of" is the body, known or not.
_OFFICERS = re.compile(
    r"(?:(?:co-?)?founder|ceo|cfo|coo|cto|cio|cmo|chief executive|owner|co-owner|partner"
    r"|proprietor|"
    r"chairman|chairwoman|chairperson|spokesperson|spokesman|spokeswoman|shareholder|trustee)"
)


def _fits(field: re.Match[str], head: Head) -> bool:
    link = field.groupdict().get("link", "of")
    if link == "of" and _OFFICERS.fullmatch(head.key):
        return False
    return link in ("of", "for") or bool(_ENVOYS.search(head.key))


def _is_free(match: re.Match[str], blocked: Sequence[Span]) -> bool:
    span = Span(match.start() + 1, match.end())
    return not any(span.overlaps(other) for other in blocked)


def _free_end(document: Document, field: re.Match[str], blocked: Sequence[Span]) -> int:
    """The end of a field, cut before a name inside it; its start if a name begins there."""
    start, end = field.span("body")
    for name in blocked:
        if name.start <= start < name.end:
            return field.start()
        if start < name.start < end:
            end = name.start
    body = _trimmed_field(_without_name(document.folded[start:end]))
    return field.start() if body.casefold() == "the" else start + len(body)


def _without_name(body: str) -> str:
    """Cut off a person's name at the end of a field: "of İzmir" of "of İzmir Sevgi Yurdakul"."""
    words = list(re.finditer(r"\S+", body))
    texts = [word.group().strip(",") for word in words]
    for index in range(1, len(words) - 1):
        pair = texts[index : index + 2]
        named = is_family_first(pair) or has_given_name(pair)
        if named and pair[1][0].isupper() and pair[1].casefold() not in word_set("en", "not_names"):
            return body[: words[index].start()]
    return body


_DANGLING = re.compile(r"(?:[\s,]|\s(?:and|of|the|for|to|&))+$")


def _trimmed_field(body: str) -> str:
    return _DANGLING.sub("", body)
