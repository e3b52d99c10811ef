"""The rules of ``lang/en/people.toml``, by the place beside a name at which they are read."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.assemble.appearances import Role
from extractor.rules import Rule, load_rules


def rules_at(place: str) -> Iterator[Rule]:
    """The rules read "before" or "after" a name, in its "sentence", or that set it "aside"."""
    return (rule for rule in load_rules("en", "people") if rule.data["place"] == place)


def role_of(rule: Rule) -> Role:
    """The role that a rule gives."""
    role: Role = rule.data["role"]
    return role
