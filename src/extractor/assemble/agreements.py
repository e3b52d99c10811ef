"""Agreement records: who signs what with whom."""

from __future__ import annotations

from extractor.assemble.facts import Facts
from extractor.records import Agreement


def assemble_agreements(facts: Facts) -> tuple[Agreement, ...]:
    """Return one record per signing act."""
    return ()
