"""Who signs, in English: subjects before the verb, organisations after "with" and "between"."""

from __future__ import annotations

from extractor.assemble.facts import Facts
from extractor.document import Mention

Parties = tuple[str, ...]


def english_parties(facts: Facts, mention: Mention, before: Parties) -> list[Parties]:
    """The groups of parties of one act of an English text."""
    return [()]
