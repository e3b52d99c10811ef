"""What kind of organisation a name is, by the rules of ``lang/<code>/organisation_kinds.toml``."""

from __future__ import annotations

import re
from typing import cast

from extractor.chinese import simplified
from extractor.document import Language, fold_characters
from extractor.places import find_place
from extractor.records import OrganisationKind
from extractor.rules import load_rules

# A seat in brackets tells nothing of the kind: 中国石油大学（北京）.
_SEAT = re.compile(r"(?<=[\u4e00-\u9fff])[（(][\u4e00-\u9fff]{2,4}[）)]$")


def organisation_kind(name: str, language: Language) -> OrganisationKind:
    """The kind that the first matching rule gives, ``other`` if none does."""
    folded = _SEAT.sub("", simplified(fold_characters(name)))
    if find_place(language, folded):
        return "government"
    for rule in load_rules(language, "organisation_kinds"):
        if rule.pattern.search(folded):
            return cast(OrganisationKind, rule.data["kind"])
    return "other"
