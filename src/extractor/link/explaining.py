"""Why an entity's mentions are one: evidence by pair, the weakest bridge, what speaks against it.

Reads an entity file, which holds all that linking looked at, and compares again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from extractor.link.comparing import compared
from extractor.link.entities import Entity, member_mention
from extractor.link.errors import UnknownEntityError
from extractor.link.evidence import VETO, Comparison, Evidence
from extractor.link.mention import EntityMention
from extractor.link.types import TYPES

# Up to so many different members every pair is shown, above only those that hold it together.
_ALL_PAIRS = 6
_MOST_MEMBERS = 60
_MOST_NEIGHBOURS = 5
# Namesakes below this are too unlike to be worth a line.
_WORTH_A_LINE = -8.0


@dataclass(frozen=True)
class _Pair:
    a: int
    b: int
    comparison: Comparison


def explained_entity(read: Callable[[], Iterable[Entity]], id_: str) -> list[str]:
    """Lines that say why an entity's mentions are one, and why its namesakes are not.

    ``read`` is called twice: for the entity, then for those that it was kept apart from.

    Raises:
        UnknownEntityError: no entity has this id.
    """
    entity = next((entity for entity in read() if entity.id == id_), None)
    if entity is None:
        raise UnknownEntityError(f"no entity {id_!r}")
    members = _distinct(entity)
    pairs = [_Pair(a, b, compared(members[a], members[b])) for a, b in _index_pairs(members)]
    bridges = _bridges(len(members), pairs)
    shown = pairs if len(members) <= _ALL_PAIRS else bridges
    return [
        *_heading(entity, members),
        *(line for pair in shown for line in _pair_lines(pair)),
        *_weakest(bridges, len(members)),
        *_against(pairs),
        *_apart(read(), entity, members),
    ]


def _distinct(entity: Entity) -> list[EntityMention]:
    """One member for each content, the earliest: equal ones are joined without comparison."""
    first: dict[EntityMention, EntityMention] = {}
    for member in entity.members:
        mention = member_mention(member, entity.type)
        first.setdefault(mention.content(), mention)
    return list(first.values())[:_MOST_MEMBERS]


def _index_pairs(members: Sequence[EntityMention]) -> Iterator[tuple[int, int]]:
    return combinations(range(len(members)), 2)


def _heading(entity: Entity, members: Sequence[EntityMention]) -> Iterator[str]:
    names = " / ".join(entity.names.values())
    counts = f"{len(entity.members)} mentions in {len(entity.documents)} documents"
    yield f"{entity.id}  {names}  ({counts})"
    for i, member in enumerate(members, 1):
        yield f"  [{i}] {member.name}  {_context(member)}  {member.record}"
    if len(members) < len(entity.members):
        yield f"  and {len(entity.members) - len(members)} that say the same as one of these"


def _context(mention: EntityMention) -> str:
    """The few words by which a reader knows which one is meant."""
    posts = [", ".join(filter(None, (p.title, p.organisation))) for p in mention.positions[:2]]
    said = [*posts, mention.date, mention.city, mention.published]
    return f"({'; '.join(part for part in said if part)})"


def _pair_lines(pair: _Pair) -> Iterator[str]:
    comparison = pair.comparison
    yield f"  [{pair.a + 1}] and [{pair.b + 1}]: {_score(comparison)}"
    for evidence in comparison.evidence:
        weight = "never" if evidence.weight <= VETO else f"{evidence.weight:+.1f}"
        yield f"      {weight:>6}  {_said(evidence)}"


def _said(evidence: Evidence) -> str:
    return f"{evidence.name}: {evidence.detail}" if evidence.detail else evidence.name


def _score(comparison: Comparison) -> str:
    if comparison.forbidden:
        return "cannot be one"
    if not comparison.evidence:
        return "nothing to compare"
    return f"{comparison.score:+.1f} ({comparison.probability:.0%})"


def _bridges(count: int, pairs: Iterable[_Pair]) -> list[_Pair]:
    """The strongest pairs that hold all members together: a maximum spanning tree."""
    parents = list(range(count))

    def root(i: int) -> int:
        while parents[i] != i:
            i = parents[i]
        return i

    bridges = []
    for pair in sorted(pairs, key=lambda p: (-p.comparison.score, p.a, p.b)):
        a, b = root(pair.a), root(pair.b)
        if a != b:
            parents[b] = a
            bridges.append(pair)
    return bridges


def _weakest(bridges: Sequence[_Pair], count: int) -> Iterator[str]:
    if not bridges:
        yield "One mention, or all say the same: there is no bridge."
        return
    weakest = min(bridges, key=lambda pair: (pair.comparison.score, pair.a, pair.b))
    one = _reached(weakest.a, [pair for pair in bridges if pair is not weakest])
    other = set(range(count)) - one
    yield (
        f"Weakest bridge: [{weakest.a + 1}] and [{weakest.b + 1}], {_score(weakest.comparison)}; "
        f"without it {_listed(one)} and {_listed(other)} would be apart."
    )


def _reached(start: int, bridges: Sequence[_Pair]) -> set[int]:
    reached = {start}
    for _ in bridges:
        reached |= {end for p in bridges for end in (p.a, p.b) if {p.a, p.b} & reached}
    return reached


def _listed(places: Iterable[int]) -> str:
    return ", ".join(f"[{place + 1}]" for place in sorted(places))


def _against(pairs: Iterable[_Pair]) -> Iterator[str]:
    found = [
        f"  [{pair.a + 1}] and [{pair.b + 1}]: {_said(e)}"
        for pair in pairs
        for e in pair.comparison.evidence
        if e.weight < 0 and not e.prior
    ]
    yield "Against it: nothing." if not found else "Against it:"
    yield from found[:20]


def _apart(others: Iterable[Entity], entity: Entity, members: Sequence[EntityMention]) -> list[str]:
    """The entities of like names that were kept apart, the nearest first, and the reason."""
    link_type = TYPES[entity.type]
    keys = frozenset().union(*(link_type.blocking_keys(member) for member in members))
    near: list[tuple[float, str, str]] = []
    for other in others:
        if other.type == entity.type and other.id != entity.id:
            candidates = [
                mention
                for mention in _distinct(other)
                if not keys.isdisjoint(link_type.blocking_keys(mention))
            ]
            comparisons = [compared(member, c) for member in members for c in candidates]
            best = max(comparisons, key=lambda c: c.score, default=None)
            if best and best.score > _WORTH_A_LINE:
                near.append((-best.score, other.id, _apart_line(other, best)))
    lines = [line for *_, line in sorted(near)[:_MOST_NEIGHBOURS]]
    return ["Kept apart from:", *lines] if lines else ["Kept apart from: nothing like it."]


def _apart_line(other: Entity, best: Comparison) -> str:
    reasons = [_said(evidence) for evidence in best.evidence if evidence.weight < 0]
    why = "; ".join(reasons) or "named beside it in one document, or by correction"
    return f"  {other.id}  {' / '.join(other.names.values())}  at best {_score(best)}: {why}"
