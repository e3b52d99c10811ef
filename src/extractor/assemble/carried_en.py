"""Organisations that English titles take over: from a neighbour in a list, or from the release."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.assemble.appearances import PositionDraft
from extractor.assemble.parties_en import Party
from extractor.assemble.place_posts_en import PLACE_POST
from extractor.document import Mention

_CORPORATE = re.compile(
    r"(?:(?:co-)?ceo|cfo|coo|cto|cmo|cio|chief [a-z ]{2,40}(?:officer|scientist|engineer"
    r"|executive)|"
    r"chief executive|(?:co-?)?founder|board (?:secretary|chair|chairman|president)|"
    r"company secretary|managing director|general manager|president and ceo|executive director|"
    r"(?:office )?managing partner|rector|vice-chancellor|head ?teacher|headmaster|headmistress|"
    r"(?:(?:executive|senior) )?(?:vice president|[es]?vp) [a-z ,&]+)",
    re.IGNORECASE,
)

Held = dict[Mention, list[PositionDraft]]


def carry_over(held: Held, parties: Iterable[Party], own: Mention | None) -> None:
    """Fill in the organisations of titles that stand without one, in place.

    In a list a title takes that of the person before ("A, President of X; B, Vice President"), or
    of the person behind if that is the last of the list ("Chairman A and President B of X").
    """
    for party in parties:
        _from_neighbours(held, party.people)
        _from_neighbours(held, party.people[::-1], same_head=True)
    for drafts in held.values():
        if own and _is_bare(drafts) and any(_CORPORATE.fullmatch(d.title.text) for d in drafts):
            drafts[:] = [replace(d, organisation=own) for d in drafts]


def _from_neighbours(held: Held, people: Sequence[Mention], *, same_head: bool = False) -> None:
    last: PositionDraft | None = None
    for person in people:
        drafts = held.get(person, [])
        if last and _is_plain(drafts) and (not same_head or _shares_head(drafts[0], last)):
            drafts[:] = [replace(d, organisation=last.organisation) for d in drafts]
        last = next((d for d in drafts if d.organisation), last if not drafts else None)


def _is_plain(drafts: Sequence[PositionDraft]) -> bool:
    """Whether bare titles have no field either: "National Master of Y" is complete in itself."""
    return _is_bare(drafts) and not any(" of " in d.title.text for d in drafts)


def _is_bare(drafts: Sequence[PositionDraft]) -> bool:
    """Whether somebody holds titles, none of a place, and none has an organisation."""
    return bool(drafts) and not any(
        d.organisation or PLACE_POST.search(d.title.text) for d in drafts
    )


def _shares_head(left: PositionDraft, right: PositionDraft) -> bool:
    """ "Chairman" and "Vice Chairman", "Director" and "Deputy Director"."""
    first, second = (d.title.text.casefold().split()[-1].rstrip("s") for d in (left, right))
    return first == second or {first, second} <= _BOARD


_BOARD = frozenset({"chairman", "president", "chairwoman", "ceo", "chair", "secretary-general"})
