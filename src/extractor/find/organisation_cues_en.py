"""Words beside an English name that show it to be a body's: "the insurer X", "X CEO Ann Lee"."""

from __future__ import annotations

from extractor.document import Document, Mention
from extractor.rules import load_rules

_NEAR = 90


def is_cued(document: Document, mention: Mention) -> bool:
    """Whether the words before or after a mention show that a body is named."""
    text = document.folded
    before = text[max(0, mention.start - _NEAR) : mention.start]
    after = text[mention.end : mention.end + _NEAR]
    return any(
        rule.pattern.search(before) if rule.data["side"] == "before" else rule.pattern.match(after)
        for rule in load_rules("en", "organisation_cues")
    )
