"""English title chains: which titles a person holds, and at which organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractor.assemble.appearances import PositionDraft
from extractor.assemble.chain_reading_en import Chain, chain_end, read_chain
from extractor.assemble.listed_en import listed_position
from extractor.assemble.shared_chains_en import share
from extractor.assemble.tokens_en import Row

_GROUP = "[Ap]*[fw]*[Ap]*(?:[OL]h?A?)?[fw]*T(?:(?:a|ca|c)[fwA]*T)*(?:[oc]A?O(?:[oc]A?[OL])*)?"
_LEFT = re.compile(f"(?:{_GROUP}(?:(?:ca|a|c|s)A?{_GROUP})*)c?H*")
# ", Mayor of X, Y," behind a name that has its title before it: the mayor is Y.
_NEXT_NAME = re.compile("cH*P(?:c(?!a?[ApfwhTO])|[s.xan]|$)")
_DEGREES = re.compile("(?:c?g)*")
# "A, Olympic medallist and Director of X": a description before the titles is passed over.
_START = re.compile("(?:c(?:[wb]*i)?|d|\\(|i|n|cA?x{1,3}a(?=[fwA]*T[oc]))(?=[ApfwbrTOL])")
# Longest title chain before a name that is looked for, in tokens.
_REACH = 24


def chains(row: Row) -> dict[int, list[Chain]]:
    """Return the chains beside each person, by the person's token index."""
    people = [i for i, kind in enumerate(row.kinds) if kind == "P"]
    found: dict[int, list[Chain]] = {i: [] for i in people}
    taken = 0
    for i in people:
        left = _left_chain(row, i, taken)
        right = _right_chain(row, i)
        if left and right and row.kinds[i - 1] == "c" and _NEXT_NAME.match(row.kinds, right.last):
            right = None
        for chain in (left, right):
            if chain is not None:
                found[i].append(chain)
                taken = max(taken, chain.last)
        taken = max(taken, i + 1)
    share(row, people, found)
    for person, chain in (*professors(row), *_where_held(row)):
        found[person].append(chain)
    for person in people:
        found[person] = [_with_affiliation(row, person, chain) for chain in found[person]]
    return found


def _left_chain(row: Row, person: int, taken: int) -> Chain | None:
    """The chain before a name: "Deputy Director-General of X Lu Ying", "the President of X, Y"."""
    for first in range(max(taken, person - _REACH), person):
        if _LEFT.fullmatch(row.kinds, first, person):
            last = person
            while row.kinds[last - 1] in "Hc":
                last -= 1
            return read_chain(row, first, last)
    return None


def _right_chain(row: Row, person: int) -> Chain | None:
    """The chain behind a name: ", Chairman of X and Member of Y", "(Director, X)"."""
    degrees = _DEGREES.match(row.kinds, person + 1)
    position = degrees.end() if degrees else person + 1
    start = _START.match(row.kinds, position)
    if start is None or (start.group() == "n" and not _stands_alone(row, person)):
        return None
    last = chain_end(row, start.end())
    if last == start.end():
        return None
    listed = listed_position(row, person)
    chain = read_chain(row, start.end(), last)
    return replace(chain, positions=(listed,)) if listed else chain


def _stands_alone(row: Row, person: int) -> bool:
    """Whether a name is a line of its own."""
    return person == 0 or row.kinds[person - 1] == "n"


_AFFILIATED = re.compile("oA?O")


def _with_affiliation(row: Row, person: int, chain: Chain) -> Chain:
    """ "Chairman X of Y", "Captain X (Y)", "Y (Chairman X)": the body beside the name."""
    affiliation = _AFFILIATED.match(row.kinds, person + 1)
    bracketed = row.kinds.startswith("O(", chain.first - 2) and row.kinds[person + 1 :][:1] == ")"
    behind = row.kinds.startswith("(O)", person + 1)
    if chain.last > person or not (affiliation or behind or (bracketed and chain.first > 1)):
        return chain
    body = affiliation.end() - 1 if affiliation else person + 2 if behind else chain.first - 2
    organisation = row.tokens[body].mention
    positions = tuple(
        replace(p, organisation=p.organisation or organisation)
        for p in (*chain.positions, *chain.weak)
    )
    return replace(chain, positions=positions)


_WHERE_HELD = re.compile("PoA?O(?=cxxiw?A?T)")


def _where_held(row: Row) -> Iterator[tuple[int, Chain]]:
    """ "A of the Harbour Fund, where she is Chief Economist"."""
    for match in _WHERE_HELD.finditer(row.kinds):
        where = row.tokens[match.end() + 1]
        if row.document.text[where.start : where.end] == "where":
            title = row.kinds.index("T", match.end())
            mention = row.tokens[title].mention
            if mention:
                draft = PositionDraft(mention, row.tokens[match.end() - 1].mention)
                yield match.start(), Chain(match.start() + 1, title + 1, (draft,))


_PROFESSOR = re.compile("HH?PoA?O")
# What may have professors of its own; one of a hospital is a form of address.
_TEACHES = re.compile(
    r"(?i:universi|polytech|college|school|institut|academ|conservato|facult)|\b[A-Z]{2,}\b"
)


def professors(row: Row) -> Iterator[tuple[int, Chain]]:
    """Professors whose university is named: the form of address is their title."""
    for match in _PROFESSOR.finditer(row.kinds):
        first, last = match.start(), match.end() - 1
        person = row.kinds.index("P", first)
        token, link = row.tokens[first], row.tokens[person + 1]
        if row.document.text[token.start : token.end] != "Professor":
            continue
        if row.document.text[link.start : link.end] not in ("of", "at", "from"):
            continue
        if not _TEACHES.search(row.document.text, row.tokens[last].start, row.tokens[last].end):
            continue
        title = row.document.mention(token.start, token.end, "TITLE", "rule:en/titles:professor")
        draft = PositionDraft(title, row.tokens[last].mention)
        yield person, Chain(person + 1, last + 1, (draft,))
