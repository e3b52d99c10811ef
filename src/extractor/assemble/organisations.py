"""Organisation records: the mentions of one body under its fullest name, with its other names and kind."""

from __future__ import annotations

from extractor.assemble.entities import Entity, group_entities
from extractor.assemble.facts import Facts, mention_record
from extractor.assemble.organisation_kinds import organisation_kind
from extractor.document import Document
from extractor.names import name_key
from extractor.records import Organisation


def assemble_organisations(facts: Facts) -> tuple[Organisation, ...]:
    """Return one record per organisation, in the order of first mention."""
    entities = group_entities(facts.document, facts.mentions.labelled("ORG"), _same)
    return tuple(_record(facts.document, entity) for entity in entities)


def _same(left: str, right: str) -> bool:
    return name_key(left) == name_key(right)


def _record(document: Document, entity: Entity) -> Organisation:
    return Organisation(
        name=entity.name,
        aliases=entity.aliases,
        kind=organisation_kind(entity.name, document.language),
        mentions=tuple(
            mention_record(m, "name" if document.written(m) == entity.name else "aliases")
            for m in entity.mentions
        ),
        confidence=max(mention.confidence for mention in entity.mentions),
    )
