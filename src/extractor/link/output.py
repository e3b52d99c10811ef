"""Records that pass on their way to be written: linked, and given the ids of their entities."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import TextIO

from extractor.link.corrections import Corrections
from extractor.link.entities import Entity
from extractor.link.from_records import entity_mentions, with_entity_ids
from extractor.link.run import NO_CORRECTIONS, entities, link_stored, store_entities
from extractor.link.store import Store
from extractor.records import DocumentRecord

WriteRecord = Callable[[DocumentRecord], None]
WriteEntity = Callable[[Entity], None]


@contextlib.contextmanager
def linking(
    write: WriteRecord,
    write_entity: WriteEntity,
    *,
    corrections: Corrections = NO_CORRECTIONS,
    earlier: Iterable[Entity] | None = None,
) -> Iterator[WriteRecord]:
    """A function that takes records; at the end all are linked and written with entity ids.

    Until then the records wait in a temporary file, so that their number does not matter. After
    an error nothing is linked or written.

    Raises:
        LinkingError: the records or corrections cannot be used.
    """
    with closing(Store()) as store, tempfile.TemporaryFile("w+", encoding="utf-8") as waiting:
        store_entities(store, earlier or (), corrections)

        def take(record: DocumentRecord) -> None:
            store.add(entity_mentions(record), corrections.concern)
            waiting.write(record.model_dump_json() + "\n")

        yield take
        link_stored(store, corrections, added=earlier is not None)
        for record in _waiting(waiting):
            write(with_entity_ids(record, store.findings.ids_in(record.document.id)))
        for entity in entities(store):
            write_entity(entity)


def _waiting(file: TextIO) -> Iterator[DocumentRecord]:
    file.seek(0)
    for line in file:
        yield DocumentRecord.model_validate_json(line)
