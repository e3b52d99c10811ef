"""What linking has found out: scored pairs, clusters, the ids of entities."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from extractor.link.mention import EntityType

_TABLES = """
CREATE TABLE edge (
    a INTEGER, b INTEGER, score INTEGER, forbidden INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE cluster (node INTEGER PRIMARY KEY, cluster INTEGER);
CREATE TABLE entity (cluster INTEGER PRIMARY KEY, id TEXT, type TEXT, sort TEXT);
"""


class Findings:
    """Tables beside those of the mentions, in the same database."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        db.executescript(_TABLES)

    def add_edges(self, edges: Iterable[tuple[int, int, int, bool]]) -> None:
        """Keep what is known of pairs; pairs of which nothing is known are left out."""
        known = (edge for edge in edges if edge[2] or edge[3])
        self.db.executemany("INSERT INTO edge VALUES (?, ?, ?, ?)", known)

    def positive_edges(self) -> Iterator[tuple[int, int]]:
        yield from self.db.execute("SELECT a, b FROM edge WHERE score > 0 AND NOT forbidden")

    def edges_of(self, node: int) -> Iterator[tuple[int, int, int]]:
        """The higher neighbours of a node, with score and whether they are kept apart."""
        query = "SELECT b, score, forbidden FROM edge WHERE a = ?"
        yield from self.db.execute(query, (node,))

    def add_clusters(self, clusters: Iterable[Sequence[int]]) -> None:
        rows = ((node, min(cluster)) for cluster in clusters for node in cluster)
        self.db.executemany("INSERT INTO cluster VALUES (?, ?)", rows)

    def earlier_clusters(self) -> Iterator[list[int]]:
        """The nodes of every earlier entity, as far as they are in no cluster now."""
        query = """
            SELECT DISTINCT entity, node FROM mention
            WHERE node NOT IN (SELECT node FROM cluster) ORDER BY entity, node"""
        for _, group in groupby(self.db.execute(query), key=lambda row: row[0]):
            yield [node for _, node in group]

    def firsts(self) -> Iterator[tuple[int, EntityType, str, str, str, str]]:
        """Of every cluster its earliest mention: type, sort, document, record and name."""
        query = """
            SELECT cluster, type, MIN(sort), document, record, name
            FROM cluster JOIN mention USING (node) GROUP BY cluster"""
        yield from self.db.execute(query)

    def namesakes_before(self, type_: str, document: str, record: str, name: str) -> int:
        """How many earlier records of the document have the same type and name."""
        query = """
            SELECT COUNT(*) FROM mention
            WHERE document = ? AND type = ? AND name = ? AND record < ?"""
        return int(self.db.execute(query, (document, type_, name, record)).fetchone()[0])

    def add_ids(self, ids: Iterable[tuple[int, str, str, str]]) -> None:
        """Note clusters with id, type and the place of their earliest mention."""
        self.db.executemany("INSERT INTO entity VALUES (?, ?, ?, ?)", ids)

    def entities(self) -> Iterator[tuple[str, list[int]]]:
        """Id and nodes of every entity, by type and earliest mention."""
        query = """
            SELECT entity.id, node FROM entity JOIN cluster USING (cluster)
            ORDER BY entity.type, entity.sort, node"""
        for id_, group in groupby(self.db.execute(query), key=lambda row: row[0]):
            yield id_, [node for _, node in group]

    def resolve(self, document: str, type_: EntityType, name: str) -> str | None:
        """The id of the entity that a name stands for in a document."""
        query = """
            SELECT entity.id FROM mention JOIN cluster USING (node) JOIN entity USING (cluster)
            WHERE document = ? AND mention.type = ? AND name = ? ORDER BY record"""
        row = self.db.execute(query, (document, type_, name)).fetchone()
        return row and str(row[0])

    def ids_in(self, document: str) -> dict[str, str]:
        """The entity id of every record of a document."""
        query = """
            SELECT record, entity.id FROM mention JOIN cluster USING (node)
            JOIN entity USING (cluster) WHERE document = ?"""
        return dict(self.db.execute(query, (document,)))
