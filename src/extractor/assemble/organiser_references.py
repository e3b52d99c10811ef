"""Organisers told by their kind alone: "the Ministry", "the federation", after they were named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.assemble.facts import Facts
from extractor.document import Mention

_SOURCE = "rule:en/organisers:reference"
_KIND = re.compile(
    r"\b[Tt]he (?P<kind>(?i:ministry|department|association|society|federation|chamber|council"
    r"|institute|university|college|academy|school|trust|foundation|union|board|authority|commission|alliance"
    r"|committee|agency|club|museum|guild|league|network|centre|center|bureau|office|embassy|bank))\b"
    r"(?! of\b| for\b|[ -][A-Z]|'s|’s)"
)


def references(facts: Facts) -> Iterator[Mention]:
    """Phrases that stand for an organisation named before; the value is its record's name."""
    if facts.document.language != "en":
        return
    named = facts.mentions.labelled("ORG")
    for match in _KIND.finditer(facts.document.folded):
        start, end = match.span("kind")
        if any(m.start < end and start < m.end for m in named):
            continue
        name = _meant(facts, match["kind"].lower(), start)
        if name:
            yield facts.document.mention(start, end, "ORG", _SOURCE, value=name)


def _meant(facts: Facts, kind: str, offset: int) -> str | None:
    """The organisation of that kind named last before, else the first one named after."""
    names = [
        (mention.start, name)
        for mention in facts.mentions.labelled("ORG")
        if (name := facts.organisation_name(mention)) and kind in re.findall(r"\w+", name.lower())
    ]
    before = [name for start, name in names if start < offset]
    return before[-1] if before else (names[0][1] if names else None)


def referred_name(facts: Facts, mention: Mention) -> str | None:
    """The name of the organisation that a mention or a reference stands for."""
    return mention.value if mention.source == _SOURCE else facts.organisation_name(mention)
