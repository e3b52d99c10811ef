"""Mention level, for comparison with other NER work: the MUC categories and SemEval-2013 schemes.

Definitions: Chinchor and Sundheim, MUC-5 Evaluation Metrics (1993); SemEval-2013 Task 9.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.evaluate.assignment import best_assignment
from extractor.evaluate.counts import ratio
from extractor.evaluate.texts import Text
from extractor.records import DocumentRecord, MentionRecord

Scheme = Literal["strict", "exact", "partial", "type"]
SCHEMES: tuple[Scheme, ...] = ("strict", "exact", "partial", "type")
LABELS = ("event", "date", "venue", "person", "organisation", "agreement")

_NAMING = frozenset({"name", "aliases"})


@dataclass(frozen=True, slots=True, order=True)
class LabelledSpan:
    """A mention: a half-open range of characters and a label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class MentionCounts:
    """The MUC categories under one scheme; a partial match is worth half a correct one."""

    correct: int = 0
    incorrect: int = 0
    partial: int = 0
    missed: int = 0
    spurious: int = 0

    def __add__(self, other: MentionCounts) -> MentionCounts:
        return MentionCounts(
            self.correct + other.correct,
            self.incorrect + other.incorrect,
            self.partial + other.partial,
            self.missed + other.missed,
            self.spurious + other.spurious,
        )

    @property
    def possible(self) -> int:
        return self.correct + self.incorrect + self.partial + self.missed

    @property
    def actual(self) -> int:
        return self.correct + self.incorrect + self.partial + self.spurious

    @property
    def precision(self) -> float:
        return ratio(self.correct + self.partial / 2, self.actual)

    @property
    def recall(self) -> float:
        return ratio(self.correct + self.partial / 2, self.possible)

    @property
    def f1(self) -> float:
        return ratio(2 * self.correct + self.partial, self.possible + self.actual)


def mention_counts(
    gold: Sequence[LabelledSpan], predicted: Sequence[LabelledSpan]
) -> dict[Scheme, MentionCounts]:
    """Count one document in every scheme, over the best pairing of mentions that overlap."""
    pairs = best_assignment(
        {
            (row, column): weight
            for row, one in enumerate(gold)
            for column, other in enumerate(predicted)
            if (weight := _closeness(one, other))
        }
    )
    missed, spurious = len(gold) - len(pairs), len(predicted) - len(pairs)
    counts: dict[Scheme, MentionCounts] = {}
    for scheme in SCHEMES:
        counts[scheme] = MentionCounts(missed=missed, spurious=spurious)
        for row, column in pairs:
            counts[scheme] += _category(scheme, gold[row], predicted[column])
    return counts


def _closeness(gold: LabelledSpan, predicted: LabelledSpan) -> int:
    """Rank a pair: any overlap, then same bounds, same label, more characters in common."""
    common = min(gold.end, predicted.end) - max(gold.start, predicted.start)
    if common <= 0:
        return 0
    bounds = (gold.start, gold.end) == (predicted.start, predicted.end)
    label = gold.label == predicted.label
    return (((10**4 + bounds) * 10**4 + label) * 10**6) + common


_RIGHT, _WRONG = MentionCounts(correct=1), MentionCounts(incorrect=1)


def _category(scheme: Scheme, gold: LabelledSpan, predicted: LabelledSpan) -> MentionCounts:
    bounds = (gold.start, gold.end) == (predicted.start, predicted.end)
    label = gold.label == predicted.label
    if scheme == "partial":
        return _RIGHT if bounds else MentionCounts(partial=1)
    right = {"strict": bounds and label, "exact": bounds, "type": label}[scheme]
    return _RIGHT if right else _WRONG


def corpus_counts(
    documents: Iterable[tuple[Sequence[LabelledSpan], Sequence[LabelledSpan]]],
) -> dict[str, dict[Scheme, MentionCounts]]:
    """Sum over documents for each label by itself, and for ``all`` labels together."""
    sums = {label: dict.fromkeys(SCHEMES, MentionCounts()) for label in (*LABELS, "all")}
    for gold, predicted in documents:
        for label, totals in sums.items():
            ours = [span for span in gold if label in ("all", span.label)]
            theirs = [span for span in predicted if label in ("all", span.label)]
            for scheme, counts in mention_counts(ours, theirs).items():
                totals[scheme] += counts
    return sums


def gold_mentions(record: DocumentRecord, text: Text) -> list[LabelledSpan]:
    """Every occurrence of a record's names in the text; a name within a longer name is none."""
    places = {
        LabelledSpan(start, start + length, label)
        for label, forms in _forms(record).items()
        for form in forms
        for start, length in text.occurrences(form)
    }
    return outermost(places)


def predicted_mentions(record: DocumentRecord, text: Text) -> list[LabelledSpan]:
    """The naming mentions of a prediction; those of its names in the text if it records none.

    Dates are looked up by their text on both sides, since gold keeps one writing of each only.
    """
    found = {
        LabelledSpan(mention.start, mention.end, label)
        for label, mentions in _mentions(record).items()
        for mention in mentions
        if mention.field in _NAMING and mention.start < mention.end
    }
    derived = gold_mentions(record, text)
    if not found:
        return derived
    return outermost(found | {span for span in derived if span.label == "date"})


def outermost(spans: Iterable[LabelledSpan]) -> list[LabelledSpan]:
    """Drop spans that a longer one covers in part or whole; one place may carry several labels."""
    kept: list[LabelledSpan] = []
    taken: dict[int, tuple[int, int]] = {}
    for span in sorted(spans, key=lambda s: (s.start - s.end, s)):
        owners = {taken.get(at) for at in range(span.start, span.end)}
        if owners <= {None} or owners == {(span.start, span.end)}:
            kept.append(span)
            taken |= dict.fromkeys(range(span.start, span.end), (span.start, span.end))
    return sorted(kept)


def _forms(record: DocumentRecord) -> Mapping[str, list[str]]:
    people = (*record.speakers, *record.participants)
    return {
        "event": [form for event in record.events for form in (event.name, *event.aliases)],
        "date": [date.text for date in record.dates],
        "venue": [venue.name for venue in record.venues],
        "person": [form for person in people for form in (person.name, *person.aliases)],
        "organisation": [
            form
            for organisation in record.organisations
            for form in (organisation.name, *organisation.aliases)
        ],
        "agreement": [agreement.name for agreement in record.agreements],
    }


def _mentions(record: DocumentRecord) -> Mapping[str, list[MentionRecord]]:
    people = (*record.speakers, *record.participants)
    return {
        "event": [m for event in record.events for m in event.mentions],
        "venue": [m for venue in record.venues for m in venue.mentions],
        "person": [m for person in people for m in person.mentions],
        "organisation": [m for o in record.organisations for m in o.mentions],
        "agreement": [m for agreement in record.agreements for m in agreement.mentions],
    }
