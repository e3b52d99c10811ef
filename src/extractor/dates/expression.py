"""A calendar expression at its place in a text."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.dates.written import Node, Offset, Point


@dataclass(frozen=True, slots=True)
class Expression:
    """A calendar expression at its place, and the rule that read it.

    ``parts`` are the expressions a phrase is built from, which stand where the phrase means nothing
    ("2009 to 2007"). One that is not ``alone`` counts only inside a phrase ("from March to date").
    """

    start: int
    end: int
    node: Node
    rule: str
    kept: bool
    alone: bool = True
    parts: tuple[Expression, ...] = ()

    @property
    def calendar(self) -> str:
        """The calendar it is written in."""
        return self.node.calendar if isinstance(self.node, Point) else "gregorian"

    @property
    def fixes_context(self) -> bool:
        """Whether "the next day" or a bare day after this expression counts from it."""
        is_festival = isinstance(self.node, Point) and self.node.festival is not None
        return self.kept and not isinstance(self.node, Offset) and not is_festival
