"""Records in, entities out: the whole of linking in one call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing

from extractor.link.corrections import Corrections
from extractor.link.entities import Entity, member_mention
from extractor.link.from_records import entity_mentions
from extractor.link.ids import entity_id
from extractor.link.linking import link, link_added
from extractor.link.mention import EntityMention
from extractor.link.merging import merged
from extractor.link.store import Store
from extractor.records import DocumentRecord

NO_CORRECTIONS = Corrections()


def link_records(
    records: Iterable[DocumentRecord],
    corrections: Corrections = NO_CORRECTIONS,
    earlier: Iterable[Entity] | None = None,
) -> Iterator[Entity]:
    """The entities of all records, ordered by type and then by their earliest mention.

    ``earlier`` are entities of other documents, linked with the same corrections: the result is
    that of linking all documents at once.

    Raises:
        RepeatedDocumentError: a document came twice with different records.
        CorrectionsError: the corrections contradict each other.
    """
    with closing(Store()) as store:
        store_entities(store, earlier or (), corrections)
        for record in records:
            store.add(entity_mentions(record), corrections.concern)
        link_stored(store, corrections, added=earlier is not None)
        yield from entities(store)


def store_entities(
    store: Store, earlier: Iterable[Entity], corrections: Corrections = NO_CORRECTIONS
) -> None:
    """Store the mentions of earlier entities, which know what they were found to be."""
    for entity in earlier:
        mentions = (member_mention(member, entity.type) for member in entity.members)
        store.add(mentions, corrections.concern, entity.id)


def link_stored(store: Store, corrections: Corrections = NO_CORRECTIONS, *, added: bool) -> None:
    """Link what is stored, and leave clusters and ids in the store."""
    (link_added if added else link)(store, corrections)
    findings = store.findings
    findings.add_ids(
        (cluster, entity_id(type_, document, name, before), type_, sort)
        for cluster, type_, sort, document, record, name in findings.firsts()
        for before in [findings.namesakes_before(type_, document, record, name)]
    )


def entities(store: Store) -> Iterator[Entity]:
    """Every cluster as an entity."""
    for id_, nodes in store.findings.entities():
        members = sorted(
            (member for node in nodes for member in store.members(node)), key=EntityMention.order
        )
        yield merged(id_, members, store.findings.resolve)
