"""What a person has said of pairs of mentions: these are one, those are not. It always holds.

A YAML file::

    same:
      - person:
          - {document: link-en-01, name: Gao Qiming}
          - {document: link-zh-01, name: 高启明}
    different:
      - organisation:
          - {document: a, name: Bohai Institute}
          - {document: b, record: "b#organisation-2"}
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from extractor.link.errors import CorrectionsError
from extractor.link.mention import EntityMention, EntityType

Pair = tuple[int, int]


class Reference(BaseModel):
    """A mention: its document, and its record or one of its names."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    name: str | None = None
    record: str | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Reference:
        if (self.name is None) == (self.record is None):
            raise ValueError("give either a name or a record")
        return self

    def means(self, mention: EntityMention) -> bool:
        if self.record is not None:
            return mention.record == self.record
        return self.name in mention.names

    def __str__(self) -> str:
        return f"{self.name or self.record} ({self.document})"


Statement = dict[EntityType, tuple[Reference, ...]]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    same: list[Statement] = Field(default_factory=list)
    different: list[Statement] = Field(default_factory=list)


@dataclass(frozen=True)
class Stated:
    """Statements about nodes: groups that are one, pairs that are not."""

    together: tuple[frozenset[int], ...] = ()
    apart: frozenset[Pair] = frozenset()


@dataclass(frozen=True)
class Corrections:
    """The statements of a file."""

    same: Sequence[Statement] = ()
    different: Sequence[Statement] = ()
    source: str = "corrections"

    def concern(self, mention: EntityMention) -> bool:
        """Whether a statement is about this mention."""
        references = self._by_place.get((mention.type, mention.document), ())
        return any(reference.means(mention) for reference in references)

    @cached_property
    def _by_place(self) -> dict[tuple[EntityType, str], list[Reference]]:
        by_place: dict[tuple[EntityType, str], list[Reference]] = {}
        for type_, reference in self.references():
            by_place.setdefault((type_, reference.document), []).append(reference)
        return by_place

    def references(self) -> Iterator[tuple[EntityType, Reference]]:
        for statement in (*self.same, *self.different):
            for type_, references in statement.items():
                yield from ((type_, reference) for reference in references)

    def about(self, nodes_of: Callable[[EntityType, Reference], list[int]]) -> Stated:
        """The statements as statements about nodes.

        Raises:
            CorrectionsError: they contradict each other, or a reference fits several records.
        """
        together = _closed(self._nodes(statement, nodes_of) for statement in self.same)
        apart: set[Pair] = set()
        for statement in self.different:
            pairs = set(combinations(sorted(self._nodes(statement, nodes_of)), 2))
            if any({a, b} <= group for a, b in pairs for group in together):
                raise CorrectionsError(f"{self.source}: {self._contradiction(statement)}")
            apart |= pairs
        return Stated(tuple(together), frozenset(apart))

    def _nodes(
        self, statement: Statement, nodes_of: Callable[[EntityType, Reference], list[int]]
    ) -> frozenset[int]:
        nodes = set()
        for type_, references in statement.items():
            for reference in references:
                meant = nodes_of(type_, reference)
                if len(meant) > 1:
                    raise CorrectionsError(
                        f"{self.source}: {reference} fits {len(meant)} records; name the record"
                    )
                nodes |= set(meant)
        return frozenset(nodes)

    def _contradiction(self, statement: Statement) -> str:
        said = ", ".join(str(r) for references in statement.values() for r in references)
        named = {r for references in statement.values() for r in references}
        behind = [
            " = ".join(str(r) for references in same.values() for r in references)
            for same in self.same
            if any(r in named for references in same.values() for r in references)
        ]
        return f"said to be different: {said}; but said to be the same: {'; '.join(behind)}"


def _closed(groups: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    """Groups that share a node made one."""
    closed: list[frozenset[int]] = []
    for group in groups:
        touching = [other for other in closed if other & group]
        closed = [other for other in closed if not other & group]
        closed.append(group.union(*touching))
    return [group for group in closed if group]


def load_corrections(path: Path) -> Corrections:
    """Read a corrections file.

    Raises:
        CorrectionsError: it is not there, not YAML, or not such statements.
    """
    import yaml

    try:
        content = yaml.safe_load(path.read_text("utf-8")) or {}
        file = _File.model_validate(content)
    except OSError as error:
        raise CorrectionsError(f"{path}: {error.strerror or error}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CorrectionsError(f"{path}: not YAML: {' '.join(str(error).split())}") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CorrectionsError(f"{path}: {where}: {first['msg']}") from None
    return Corrections(file.same, file.different, str(path))
