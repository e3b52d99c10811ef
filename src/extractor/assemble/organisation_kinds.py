"""What kind of organisation a name is, by the rules of ``lang/<code>/organisation_kinds.toml``."""

from __future__ import annotations

from typing import cast

from extractor.chinese import simplified
from extractor.document import Language, fold_characters
from extractor.places import find_place
from extractor.records import OrganisationKind
from extractor.rules import load_rules


def organisation_kind(name: str, language: Language) -> OrganisationKind:
    """The kind that the first matching rule gives, ``other`` if none does."""
    folded = simplified(fold_characters(name))
    if find_place(language, folded):
        return "government"
    for rule in load_rules(language, "organisation_kinds"):
        if rule.pattern.search(folded):
            return cast(OrganisationKind, rule.data["kind"])
    return "other"
