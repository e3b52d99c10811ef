"""One judgement for every fact of a document: right, nearly right, wrong, missed or spurious."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.evaluate.counts import COUNTS_OF, Counts, Verdict
from extractor.evaluate.facts import FIELDS, LISTS, Fact, Item, equal, items_of, similar
from extractor.evaluate.fold import fold
from extractor.evaluate.matching import match_facts, match_items
from extractor.records import DocumentRecord, MentionRecord


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one fact. ``gold`` and ``predicted`` are its values as written.

    ``record`` names the gold record, or the predicted one where there is none; ``mentions`` are the
    prediction's evidence for the fact.
    """

    document: str
    type: str
    field: str
    verdict: Verdict
    record: str
    gold: str | None
    predicted: str | None
    mentions: tuple[MentionRecord, ...] = ()

    @property
    def counts(self) -> Counts:
        return COUNTS_OF[self.verdict]

    @property
    def sources(self) -> tuple[str, ...]:
        """The rules and models behind the prediction, each once."""
        return tuple(dict.fromkeys(source_of(mention) for mention in self.mentions))


@dataclass(frozen=True, slots=True)
class Attribute:
    """A property of a matched record: ``kind``, ``role``, ``former``, ``status``, ``event``."""

    document: str
    type: str
    name: str
    gold: str
    predicted: str

    @property
    def right(self) -> bool:
        return self.gold == self.predicted


def source_of(mention: MentionRecord) -> str:
    """``rule:NAME``, ``model:NAME`` or ``unknown``."""
    if mention.rule:
        return f"rule:{mention.rule.removeprefix('rule:')}"
    return f"model:{mention.model.removeprefix('model:')}" if mention.model else "unknown"


def judge(
    gold: DocumentRecord, predicted: DocumentRecord
) -> tuple[list[Judgement], list[Attribute]]:
    """Judge every fact of one document."""
    judgements: list[Judgement] = []
    attributes: list[Attribute] = []
    document = gold.document.id
    gold_items, predicted_items = items_of(gold), items_of(predicted)
    for kind in FIELDS:
        ours, theirs = gold_items[kind], predicted_items[kind]
        pairs = match_items(kind, ours, theirs)
        for row, column in pairs:
            judgements += _pair(document, kind, ours[row], theirs[column])
            attributes += _attributes(document, kind, ours[row], theirs[column])
        matched_gold, matched_predicted = {row for row, _ in pairs}, {column for _, column in pairs}
        for row, item in enumerate(ours):
            if row not in matched_gold:
                judgements += _alone(document, kind, item, "missed")
        for column, item in enumerate(theirs):
            if column not in matched_predicted:
                judgements += _alone(document, kind, item, "spurious")
    return judgements, attributes


def _pair(document: str, kind: str, gold: Item, predicted: Item) -> Iterator[Judgement]:
    for field in FIELDS[kind]:
        ours, theirs = gold.facts[field], predicted.facts[field]
        both = [(0, 0)] if ours and theirs else []
        pairs = match_facts(ours, theirs) if field in LISTS else both
        for row, column in pairs:
            one, other = ours[row], theirs[column]
            evidence = _evidence(predicted, field, other)
            verdict = _verdict(one, other)
            yield Judgement(
                document, kind, field, verdict, gold.label, one.written, other.written, evidence
            )
        rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
        for row, one in enumerate(ours):
            if row not in rows:
                yield Judgement(document, kind, field, "missed", gold.label, one.written, None)
        for column, other in enumerate(theirs):
            if column not in columns:
                evidence = _evidence(predicted, field, other)
                yield Judgement(
                    document, kind, field, "spurious", gold.label, None, other.written, evidence
                )


def _verdict(gold: Fact, predicted: Fact) -> Verdict:
    if equal(gold, predicted):
        return "exact"
    return "lenient" if similar(gold, predicted) else "wrong"


def _alone(document: str, kind: str, item: Item, verdict: Verdict) -> Iterator[Judgement]:
    for field in FIELDS[kind]:
        for fact in item.facts[field]:
            if verdict == "missed":
                yield Judgement(document, kind, field, verdict, item.label, fact.written, None)
            else:
                evidence = _evidence(item, field, fact)
                yield Judgement(
                    document, kind, field, verdict, item.label, None, fact.written, evidence
                )


def _evidence(item: Item, field: str, fact: Fact) -> tuple[MentionRecord, ...]:
    """The mentions that support a fact: those of its field, and of its text if any has that."""
    of_field = tuple(m for m in item.mentions if m.field.split(".")[0] == field)
    texts = {fold(form) for forms in fact.names for form in forms}
    of_text = tuple(m for m in of_field if fold(m.text) in texts)
    return of_text or of_field


def _attributes(document: str, kind: str, gold: Item, predicted: Item) -> Iterator[Attribute]:
    for name, value in gold.attributes.items():
        if name in predicted.attributes:
            yield Attribute(document, kind, name.split()[0], value, predicted.attributes[name])
