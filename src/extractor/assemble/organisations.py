"""Organisation records: one per body, under its fullest name, with its other names and kind."""

from __future__ import annotations

from extractor.assemble.aliases import defined_pairs, same_organisation
from extractor.assemble.entities import Entity, group_entities
from extractor.assemble.facts import Facts, mention_record
from extractor.assemble.organisation_kinds import organisation_kind
from extractor.document import Document
from extractor.records import Organisation


def assemble_organisations(facts: Facts) -> tuple[Organisation, ...]:
    """Return one record per organisation, in the order of first mention."""
    mentions = facts.mentions.labelled("ORG")
    defined = defined_pairs(facts.document, mentions)
    entities = group_entities(facts.document, mentions, same_organisation, defined=defined)
    return tuple(_record(facts.document, entity) for entity in entities)


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
