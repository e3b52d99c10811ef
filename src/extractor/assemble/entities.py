"""Grouping the mentions of one document into the things they stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractor.document import Document, Mention


@dataclass(frozen=True)
class Entity:
    """One thing, its fullest name in the document's language, its other names and its places."""

    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]

    @property
    def first(self) -> int:
        """The offset of its first mention."""
        return self.mentions[0].start


def group_entities(
    document: Document,
    mentions: Sequence[Mention],
    same: Callable[[str, str], bool],
    *,
    defined: Sequence[tuple[str, str]] = (),
) -> list[Entity]:
    """Group mentions whose names are the ``same``, or defined to be in the text.

    Args:
        same: symmetric test on two distinct written names.
        defined: pairs (full name, short name) that the text itself equates.

    Returns:
        Entities in the order of their first mention; independent of the order of ``mentions``.
    """
    ordered = sorted(mentions)
    names = list(dict.fromkeys(document.written(mention) for mention in ordered))
    parent = {name: name for name in names}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    def join(left: str, right: str) -> None:
        first, second = sorted((root(left), root(right)), key=names.index)
        parent[second] = first

    for full, short in defined:
        if full in parent and short in parent:
            join(full, short)
    for i, left in enumerate(names):
        for right in names[i + 1 :]:
            if root(left) != root(right) and same(left, right):
                join(left, right)
    return [
        _entity(document, [m for m in ordered if root(document.written(m)) == name])
        for name in names
        if root(name) == name
    ]


def _entity(document: Document, mentions: Sequence[Mention]) -> Entity:
    names = list(dict.fromkeys(document.written(mention) for mention in mentions))
    fullest = max(names, key=lambda name: (_fullness(name), -names.index(name)))
    return Entity(fullest, tuple(n for n in names if n != fullest), tuple(mentions))


def _fullness(name: str) -> int:
    """How much a name says: "Bureau of X" as much as "X Bureau"."""
    return len(name.replace(" of the ", " ").replace(" of ", " "))
