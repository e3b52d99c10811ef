"""From the members of a cluster to the entity: names, dated positions, fields, conflicts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from extractor.document import is_han
from extractor.link.conflicts import conflicting
from extractor.link.entities import (
    Alias,
    DatedPosition,
    Entity,
    FieldValue,
    Relation,
    member_of,
)
from extractor.link.mention import EntityMention, EntityType
from extractor.records import Attendance

# The id of the entity that a name stands for in a document.
Resolve = Callable[[str, EntityType, str], str | None]

_FIELDS: dict[EntityType, tuple[str, ...]] = {
    "event": ("kind", "edition", "theme", "date", "city", "region", "country", "attendance"),
    "organisation": ("kind",),
    "person": (),
    "venue": ("city", "region", "country"),
}


def merged(id_: str, members: Sequence[EntityMention], resolve: Resolve) -> Entity:
    """The entity that these mentions, in order of their dates, are."""
    type_ = members[0].type
    fields = {name: found for name in _FIELDS[type_] if (found := _values(name, members))}
    days = sorted(member.published for member in members if member.published)
    return Entity(
        id=id_,
        type=type_,
        names=_preferred_names(members),
        aliases=_aliases(members),
        documents=_documents(members),
        first_seen=days[0] if days else None,
        last_seen=days[-1] if days else None,
        positions=_positions(members, resolve),
        fields=fields,
        conflicts=tuple(name for name, found in fields.items() if conflicting(name, found)),
        relations=_relations(members, resolve),
        members=tuple(member_of(member) for member in members),
    )


def name_language(name: str) -> Literal["en", "zh"]:
    """The language that a name is written in, whatever the document's."""
    return "zh" if any(is_han(character) for character in name) else "en"


def _documents(members: Iterable[EntityMention]) -> tuple[str, ...]:
    return tuple(sorted({member.document for member in members}))


def _preferred_names(members: Sequence[EntityMention]) -> dict[Literal["en", "zh"], str]:
    """Per language the name that most documents use as the full one; of equals the longest."""
    counts = Counter(member.name for member in members)
    others = Counter(alias for member in members for alias in member.aliases)
    preferred: dict[Literal["en", "zh"], str] = {}
    for ranked in (counts, others):
        for name in sorted(ranked, key=lambda name: (-ranked[name], -len(name), name)):
            preferred.setdefault(name_language(name), name)
    return dict(sorted(preferred.items()))


def _aliases(members: Sequence[EntityMention]) -> tuple[Alias, ...]:
    """Every written name, the most frequent first."""
    counts: Counter[str] = Counter()
    documents: dict[str, set[str]] = defaultdict(set)
    for member in members:
        written = Counter(s.text for s in member.spans if s.field in ("name", "aliases"))
        for name in dict.fromkeys(member.names):
            counts[name] += max(1, written[name])
            documents[name].add(member.document)
    return tuple(
        Alias(
            name=name,
            language=name_language(name),
            count=counts[name],
            documents=len(documents[name]),
        )
        for name in sorted(counts, key=lambda name: (-counts[name], name))
    )


def _positions(members: Sequence[EntityMention], resolve: Resolve) -> tuple[DatedPosition, ...]:
    """Every title at every organisation, with the span of dates at which it is seen."""
    holders: dict[tuple[str, str, str, bool], list[EntityMention]] = defaultdict(list)
    for member in members:
        for held in member.positions:
            organisation = held.organisation or ""
            at = resolve(member.document, "organisation", organisation) if organisation else None
            holders[held.title, organisation, at or "", held.former].append(member)
    positions = [
        _dated_position(title, organisation, at, former, sources)
        for (title, organisation, at, former), sources in holders.items()
    ]
    return tuple(sorted(positions, key=lambda p: (p.first_seen or "9999", p.model_dump_json())))


def _dated_position(
    title: str, organisation: str, at: str, former: bool, sources: Sequence[EntityMention]
) -> DatedPosition:
    days = sorted(source.published for source in sources if source.published)
    return DatedPosition(
        title=title,
        organisation=organisation or None,
        organisation_id=at or None,
        former=former,
        first_seen=days[0] if days else None,
        last_seen=days[-1] if days else None,
        documents=_documents(sources),
    )


def _values(name: str, members: Iterable[EntityMention]) -> tuple[FieldValue, ...]:
    """Each value of a field with the documents that give it, the best supported first."""
    sources: dict[str | int | Attendance, list[EntityMention]] = defaultdict(list)
    for member in members:
        value = getattr(member, name)
        if isinstance(value, tuple):
            value = Attendance.model_validate({"count": value[0], "qualifier": value[1]})
        if value is not None:
            sources[value].append(member)
    found = [FieldValue(value=v, documents=_documents(given)) for v, given in sources.items()]
    return tuple(sorted(found, key=lambda v: (-len(v.documents), str(v.value))))


def _relations(members: Iterable[EntityMention], resolve: Resolve) -> tuple[Relation, ...]:
    sources: dict[tuple[str, str, str], list[EntityMention]] = defaultdict(list)
    for member in members:
        for relation, type_, name in _related(member):
            other = resolve(member.document, type_, name) or ""
            sources[relation, name, other].append(member)
    return tuple(
        Relation(relation=r, name=name, entity_id=other or None, documents=_documents(given))
        for (r, name, other), given in sorted(sources.items())
    )


def _related(member: EntityMention) -> Iterable[tuple[str, EntityType, str]]:
    if member.type == "person" and member.events:
        yield "event", "event", member.events[0]
    if member.type == "event":
        if member.venue:
            yield "venue", "venue", member.venue
        if member.part_of:
            yield "part_of", "event", member.part_of
        for role, name in member.organisers:
            yield role, "organisation", name
