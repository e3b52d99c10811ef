"""What an English text says of each person: titles, part in the proceedings, talk."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from itertools import zip_longest

from extractor.assemble.appearances import Appearance, PositionDraft, Role
from extractor.assemble.appointments_en import appointments
from extractor.assemble.asides_en import is_aside
from extractor.assemble.carried_en import carry_over
from extractor.assemble.chain_reading_en import Chain
from extractor.assemble.default_roles_en import default_role
from extractor.assemble.facts import Facts
from extractor.assemble.listed_parties_en import enumerations
from extractor.assemble.neighbour_roles_en import neighbour_roles
from extractor.assemble.parties_en import Party, parties_of
from extractor.assemble.positions_en import chains
from extractor.assemble.sentence_roles_en import role_in_sentence
from extractor.assemble.talks_en import talks_of
from extractor.assemble.tokens_en import Row, token_row
from extractor.document import Document, Mention


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
            if mention in talks and roles.get(mention) != "moderator"
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
    for party, following in zip_longest(parties, parties[1:]):
        stop = following.span.start if following else len(document.text)
        roles.update(neighbour_roles(document, party, stop))
    roles = {**_by_pronoun(document, parties), **roles}
    known = {_name(document, person) for person, role in roles.items() if role}
    for listed in enumerations(document, parties):
        many = sum(len(party.people) for party in listed) > 2
        if is_aside(document.folded, listed[0].span) and "\n" not in _between(document, listed):
            continue
        before: Role | None = None
        for party in listed:
            open_ = [person for person in party.people if _name(document, person) not in known]
            told = "speaker" if before == "moderator" else before
            found = told or _open_role(document, party, posted, many) if open_ else None
            roles.update(dict.fromkeys(open_, found))
            before = next((roles[p] for p in party.people if roles.get(p)), before)
    return roles


def _between(document: Document, listed: Sequence[Party]) -> str:
    """The text from the first party of an enumeration to the last."""
    return document.text[listed[0].span.start : listed[-1].span.start]


def _open_role(
    document: Document, party: Party, posted: Container[Mention], listed: bool
) -> Role | None:
    """The role of a party of which the words beside it tell nothing."""
    aside = is_aside(document.folded, party.span)
    told = None if aside else role_in_sentence(document, party.span)
    return told or default_role(document, party, posted, listed=listed)


def _name(document: Document, person: Mention) -> str:
    return person.value or document.written(person)


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
