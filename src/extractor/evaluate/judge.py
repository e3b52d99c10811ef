"""One judgement for every fact of a document: right, nearly right, wrong, missed or spurious."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from extractor.evaluate.counts import COUNTS_OF, Counts, Verdict
from extractor.evaluate.facts import FIELDS, LISTS, Fact, Item, equal, similar
from extractor.evaluate.fold import fold
from extractor.evaluate.items import items_of
from extractor.evaluate.matching import match_facts, match_items
from extractor.records import DocumentRecord, MentionRecord

Thing = TypeVar("Thing", Item, Fact)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one fact. ``gold`` and ``predicted`` are its values as written.

    ``record`` names the gold record, or the predicted one where there is none; ``mentions`` are the
    prediction's evidence for the fact, ``spelled`` and ``about`` what to look for in the text.
    """

    document: str
    type: str
    field: str
    verdict: Verdict
    record: str
    gold: str | None
    predicted: str | None
    mentions: tuple[MentionRecord, ...] = ()
    spelled: tuple[str, ...] = ()
    about: tuple[str, ...] = ()

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
        pairs = match_items(kind, gold_items[kind], predicted_items[kind])
        for ours, theirs in _with_rest(gold_items[kind], predicted_items[kind], pairs):
            judgements += _judgements(document, kind, ours, theirs)
            if ours and theirs:
                attributes += _attributes(document, kind, ours, theirs)
    return judgements, attributes


def _with_rest(
    gold: Sequence[Thing], predicted: Sequence[Thing], pairs: Sequence[tuple[int, int]]
) -> list[tuple[Thing | None, Thing | None]]:
    """Everything once: with its partner, else with None."""
    rows, columns = {i for i, _ in pairs}, {j for _, j in pairs}
    both: list[tuple[Thing | None, Thing | None]] = [(gold[i], predicted[j]) for i, j in pairs]
    both += [(thing, None) for i, thing in enumerate(gold) if i not in rows]
    both += [(None, thing) for j, thing in enumerate(predicted) if j not in columns]
    return both


def _judgements(
    document: str, kind: str, gold: Item | None, predicted: Item | None
) -> Iterator[Judgement]:
    label = (gold or predicted or _NOTHING).label
    about = (gold or predicted or _NOTHING).about
    for field in FIELDS[kind]:
        ours = gold.facts[field] if gold else ()
        theirs = predicted.facts[field] if predicted else ()
        for one, other in _paired_facts(field, ours, theirs):
            yield Judgement(
                document,
                kind,
                field,
                _verdict(one, other),
                label,
                one.written if one else None,
                other.written if other else None,
                _evidence(predicted, field, other) if predicted and other else (),
                (one or other or _NO_FACT).spelled,
                about,
            )


_NOTHING = Item("", (), {})
_NO_FACT = Fact("")


def _paired_facts(
    field: str, gold: Sequence[Fact], predicted: Sequence[Fact]
) -> list[tuple[Fact | None, Fact | None]]:
    """Every fact once: elements of a list with their equals, a single value with the other one."""
    if field not in LISTS:
        single = (next(iter(gold), None), next(iter(predicted), None))
        return [] if single == (None, None) else [single]
    return _with_rest(gold, predicted, match_facts(gold, predicted))


def _verdict(gold: Fact | None, predicted: Fact | None) -> Verdict:
    if gold is None:
        return "spurious"
    if predicted is None:
        return "missed"
    if equal(gold, predicted):
        return "exact"
    return "lenient" if similar(gold, predicted) else "wrong"


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
