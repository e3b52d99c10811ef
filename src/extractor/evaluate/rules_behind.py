"""For every rule and model: how often it fired, and how often what it found was right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractor.evaluate.counts import COUNTS_OF
from extractor.evaluate.facts import FIELDS
from extractor.evaluate.items import items_of
from extractor.evaluate.judge import Judgement, source_of
from extractor.evaluate.scoring import Score
from extractor.records import DocumentRecord, MentionRecord

_Place = tuple[str, str, str, int, int]


@dataclass(frozen=True, slots=True)
class RuleCounts:
    """Mentions of one rule in the output. ``uncounted`` ones support a field that is no fact."""

    fired: int = 0
    exact: int = 0
    lenient: int = 0
    wrong: int = 0
    uncounted: int = 0


def by_rule(score: Score, predicted: Mapping[str, DocumentRecord]) -> dict[str, RuleCounts]:
    """Count the mentions behind the predictions for every source, most wrong first."""
    best = _best_verdicts(score.judgements)
    counts: dict[str, list[int]] = {}
    for document in score.documents:
        record = predicted.get(document)
        for place, mention in _mentions(record) if record else ():
            row = counts.setdefault(source_of(mention), [0] * 5)
            row[0] += 1
            row[best.get(place, 4)] += 1
    rules = {source: RuleCounts(*row) for source, row in counts.items()}
    return dict(sorted(rules.items(), key=lambda item: (-item[1].wrong, item[0])))


def _best_verdicts(judgements: Iterable[Judgement]) -> dict[_Place, int]:
    """The column of the best verdict on each mention: 1 exact, 2 lenient only, 3 wrong."""
    best: dict[_Place, int] = {}
    for judgement in judgements:
        counts = COUNTS_OF[judgement.verdict]
        column = 3 - counts.exact - counts.lenient
        for mention in judgement.mentions:
            place = _place(judgement.document, judgement.type, mention)
            best[place] = min(column, best.get(place, column))
    return best


def _mentions(record: DocumentRecord) -> Iterable[tuple[_Place, MentionRecord]]:
    """Every mention of a document once, however many records it supports."""
    items = items_of(record)
    found: dict[tuple[_Place, str], MentionRecord] = {}
    for kind in FIELDS:
        for item in items[kind]:
            for mention in item.mentions:
                place = _place(record.document.id, kind, mention)
                found.setdefault((place, source_of(mention)), mention)
    return [(place, mention) for (place, _), mention in found.items()]


def _place(document: str, kind: str, mention: MentionRecord) -> _Place:
    return document, kind, mention.field, mention.start, mention.end
