"""Mentions on disk and what is compared of them, so that memory stays bounded.

A private temporary SQLite database: small runs never leave its cache, large ones spill to disk.
A *node* is one distinct content of mentions. Nodes are numbered in the order of what they say,
whatever the order in which mentions came; more mentions do not change the order of the others.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import groupby

from extractor.chinese import simplified
from extractor.link.corrections import Reference
from extractor.link.errors import RepeatedDocumentError
from extractor.link.findings import Findings
from extractor.link.mention import (
    EntityMention,
    EntityType,
    compact_json,
    mention_fields,
    mention_of,
)
from extractor.names import name_key

_CACHE = 200_000  # KiB of the database that may stay in memory
_NODES_AT_HAND = 30_000
_MOST_CONTENT = 300  # characters by which contents are put in order

_TABLES = """
CREATE TABLE mention (
    id INTEGER PRIMARY KEY, type TEXT, document TEXT, record TEXT, sort TEXT, name TEXT,
    content TEXT, payload TEXT, entity TEXT, node INTEGER, UNIQUE (document, record));
CREATE TABLE node (node INTEGER PRIMARY KEY, content TEXT, mention INTEGER);
CREATE TABLE key (key TEXT, node INTEGER, PRIMARY KEY (key, node)) WITHOUT ROWID;
"""
_NUMBER = """
CREATE INDEX mention_by_content ON mention (type, content);
INSERT INTO node (content, mention)
    SELECT content, MIN(id) FROM mention GROUP BY type, content ORDER BY type, content;
CREATE INDEX node_by_content ON node (content);
UPDATE mention SET node = (SELECT node FROM node WHERE node.content = mention.content);
DROP INDEX mention_by_content;
CREATE INDEX mention_by_node ON mention (node);
CREATE INDEX mention_by_name ON mention (document, type, name);
"""


class Store:
    """The mentions of one linking run, and what is found out about them."""

    def __init__(self) -> None:
        self.db = sqlite3.connect("")
        self.db.execute(f"PRAGMA cache_size = -{_CACHE}")
        self.db.execute("PRAGMA journal_mode = OFF")
        self.db.execute("PRAGMA synchronous = OFF")
        self.db.executescript(_TABLES)
        self.findings = Findings(self.db)
        self.node = lru_cache(maxsize=_NODES_AT_HAND)(self._node)

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
                self.db.execute(
                    "INSERT INTO mention VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, NULL)", row
                )
            except sqlite3.IntegrityError:
                self._check_same(mention, payload)

    def _row(self, mention: EntityMention, single: bool) -> tuple[str, ...]:
        own = "\x1f".join(mention.key) if single else ""
        content = compact_json(mention_fields(mention.content())) + own
        digest = blake2b(content.encode(), digest_size=16).hexdigest()
        place = "\x1f".join((mention.type, _arrangement(mention)[:_MOST_CONTENT], digest))
        sort = "\x1f".join(mention.order())
        return (mention.type, mention.document, mention.record, sort, mention.name, place)

    def _check_same(self, mention: EntityMention, payload: str) -> None:
        query = "SELECT payload FROM mention WHERE document = ? AND record = ?"
        if self.db.execute(query, mention.key).fetchone() != (payload,):
            raise RepeatedDocumentError(
                f"document {mention.document!r} was given twice, with different records"
            )

    def number_nodes(self) -> int:
        """Give every distinct content its node; returns how many there are."""
        self.db.executescript(_NUMBER)
        return int(self.db.execute("SELECT COUNT(*) FROM node").fetchone()[0])

    def nodes(self) -> Iterator[tuple[int, EntityMention]]:
        query = "SELECT n.node, payload FROM node n JOIN mention ON id = mention ORDER BY n.node"
        for node, payload in self.db.execute(query):
            yield node, mention_of(json.loads(payload)).content()

    def _node(self, node: int) -> EntityMention:
        query = "SELECT payload FROM node n JOIN mention ON id = mention WHERE n.node = ?"
        row = self.db.execute(query, (node,)).fetchone()
        return mention_of(json.loads(row[0])).content()

    def add_keys(self, keys: Iterable[tuple[str, int]]) -> None:
        """Note which nodes have which keys."""
        self.db.executemany("INSERT OR IGNORE INTO key VALUES (?, ?)", keys)

    def blocks(self) -> Iterator[list[int]]:
        """The nodes of every key, in order."""
        rows = self.db.execute("SELECT key, node FROM key ORDER BY key, node")
        for _, group in groupby(rows, key=lambda row: row[0]):
            yield [node for _, node in group]

    def block(self, key: str) -> list[int]:
        """The nodes that have a key, in order."""
        rows = self.db.execute("SELECT node FROM key WHERE key = ? ORDER BY node", (key,))
        return [row[0] for row in rows]

    def index_keys(self) -> None:
        """Make it quick to look up the keys of a node."""
        self.db.execute("CREATE INDEX key_by_node ON key (node)")

    def keys_of(self, node: int) -> list[str]:
        rows = self.db.execute("SELECT key FROM key WHERE node = ? ORDER BY key", (node,))
        return [row[0] for row in rows]

    def name_of(self, node: int) -> str:
        """The folded name of a node."""
        row = self.db.execute("SELECT content FROM node WHERE node = ?", (node,)).fetchone()
        return str(row[0]).split("\x1f", 2)[1]

    def documents(self, node: int) -> list[str]:
        """The documents that the mentions of a node stand in."""
        rows = self.db.execute("SELECT DISTINCT document FROM mention WHERE node = ?", (node,))
        return sorted(row[0] for row in rows)

    def members(self, node: int) -> Iterator[EntityMention]:
        for (payload,) in self.db.execute("SELECT payload FROM mention WHERE node = ?", (node,)):
            yield mention_of(json.loads(payload))

    def new_nodes(self) -> list[int]:
        """Nodes with a mention that is of no earlier entity."""
        rows = self.db.execute("SELECT DISTINCT node FROM mention WHERE entity IS NULL")
        return sorted(row[0] for row in rows)

    def is_wholly_new(self, node: int) -> bool:
        query = "SELECT 1 FROM mention WHERE node = ? AND entity IS NOT NULL LIMIT 1"
        return self.db.execute(query, (node,)).fetchone() is None

    def nodes_of(self, type_: EntityType, reference: Reference) -> list[int]:
        """The nodes of the mentions that a reference means: none or one, more if it is unclear."""
        query = "SELECT node, payload FROM mention WHERE document = ? AND type = ?"
        rows = self.db.execute(query, (reference.document, type_))
        return [node for node, payload in rows if reference.means(mention_of(json.loads(payload)))]


def _arrangement(mention: EntityMention) -> str:
    """Puts alike mentions side by side: by name, then by employer, event and place."""
    employers = sorted(position.organisation or "" for position in mention.positions)
    parts = (*employers, *mention.events, *mention.places)
    return "\x1f".join((name_key(simplified(mention.name)), *parts))
