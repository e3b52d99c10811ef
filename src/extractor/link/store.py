"""Mentions on disk, and what linking works out about them, so that memory stays bounded.

A private temporary SQLite database: small runs never leave its cache, large ones spill to disk.
A *node* is one distinct content of mentions; nodes are numbered in the order of their earliest
mention, whatever the order in which mentions came.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import groupby

from extractor.link.corrections import Reference
from extractor.link.errors import RepeatedDocumentError
from extractor.link.mention import (
    EntityMention,
    EntityType,
    compact_json,
    mention_fields,
    mention_of,
)

_CACHE = 200_000  # KiB of the database that may stay in memory

_TABLES = """
CREATE TABLE mention (
    type TEXT, document TEXT, record TEXT, sort TEXT, name TEXT, content BLOB, payload TEXT,
    entity TEXT, node INTEGER, PRIMARY KEY (document, record)) WITHOUT ROWID;
CREATE TABLE node (node INTEGER PRIMARY KEY, content BLOB UNIQUE, type TEXT, payload TEXT);
CREATE TABLE key (key TEXT, node INTEGER, PRIMARY KEY (key, node)) WITHOUT ROWID;
CREATE TABLE edge (
    a INTEGER, b INTEGER, score INTEGER, forbidden INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE cluster (node INTEGER PRIMARY KEY, cluster INTEGER);
CREATE TABLE entity (cluster INTEGER PRIMARY KEY, id TEXT);
"""


class Store:
    """The mentions of one linking run."""

    def __init__(self) -> None:
        self.db = sqlite3.connect("")
        self.db.execute(f"PRAGMA cache_size = -{_CACHE}")
        self.db.execute("PRAGMA journal_mode = OFF")
        self.db.execute("PRAGMA synchronous = OFF")
        self.db.executescript(_TABLES)
        self.node = lru_cache(maxsize=20_000)(self._node)

    def close(self) -> None:
        self.db.close()

    def add(
        self,
        mentions: Iterable[EntityMention],
        single: Callable[[EntityMention], bool] = lambda mention: False,
        entity: str | None = None,
    ) -> None:
        """Add mentions. Those that are ``single`` get a node of their own.

        ``entity`` is the id of the entity that they were found to be before.

        Raises:
            RepeatedDocumentError: a record is there already and differs.
        """
        for mention in mentions:
            payload = compact_json(mention_fields(mention))
            row = (*self._row(mention, single(mention)), payload, entity)
            try:
                self.db.execute("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)", row)
            except sqlite3.IntegrityError:
                self._check_same(mention, payload)

    def _row(self, mention: EntityMention, single: bool) -> tuple[str, str, str, str, str, bytes]:
        own = "\x1f".join(mention.key) if single else ""
        content = compact_json(mention_fields(mention.content())) + own
        digest = blake2b(content.encode(), digest_size=16).digest()
        sort = "\x1f".join(mention.order())
        return (mention.type, mention.document, mention.record, sort, mention.name, digest)

    def _check_same(self, mention: EntityMention, payload: str) -> None:
        query = "SELECT payload FROM mention WHERE document = ? AND record = ?"
        if self.db.execute(query, mention.key).fetchone() != (payload,):
            raise RepeatedDocumentError(
                f"document {mention.document!r} was given twice, with different records"
            )

    def number_nodes(self) -> int:
        """Give every distinct content its node; returns how many there are."""
        self.db.executescript(
            """
            INSERT INTO node (content, type, payload)
            SELECT content, type, payload FROM
                (SELECT content, type, payload, MIN(sort) AS first FROM mention GROUP BY content)
            ORDER BY type, first;
            UPDATE mention SET node = (SELECT node FROM node n WHERE n.content = mention.content);
            CREATE INDEX mention_of_node ON mention (node);
            CREATE INDEX mention_by_name ON mention (document, type, name);
            """
        )
        return int(self.db.execute("SELECT COUNT(*) FROM node").fetchone()[0])

    def nodes(self) -> Iterator[tuple[int, EntityMention]]:
        for node, payload in self.db.execute("SELECT node, payload FROM node ORDER BY node"):
            yield node, mention_of(json.loads(payload)).content()

    def _node(self, node: int) -> EntityMention:
        row = self.db.execute("SELECT payload FROM node WHERE node = ?", (node,)).fetchone()
        return mention_of(json.loads(row[0])).content()

    def text(self, node: int) -> str:
        """The content of a node as text, which orders nodes for good."""
        return compact_json(mention_fields(self.node(node)))

    def index_keys(self) -> None:
        """Make it quick to look up the keys of a node."""
        self.db.execute("CREATE INDEX key_of_node ON key (node)")

    def keys_of(self, node: int) -> list[str]:
        rows = self.db.execute("SELECT key FROM key WHERE node = ? ORDER BY key", (node,))
        return [row[0] for row in rows]

    def block(self, key: str) -> list[int]:
        """The nodes that have a key."""
        rows = self.db.execute("SELECT node FROM key WHERE key = ? ORDER BY node", (key,))
        return [row[0] for row in rows]

    def documents(self, node: int) -> list[str]:
        """The documents that the mentions of a node stand in."""
        rows = self.db.execute("SELECT DISTINCT document FROM mention WHERE node = ?", (node,))
        return sorted(row[0] for row in rows)

    def members(self, node: int) -> Iterator[EntityMention]:
        query = "SELECT payload FROM mention WHERE node = ? ORDER BY sort"
        for (payload,) in self.db.execute(query, (node,)):
            yield mention_of(json.loads(payload))

    def nodes_of(self, type_: EntityType, reference: Reference) -> list[int]:
        """The nodes of the mentions that a reference means: none or one, more if it is unclear."""
        query = "SELECT node, payload FROM mention WHERE document = ? AND type = ?"
        rows = self.db.execute(query, (reference.document, type_))
        return [node for node, payload in rows if reference.means(mention_of(json.loads(payload)))]

    def new_nodes(self) -> list[int]:
        """Nodes with a mention that is of no earlier entity."""
        rows = self.db.execute("SELECT DISTINCT node FROM mention WHERE entity IS NULL")
        return sorted(row[0] for row in rows)

    def is_wholly_new(self, node: int) -> bool:
        query = "SELECT 1 FROM mention WHERE node = ? AND entity IS NOT NULL LIMIT 1"
        return self.db.execute(query, (node,)).fetchone() is None

    def earlier_clusters(self) -> Iterator[list[int]]:
        """The nodes of every earlier entity, as far as they are in no cluster now."""
        rows = self.db.execute(
            """
            SELECT DISTINCT entity, node FROM mention
            WHERE node NOT IN (SELECT node FROM cluster) ORDER BY entity, node
            """
        )
        for _, group in groupby(rows, key=lambda row: row[0]):
            yield [node for _, node in group]

    def add_edges(self, edges: Iterable[tuple[int, int, int, bool]]) -> None:
        """Keep what is known of pairs; pairs of which nothing is known are left out."""
        self.db.executemany(
            "INSERT INTO edge VALUES (?, ?, ?, ?)", (e for e in edges if e[2] or e[3])
        )

    def positive_edges(self) -> Iterator[tuple[int, int]]:
        yield from self.db.execute("SELECT a, b FROM edge WHERE score > 0 AND NOT forbidden")

    def edges_of(self, node: int) -> Iterator[tuple[int, int, int]]:
        """The higher neighbours of a node, with score and whether they are kept apart."""
        query = "SELECT b, score, forbidden FROM edge WHERE a = ?"
        yield from self.db.execute(query, (node,))

    def add_clusters(self, clusters: Iterable[Sequence[int]]) -> None:
        self.db.executemany(
            "INSERT INTO cluster VALUES (?, ?)",
            ((node, min(cluster)) for cluster in clusters for node in cluster),
        )

    def clusters(self) -> Iterator[list[int]]:
        """The nodes of every cluster, in order of its earliest mention."""
        rows = self.db.execute("SELECT cluster, node FROM cluster ORDER BY cluster, node")
        for _, group in groupby(rows, key=lambda row: row[0]):
            yield [node for _, node in group]

    def add_ids(self, ids: Iterable[tuple[int, str]]) -> None:
        """Name the clusters, each known by its first node."""
        self.db.executemany("INSERT INTO entity VALUES (?, ?)", ids)

    def entity_of(self, node: int) -> str:
        query = "SELECT id FROM entity NATURAL JOIN cluster WHERE node = ?"
        return str(self.db.execute(query, (node,)).fetchone()[0])

    def resolve(self, document: str, type_: EntityType, name: str) -> str | None:
        """The id of the entity that a name stands for in a document."""
        query = """
            SELECT id FROM mention JOIN cluster USING (node) JOIN entity USING (cluster)
            WHERE document = ? AND type = ? AND name = ? ORDER BY record"""
        row = self.db.execute(query, (document, type_, name)).fetchone()
        return row and str(row[0])

    def entity_ids(self, document: str) -> dict[str, str]:
        """The entity id of every record of a document."""
        query = """
            SELECT record, id FROM mention JOIN cluster USING (node) JOIN entity USING (cluster)
            WHERE document = ?"""
        return dict(self.db.execute(query, (document,)))

    def namesakes_before(self, mention: EntityMention) -> int:
        """How many earlier records of the document have the same type and name."""
        query = """
            SELECT COUNT(*) FROM mention
            WHERE document = ? AND type = ? AND name = ? AND record < ?"""
        values = (mention.document, mention.type, mention.name, mention.record)
        return int(self.db.execute(query, values).fetchone()[0])
