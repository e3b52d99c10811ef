"""What an English text says of each person: titles, part in the proceedings, talk."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from functools import cache

from extractor.assemble.appearances import Appearance, PositionDraft, Role
from extractor.assemble.appointments_en import appointments
from extractor.assemble.carried_en import carry_over
from extractor.assemble.chain_reading_en import Chain
from extractor.assemble.default_roles_en import default_role, is_aside
from extractor.assemble.facts import Facts
from extractor.assemble.listed_parties_en import enumerations
from extractor.assemble.parties_en import Party, parties_of
from extractor.assemble.positions_en import chains
from extractor.assemble.sentence_roles_en import role_in_sentence
from extractor.assemble.talks_en import talks_of
from extractor.assemble.tokens_en import Row, token_row
from extractor.document import Document, Mention, Span
from extractor.rules import Rule, alternatives, load_rules, load_words

# Characters read behind and before a name; the longest pattern spans a subordinate clause.
_BEHIND, _AHEAD = 240, 160


def appearances_en(facts: Facts) -> list[Appearance]:
    """Return one appearance for each PERSON mention, in text order."""
    row = token_row(facts)
    found = chains(row)
    parties = list(parties_of(row, found))
    held = _held(row, found)
    carry_over(held, parties, row.own)
    posted = {mention for mention, drafts in held.items() if drafts}
    roles = _roles(facts.document, parties, posted)
    talks = talks_of(facts, parties)
    return [
        Appearance(
            person=mention,
            positions=tuple(held[mention]),
            role="speaker"
            if mention in talks and roles.get(mention) is None
            else roles.get(mention),
            talk=talks.get(mention),
        )
        for index in found
        if (mention := row.tokens[index].mention) is not None
    ]


def _held(row: Row, found: Mapping[int, Sequence[Chain]]) -> dict[Mention, list[PositionDraft]]:
    """The positions of each person by apposition and by verb."""
    given = list(appointments(row))
    held = {}
    for index, beside in found.items():
        chained = [*beside, *(chain for person, chain in given if person == index)]
        if mention := row.tokens[index].mention:
            held[mention] = [position for chain in chained for position in chain.positions]
    return held


def _roles(
    document: Document, parties: Sequence[Party], posted: Container[Mention]
) -> dict[Mention, Role | None]:
    roles: dict[Mention, Role | None] = {}
    for party in parties:
        roles.update(_by_neighbours(document, party))
    roles = {**_by_pronoun(document, parties), **roles}
    known = {_name(document, person) for person in roles}
    for listed in enumerations(document, parties):
        many = sum(len(party.people) for party in listed) > 2
        before: Role | None = None
        for party in listed:
            open_ = [person for person in party.people if _name(document, person) not in known]
            found = before or _open_role(document, party, posted, many) if open_ else None
            roles.update(dict.fromkeys(open_, found))
            before = next((roles[p] for p in party.people if roles.get(p)), before)
    return roles


def _open_role(
    document: Document, party: Party, posted: Container[Mention], listed: bool
) -> Role | None:
    """The role of a party of which the words beside it tell nothing."""
    aside = is_aside(document.folded, party.span)
    told = None if aside else role_in_sentence(document, party.span)
    return told or default_role(document, party, posted, listed=listed)


def _name(document: Document, person: Mention) -> str:
    return person.value or document.written(person)


def _by_neighbours(document: Document, party: Party) -> dict[Mention, Role | None]:
    """The roles that the words behind and before a party give it.

    Where both do, the weightier counts ("said A, who signed"), save that a semicolon ends what
    goes before: "chaired by A; B and C introduced their practice".
    """
    behind, before = _behind(document, party.span), _before(document, party.span)
    semicolon = document.text.find(";", party.span.start, party.span.end)
    if behind and before and behind != before and semicolon >= 0:
        return {p: before if p.start < semicolon else behind for p in party.people}
    goes_on = _LIST_GOES_ON.search(document.folded, party.span.start, party.span.end)
    if before == "moderator" and goes_on:
        return {
            p: before if p.start < goes_on.start() else behind or "speaker" for p in party.people
        }
    if behind and (breaks := _paragraphs(document, party.span)):
        last = breaks[-1].end()
        told = {p: before for p in party.people if before and p.end <= last}
        return {**told, **{p: behind for p in party.people if p.start >= last}}
    found = [role for role in (behind, before) if role]
    return dict.fromkeys(party.people, min(found, key=_WEIGHT.index)) if found else {}


_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
# A list after its chair: "Moderator: A, Mayor of X" and a speaker on each line below.
_LIST_GOES_ON = re.compile(r"\n[ \t]*[•*·▪–-]|\n(?=[ \t]*[A-Z])")


def _paragraphs(document: Document, span: Span) -> list[re.Match[str]]:
    """The empty lines inside a party: what is said behind it is said of its last paragraph."""
    return list(_EMPTY_LINE.finditer(document.folded, span.start, span.end))


# Also the order in which a person's several parts in the proceedings count.
_WEIGHT: tuple[Role, ...] = ("moderator", "speaker", "signatory", "honoree", "attendee")


def _behind(document: Document, span: Span) -> Role | None:
    """The role that the words behind a party give it."""
    text = document.folded
    letters = _letters().match(text, span.end)
    end = letters.end() if letters else span.end
    for rule in _rules("after"):
        if rule.pattern.match(text, end, end + _BEHIND):
            return _role_of(rule)
    beside = _QUOTE_BEHIND.match(text, end) or _SPEECH_OF.match(text, end)
    return "speaker" if beside else None


@cache
def _letters() -> re.Pattern[str]:
    """Degrees and orders behind a name."""
    degrees = alternatives(load_words("en", "degrees"))
    return re.compile(rf"(?:,?[ \u00a0]{degrees}(?!\w))+")


def _before(document: Document, span: Span) -> Role | None:
    """The role that the words before a party give it, or a quotation on the line above."""
    text = document.folded
    for rule in _rules("before"):
        if rule.pattern.search(text, max(span.start - _AHEAD, 0), span.start):
            return _role_of(rule)
    above = _QUOTE_BEFORE.search(text, max(0, span.start - 40), span.start)
    return "speaker" if above else None


def _rules(place: str) -> list[Rule]:
    return [rule for rule in load_rules("en", "people") if rule.data["place"] == place]


def _role_of(rule: Rule) -> Role:
    role: Role = rule.data["role"]
    return role


_QUOTE_BEHIND = re.compile(r"[ \u00a0]*:[ \u00a0\n]*[\"“]")
_QUOTE_BEFORE = re.compile(r"[\"”][ \u00a0]*\n+[ \u00a0]*[-–—]*[ \u00a0]*$")
_SPEECH_OF = re.compile(
    r"['’]s?[ \u00a0](?:[\w-]+[ \u00a0]){0,2}(?:speech|talk|address|remarks|keynote|reply"
    r"|presentation|lecture|call|words|message)\b"
)


_PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Ss]he)[ \u00a0](?:also[ \u00a0]|then[ \u00a0])?(?:said|says|added|adds|noted"
    r"|told|stated|recalled|explained|"
    r"continued|stressed|asked|repeated|emphasi[sz]ed|concluded|pointed out)\b"
)


def _by_pronoun(document: Document, parties: Sequence[Party]) -> dict[Mention, Role]:
    """ "he said" speaks of the person named last before it."""
    found: dict[Mention, Role] = {}
    for match in _PRONOUN.finditer(document.folded):
        before = [p for party in parties for p in party.people if p.end <= match.start()]
        if before and match.start() - before[-1].end < 600:
            found[before[-1]] = "speaker"
    return found
