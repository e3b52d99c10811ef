"""Gatherings told as somebody's own: "BioUtah's annual summit", "A raised a sum at its gala"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.assemble.event_scope import Anchor, EventScope
from extractor.assemble.facts import Facts
from extractor.document import Mention
from extractor.records import OrganiserRole


@dataclass(frozen=True)
class Run:
    """A list of organisations with one role, and where the role is said."""

    role: OrganiserRole
    offset: int
    organisations: tuple[Mention, ...]
    sponsored: bool = False
    named_sponsor: bool = False


def owner_runs(facts: Facts, scope: EventScope) -> Iterator[Run]:
    """Owners host: those in the possessive, and subjects of sentences that tell of "its" event."""
    text = facts.document.folded
    organisations = facts.mentions.labelled("ORG")
    ends = {m.end: m for m in organisations}
    for anchor in scope.anchors:
        match = _POSSESSIVE.search(text, max(0, anchor.start - 40), anchor.start)
        if match and match.start() in ends:
            yield Run("host", match.start(), (ends[match.start()],))
        elif owner := _owner_behind(facts, anchor):
            yield Run("host", anchor.start, (owner,))
        elif anchor.named and facts.document.language == "en" and _is_own(text, anchor):
            subject = _subject(facts, anchor)
            if subject:
                yield Run("host", anchor.start, (subject,))


def _owner_behind(facts: Facts, anchor: Anchor) -> Mention | None:
    """The owner that follows a name: "Dock Days, the Otterby Federation's annual gathering"."""
    text = facts.document.folded
    if not anchor.named or facts.document.language != "en":
        return None
    for mention in facts.mentions.labelled("ORG"):
        if anchor.end < mention.start < anchor.end + _NEAR and _JOINED.fullmatch(
            text, anchor.end, mention.start
        ):
            return mention if _OF_OWNER.match(text, mention.end) else None
    return None


_NEAR = 12
_JOINED = re.compile(r"[”\"]?(?:,| is| was) (?:the )?")
_OF_OWNER = re.compile(
    r"['’]s? (?:[\w-]+ ){0,5}?(?:conference|summit|forum|event|expo|festival|symposium|gala|meeting"
    r"|webinar|workshop|convention|congress|exhibition|show|conclave|gathering|fundraiser|awards)\b"
)
_POSSESSIVE = re.compile(
    r"(?:['’]s?)\s(?:(?:annual|first|second|third|inaugural|upcoming|\d+\w\w) )*$"
)
_ITS = re.compile(
    r"\b(?:its|their) (?:(?!(?:in|at|on|with|as|by|during|to|for|from|into) )"
    r"(?!(?:sponsorship|support|coverage|endorsement|promotion|part|member|members|review) of )"
    r"(?:[a-z-]+|\d+\w\w)[ ,]+){0,4}[“\"'’]?$"
)
_ITS_AFTER = re.compile(
    r"[”\"]?(?: \([^()]{1,40}\))?, (?:its|their) (?:[a-z0-9-]+ ){0,4}"
    r"(?:conference|summit|forum|event|expo|festival|symposium|gala|meeting|webinar|workshop"
    r"|convention|congress|exhibition|show|conclave|gathering)\b"
)


def _is_own(text: str, anchor: Anchor) -> bool:
    """Whether a gathering is told as that of the sentence's subject."""
    before = _ITS.search(text, max(0, anchor.start - 60), anchor.start)
    return bool(before or _ITS_AFTER.match(text, anchor.end))


def _subject(facts: Facts, anchor: Anchor) -> Mention | None:
    """The organisation that a sentence begins with, if none is said to speak of another's."""
    sentence = facts.document.sentence_at(anchor.start)
    text = facts.document.folded
    for mention in facts.mentions.labelled("ORG"):
        if sentence.start <= mention.start and mention.end <= anchor.start:
            lead = text[sentence.start : mention.start]
            if _OBLIQUE.search(lead) or _SAID.search(text, sentence.start, mention.start):
                return None
            return mention
    return None


# An organisation after a preposition is no subject; a quotation speaks of the speaker's own.
_OBLIQUE = re.compile(r"\b(?:at|with|of|by|for|from|in|to|under|and) (?:the )?$")
_SAID = re.compile(r"[“\"]|\bsaid\b")
