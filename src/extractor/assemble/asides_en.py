"""English mentions of people who take no part: by-lines, contacts, authors of works, namesakes."""

from __future__ import annotations

import re

from extractor.assemble.role_rules_en import rules_at
from extractor.document import Span

_CONTACT = re.compile(
    r"(?:\bcontacts?|\b[ei]nquir(?:y|ies)|\b(?:media|investor|public) relations|"
    r"\bfor (?:more|further) information|\bpress office"
    r"|(?:^|\n)[ \t]*for (?:the )?(?:media|press|editors))\b[^.!?]{0,110}$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:^|[\n|/(•·]|[ ]{2,})[ \t]*(?:\d{1,2}[.)][ ])?"
    r"(?:(?:[Bb]y|BY|[Ww]ritten by|[Ee]dited by|[Rr]eporting by"
    r"|[Pp]hotos? by)[ :]|"
    r"(?:[A-Z][a-z]+ )?(?:[Rr]eporters?|[Ee]ditors?|[Aa]uthors?|[Ww]riters?|[Cc]orrespondents?"
    r"|[Tt]ext|[Ss]tory|"
    r"[Ww]ords|[Pp]hoto(?:s|graph|graphs|grapher)?|[Nn]ews|[Cc]ontributors?"
    r"|[Pp]roofreader"
    r"|[Rr]eview|[Rr]eviewed by|[Tt]ranslat(?:ed by|ion|or)|[Ll]ayout|[Dd]esign"
    r"|[Ii]llustrations?|[Vv]ideo|[Ii]mages?|[Cc]redits?|[Ii]ssued by"
    r"|[Rr]eleased by|[Ss]ubmitted by|[Pp]repared by|[Pp]ress contacts?"
    r"|[Mm]edia contacts?|[Ii]nterviews?|[Bb]ookings?|[Rr]egistration|[Ss]pokespersons?"
    r"|[Cc]opy)[ ]*:)\s*$"
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


def is_credit(text: str, span: Span) -> bool:
    """Whether a name stands in a by-line or behind a label such as "Issued by:"."""
    return _BYLINE.search(text, max(0, span.start - 60), span.start) is not None


def is_aside(text: str, span: Span) -> bool:
    """Whether a name stands in a credit, in "About us", beside an address, or names another thing.

    "named after A", "designed by B", "works by C" only lend or explain a name, and whoever is
    named inside a quotation is spoken of.
    """
    if is_credit(text, span) or _is_lent(text, span) or _is_spoken_of(text, span):
        return True
    if _HONOURED_FROM_AFAR.search(text, max(0, span.start - 80), span.start):
        return True
    if _BOILERPLATE.search(text, max(0, span.start - 1500), span.start):
        return True
    before = _CONTACT.search(text, max(0, span.start - 130), span.start)
    return bool(before or _REACHED_AT.match(text, span.end, span.end + 160))


def _is_lent(text: str, span: Span) -> bool:
    start = max(0, span.start - 90)
    return any(rule.pattern.search(text, start, span.start) for rule in rules_at("aside")) or any(
        rule.pattern.match(text, span.end, span.end + 60) for rule in rules_at("aside-after")
    )


def _is_spoken_of(text: str, span: Span) -> bool:
    """Whether a name stands inside quotation marks, with words beside it."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - 600)
    stop = text.find("\n", span.end)
    stop = min(stop if stop >= 0 else len(text), span.end + 600)
    before, behind = text[start : span.start], text[span.end : stop]
    if before.rfind("“") > before.rfind("”"):
        return "”" in behind
    return before.count('"') % 2 == 1 and '"' in behind
