"""Title chains of several people: "A and B, Vice Presidents of X", "respectively", "both"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.assemble.chain_reading_en import Chain
from extractor.assemble.tokens_en import Row


def share(row: Row, people: Sequence[int], found: dict[int, list[Chain]]) -> None:
    """Hand chains in the plural to everybody they are about, and "respectively" to each in turn."""
    for place, person in enumerate(people):
        for chain in list(found[person]):
            if chain.first > person:
                group = _joined_before(row, people, place)
            else:
                group = _joined_after(row, people, place)
            if len(group) > 1 and (chain.shared or chain.respectively):
                _deal(group, chain, person, found)


def _deal(group: Sequence[int], chain: Chain, person: int, found: dict[int, list[Chain]]) -> None:
    if chain.respectively and len(chain.positions) == len(group):
        found[person].remove(chain)
        for member, position in zip(group, chain.positions, strict=True):
            found[member].append(replace(chain, positions=(position,)))
    elif chain.shared:
        for member in group:
            if member != person:
                found[member].append(chain)


def _joined_before(row: Row, people: Sequence[int], place: int) -> list[int]:
    """The people whom "and" and commas alone join to the one at ``place``, in order."""
    group = [people[place]]
    for other in reversed(people[:place]):
        if not re.fullmatch(r"(?:\([xLO]\))?[cas]{1,2}H*", row.kinds[other + 1 : group[0]]):
            break
        group.insert(0, other)
    return group


def _joined_after(row: Row, people: Sequence[int], place: int) -> list[int]:
    group = [people[place]]
    for other in people[place + 1 :]:
        if not re.fullmatch(r"(?:\([xLO]\))?[ca]{1,2}H*", row.kinds[group[-1] + 1 : other]):
            break
        group.append(other)
    return group
