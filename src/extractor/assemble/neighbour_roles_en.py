"""The part that the words right before and right behind an English name give its bearer."""

from __future__ import annotations

import re
from functools import cache

from extractor.assemble.appearances import ROLE_ORDER, Role
from extractor.assemble.asides_en import is_credit
from extractor.assemble.parties_en import Party
from extractor.assemble.predicates_en import governing_role, later_predicates, predicate_role
from extractor.assemble.role_rules_en import role_of, rules_at
from extractor.assemble.sentence_roles_en import sentence_around
from extractor.document import Document, Mention, Span
from extractor.rules import alternatives, load_words

# Characters read behind and before a name; the longest pattern spans a subordinate clause.
_BEHIND, _AHEAD = 240, 160


def neighbour_roles(document: Document, party: Party, stop: int) -> dict[Mention, Role | None]:
    """The roles that the words behind, up to ``stop``, and before a party give it.

    Where both do, the weightier counts ("said A, who signed"), save that a semicolon ends what
    goes before: "chaired by A; B and C introduced their practice".
    """
    if is_credit(document.folded, party.span):
        return dict.fromkeys(party.people, None)
    before = _before(document, party.span)
    start = party.span.start
    set_off = _SET_OFF.search(document.folded, max(0, start - 8), start)
    behind = _behind(document, party, stop, governed=before is not None and not set_off)
    semicolon = document.text.find(";", party.span.start, party.span.end)
    if behind and before and behind != before and semicolon >= 0:
        return {p: before if p.start < semicolon else behind for p in party.people}
    goes_on = _LIST_GOES_ON.search(document.folded, party.span.start, party.span.end)
    if before == "moderator" and behind and _is_apposed(document, party):
        return {**dict.fromkeys(party.people[:-1], before), party.people[-1]: behind}
    if before == "moderator" and goes_on:
        return {
            p: before if p.start < goes_on.start() else behind or "speaker" for p in party.people
        }
    if behind and (breaks := _paragraphs(document, party.span)):
        last = breaks[-1].end()
        told = {p: before for p in party.people if before and p.end <= last}
        return {**told, **{p: behind for p in party.people if p.start >= last}}
    found = [role for role in (behind, before) if role]
    return dict.fromkeys(party.people, min(found, key=ROLE_ORDER.index)) if found else {}


def _is_apposed(document: Document, party: Party) -> bool:
    """Whether no "and" joins the last two of a party: "chaired by A, Mayor of X, B said"."""
    if len(party.people) < 2:
        return False
    left, right = party.people[-2:]
    between = document.folded[left.end : right.start]
    return "," in between and "\n" not in between and not _AND.search(between)


_AND = re.compile(r"\b(?:and|as well as|together with|along with)[ \u00a0](?:\S+[ \u00a0]){0,8}$")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
# A list after its chair: "Moderator: A, Mayor of X" and a speaker on each line below.
_LIST_GOES_ON = re.compile(r"\n[ \t]*[•*·▪–-]|\n(?=[ \t]*[A-Z])")


def _paragraphs(document: Document, span: Span) -> list[re.Match[str]]:
    """The empty lines inside a party: what is said behind it is said of its last paragraph."""
    return list(_EMPTY_LINE.finditer(document.folded, span.start, span.end))


def _behind(document: Document, party: Party, stop: int, *, governed: bool) -> Role | None:
    """The weightiest role that the predicates behind a party give it."""
    text, span = document.folded, party.span
    letters = _letters().match(text, span.end)
    end = letters.end() if letters else span.end
    if _QUOTE_BEHIND.match(text, end) or _SPEECH_OF.match(text, end):
        return "speaker"
    plural = len(party.people) > 1
    first = _first_role(text, end, plural=plural)
    if governed or _AFTER_PREPOSITION.search(text, max(0, span.start - 30), span.start):
        return first
    stop = min(stop, sentence_around(text, span).end)
    further = later_predicates(text, Span(span.start, end), stop)
    found = [first, *(_first_role(text, offset, plural=plural) for offset in further)]
    told = [role for role in found if role]
    return min(told, key=ROLE_ORDER.index) if told else None


def _first_role(text: str, end: int, *, plural: bool) -> Role | None:
    """What stands right behind a name: a phrase of some words, a pattern, or a single verb."""
    found = predicate_role(text, end, plural=plural)
    if found and found[1] > 1:
        return found[0]
    for rule in rules_at("after"):
        if rule.pattern.match(text, end, end + _BEHIND):
            return role_of(rule)
    return found[0] if found else None


@cache
def _letters() -> re.Pattern[str]:
    """Degrees and orders behind a name."""
    degrees = alternatives(load_words("en", "degrees"))
    return re.compile(rf"(?:,?[ \u00a0]{degrees}(?!\w))+")


def _before(document: Document, span: Span) -> Role | None:
    """The role that the words before a party give it, or a quotation on the line above."""
    text = document.folded
    found = governing_role(text, span.start)
    if found and found[1] > 1:
        return found[0]
    for rule in rules_at("before"):
        if rule.pattern.search(text, max(span.start - _AHEAD, 0), span.start):
            return role_of(rule)
    above = _QUOTE_BEFORE.search(text, max(0, span.start - 40), span.start)
    return "speaker" if above else found[0] if found else None


_AFTER_PREPOSITION = re.compile(
    r"\b(?:by|to|with|of|from|for|than|about|between)[ \u00a0](?:the )?$"
)
# "The chief guest, A, lit the lamp and spoke": still the subject of what follows.
_SET_OFF = re.compile(r"[,:\n][ \u00a0\n]*(?:the )?$")
_QUOTE_BEHIND = re.compile(r"[ \u00a0]*:[ \u00a0\n]*[\"“]")
_QUOTE_BEFORE = re.compile(r"[\"”][ \u00a0]*\n+[ \u00a0]*[-–—]*[ \u00a0]*$")
_SPEECH_OF = re.compile(
    r"['’]s?[ \u00a0](?:[\w-]+[ \u00a0]){0,2}(?:speech|talk|address|remarks|keynote|reply"
    r"|presentation|lecture|call|words|message|comments|statement|greetings|warning|view|verdict"
    r"|answer|advice|plea|testimony|argument|assessment)\b"
)
