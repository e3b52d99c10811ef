"""The score of a corpus: every judgement, and the counts by any grouping of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from extractor.evaluate.counts import Counts, Mode, ratio, total
from extractor.evaluate.facts import FIELDS
from extractor.evaluate.judge import Attribute, Judgement, judge
from extractor.evaluate.loading import Problem
from extractor.records import DocumentInfo, DocumentRecord

Key = TypeVar("Key")


@dataclass(frozen=True)
class Score:
    """Everything that was judged, document by document. All tables derive from this."""

    languages: Mapping[str, str]
    judgements: tuple[Judgement, ...]
    attributes: tuple[Attribute, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(self.languages)

    def only(self, documents: Iterable[str]) -> Score:
        """The score of some of the documents; problems stay with the whole."""
        kept = set(documents)
        return Score(
            {name: language for name, language in self.languages.items() if name in kept},
            tuple(j for j in self.judgements if j.document in kept),
            tuple(a for a in self.attributes if a.document in kept),
        )

    def counts(self) -> Counts:
        return total(judgement.counts for judgement in self.judgements)

    def by_type(self) -> dict[str, Counts]:
        """Counts by record type, in the order of the record."""
        found = self.counts_by(lambda j: j.type)
        return {kind: found.get(kind, Counts()) for kind in FIELDS}

    def by_field(self) -> dict[tuple[str, str], Counts]:
        """Counts by type and field."""
        found = self.counts_by(lambda j: (j.type, j.field))
        return {
            (kind, name): found.get((kind, name), Counts())
            for kind, names in FIELDS.items()
            for name in names
        }

    def by_language(self) -> dict[str, Counts]:
        return dict(sorted(self.counts_by(lambda j: self.languages[j.document]).items()))

    def by_document(self) -> dict[str, Counts]:
        found = self.counts_by(lambda j: j.document)
        return {name: found.get(name, Counts()) for name in self.documents}

    def counts_by(self, key: Callable[[Judgement], Key]) -> dict[Key, Counts]:
        """Sum the judgements that share a key."""
        verdicts = Counter((key(j), j.counts) for j in self.judgements)
        sums: dict[Key, Counts] = {}
        for (group, one), times in verdicts.items():
            sums[group] = sums.get(group, Counts()) + one.times(times)
        return sums

    def accuracies(self) -> dict[tuple[str, str], tuple[int, int]]:
        """How many attributes of matched records are right, of how many, by type and name."""
        seen: Counter[tuple[str, str]] = Counter((a.type, a.name) for a in self.attributes)
        right = Counter((a.type, a.name) for a in self.attributes if a.right)
        order = list(FIELDS)
        return {
            key: (right[key], seen[key])
            for key in sorted(seen, key=lambda k: (order.index(k[0]), k[1]))
        }


def macro_f1(groups: Mapping[Key, Counts], mode: Mode = "exact") -> float:
    """The mean F1 of the groups in which there is anything to find or anything found."""
    rates = [counts.f1(mode) for counts in groups.values() if counts.gold or counts.predicted]
    return ratio(sum(rates), len(rates))


def score(
    gold: Mapping[str, DocumentRecord],
    predicted: Mapping[str, DocumentRecord],
    problems: Iterable[Problem] = (),
) -> Score:
    """Judge every gold document against the prediction of the same id.

    A gold document without prediction is judged against an empty one; a prediction without gold is
    left out. Both are problems, named and counted.
    """
    found = list(problems)
    judgements: list[Judgement] = []
    attributes: list[Attribute] = []
    for name in sorted(gold):
        record = gold[name]
        guess = predicted.get(name)
        if guess is None:
            found.append(Problem("no prediction", name, "everything in its gold is missed"))
            guess = _empty(record)
        facts, properties = judge(record, guess)
        judgements += facts
        attributes += properties
    for name in sorted(set(predicted) - set(gold)):
        found.append(Problem("no gold", name, "prediction without gold left out"))
    languages = {name: gold[name].document.language for name in sorted(gold)}
    return Score(languages, tuple(judgements), tuple(attributes), tuple(found))


def _empty(record: DocumentRecord) -> DocumentRecord:
    info = record.document
    return DocumentRecord(document=DocumentInfo(id=info.id, language=info.language))
