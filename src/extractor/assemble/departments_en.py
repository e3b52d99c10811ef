"""Posts at a department beside posts at its parent: "Professor and Head of the X of Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from extractor.assemble.appearances import PositionDraft
from extractor.document import Document, Mention

_DEPARTMENT_HEADS = re.compile(r"\b(?:director|head|dean|chair\w*|chief|leader)$", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|at)\s+(?:the\s+)?")
_BODY = re.compile(
    r"\b(?:assembl|parliament|congress|cppcc|part(?:y|ies)\b|universit|hospital|committee"
    r"|association|societ|compan|co\b|ltd|group|zone|council"
    r"|academy|"
    r"institut|federation|bank|government|inc\b|corporation|college|commission|ministry|center"
    r"|centre)",
    re.IGNORECASE,
)


def split_departments(
    document: Document, positions: Sequence[PositionDraft]
) -> list[PositionDraft]:
    """ "Chief Physician and Director of the Radiology Department of X": the first is held at X."""
    split = []
    for position, following in zip_longest(positions, positions[1:]):
        shared = following is not None and following.organisation is position.organisation
        if shared and following and _outranks(position.title, following.title):
            parent = _parent(document, position.organisation)
            position = replace(position, organisation=parent or position.organisation)
        split.append(position)
    return split


def _outranks(title: Mention, following: Mention) -> bool:
    of_department = _DEPARTMENT_HEADS.search(following.text.split(" of ")[0])
    return bool(of_department) and (
        " of the " in title.text or not _DEPARTMENT_HEADS.search(title.text.split(" of ")[0])
    )


def _parent(document: Document, organisation: Mention | None) -> Mention | None:
    """The body behind the last "of" in a department's name."""
    if organisation is None:
        return None
    for joint in _OF.finditer(organisation.text):
        rest = organisation.text[joint.end() :]
        if _BODY.search(rest):
            start = organisation.start + joint.end()
            return document.mention(start, organisation.end, "ORG", "rule:en/positions:parent")
    return None
