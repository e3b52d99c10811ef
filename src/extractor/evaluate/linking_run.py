"""Link the records of documents that gold clusters know, and score what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from extractor.evaluate.clusters import load_clusters
from extractor.evaluate.linking import linking_lines, linking_scores
from extractor.evaluate.loading import Set
from extractor.link import link_records
from extractor.records import DocumentRecord

Records = Mapping[str, DocumentRecord]


def linking_report(
    clusters: Path, gold: Records, predicted: Records | None, sets: Iterable[Set]
) -> Iterator[str]:
    """The figures of each set; without predicted records those of linking gold's.

    Documents that no cluster names are left out. Only development names its errors.

    Raises:
        ValueError: ``clusters`` is no file of clusters.
        OSError: it cannot be read.
    """
    wanted = load_clusters(clusters)
    documents = {m[0] for found in wanted.values() for c in found for m in c}  # type: ignore[index]
    gold = {name: record for name, record in gold.items() if name in documents}
    used = gold if predicted is None else predicted
    entities = list(link_records(record for name, record in used.items() if name in gold))
    for name in sets:
        yield f"{name} documents"
        scores = linking_scores(wanted, gold, entities, (name,))
        yield from linking_lines(scores, show=name == "development")
