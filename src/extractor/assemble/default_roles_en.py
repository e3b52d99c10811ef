"""The part of people of whom an English text says nothing: on lists they speak, else attend."""

from __future__ import annotations

import re
from collections.abc import Container

from extractor.assemble.appearances import Role
from extractor.assemble.parties_en import Party
from extractor.document import Document, Mention, Span
from extractor.recognisers.stock_english import SOURCE as STOCK

_ADDRESSED = frozenset({"rule:en/people:address", "rule:en/people:after-title"})
_CONTACT = re.compile(
    r"(?:\bcontacts?|\b[ei]nquir(?:y|ies)|\b(?:media|investor|public) relations|"
    r"\bfor (?:more|further) information|\bpress office)\b[^.!?]{0,110}$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:^|[\n|(•·]|[ ]{2,})[ \t]*(?:(?:[Bb]y|BY|[Ww]ritten by|[Ee]dited by|[Rr]eporting by"
    r"|[Pp]hotos? by)[ :]|"
    r"(?:[A-Z][a-z]+ )?(?:[Rr]eporters?|[Ee]ditors?|[Aa]uthors?|[Ww]riters?|[Cc]orrespondents?"
    r"|[Tt]ext|[Ss]tory|"
    r"[Ww]ords|[Pp]hoto(?:s|graph|graphs|grapher)?|[Nn]ews|[Cc]ontributors?"
    r"|[Pp]roofreader)[ ]*:)[ \t]*$"
)
# Over at most two line ends; the ways differ in where those are, so that none is tried twice.
_REACHED_AT = re.compile(
    r"(?:[^.!?\n]{0,160}|[^.!?\n]{0,60}\n[^.!?\n]{0,100}|[^.!?\n]{61,120}\n[^.!?\n]{0,40}"
    r"|[^.!?\n]{0,60}\n[^.!?\n]{0,60}\n[^.!?\n]{0,40})"
    r"(?:\S@\S|\(\d{3}\)|\+\d{1,3}[ (]|https?://|\d{3}-\d{3})"
)

# The closing paragraphs of a release, in which companies tell their history.
_BOILERPLATE = re.compile(r"\n[ \t]*About[ ][^\n.!?]{2,80}(?:\n|:)")
# A patron need not be there.
_HONOURED_FROM_AFAR = re.compile(
    r"\b(?:under the (?:high )?(?:patronage|auspices|directives|vision)"
    r"|(?:visionary|wise|able) leadership) of (?:[A-Z]{2,3}\.? |His |Her |Highness |Royal "
    r"|Majesty |Excellency |Sheikha? |King |Queen |Prince |Princess )*$"
)
_ITEM = re.compile(r"\n[ \t]*[•*·▪–-][ \t]*(?:(?:Mr|Ms|Mrs|Dr|Prof)\.?[ ])?$")


def default_role(
    document: Document, party: Party, posted: Container[Mention], *, listed: bool
) -> Role | None:
    """Speaker for a list and a name on a line of its own, attendee for a post-holder or actor.

    Whoever writes or is only to be contacted takes no part, nor does a name without any of these.
    """
    text = document.folded
    if is_aside(text, party.span):
        return None
    if listed or _fills_line(text, party.span) or _is_item(text, party.span):
        return "speaker"
    return "attendee" if any(p in posted or _is_actor(p) for p in party.people) else None


def is_aside(text: str, span: Span) -> bool:
    """Whether a name stands in a byline, in "About us", behind "contact", or before an address."""
    if _BYLINE.search(text, max(0, span.start - 60), span.start):
        return True
    if _HONOURED_FROM_AFAR.search(text, max(0, span.start - 80), span.start):
        return True
    if _BOILERPLATE.search(text, max(0, span.start - 1500), span.start):
        return True
    before = _CONTACT.search(text, max(0, span.start - 130), span.start)
    return bool(before or _REACHED_AT.match(text, span.end, span.end + 160))


def _is_actor(person: Mention) -> bool:
    """Whether a form of address or our tagger, which leaves mere names out, points at a person."""
    trained = person.source.startswith("model:") and person.source != STOCK
    return trained or person.source in _ADDRESSED


def _is_item(text: str, span: Span) -> bool:
    """Whether a party begins an item of a list."""
    return _ITEM.search(text, max(0, span.start - 20), span.start) is not None


def _fills_line(text: str, span: Span) -> bool:
    """Whether a party is a line of its own, as in an announcement of a talk."""
    start = text.rfind("\n", 0, span.start) + 1
    stop = text.find("\n", span.end)
    behind = text[span.end : stop if stop >= 0 else len(text)]
    return "\n" in text and not text[start : span.start].strip() and not behind.strip(" \t.,")
