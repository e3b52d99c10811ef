"""What a run has done so far, in memory that does not grow with the number of documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from extractor.ground import RECORD_LISTS
from extractor.running.outcome import Failure, Notice, Outcome
from extractor.summary import Row, row_of

ROWS_KEPT = 100


@dataclass
class Tally:
    """Counts, the first rows of the table, and the inputs that something was wrong with."""

    documents: int = 0
    resumed: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)
    rows: list[Row] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def files(self) -> int:
        """Inputs that are dealt with, well or not."""
        return self.documents + len(self.failures)

    def add(self, outcome: Outcome) -> None:
        """Count one input."""
        self.notices += outcome.notices
        if outcome.failure:
            self.failures.append(outcome.failure)
        if (record := outcome.record) is None:
            return
        self.documents += 1
        self.languages[record.document.language] += 1
        self.records.update({name: len(getattr(record, name)) for name in RECORD_LISTS})
        if len(self.rows) < ROWS_KEPT:
            self.rows.append(row_of(record))
