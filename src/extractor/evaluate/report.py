"""A report as a value: what every form of output shows, computed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.evaluate.comparing import Changed, changes
from extractor.evaluate.counts import Counts, Mode
from extractor.evaluate.judge import Judgement
from extractor.evaluate.listing import Error, Selection, errors
from extractor.evaluate.loading import Loaded, Problem, set_of
from extractor.evaluate.mention_level import (
    MentionCounts,
    Scheme,
    corpus_counts,
    gold_mentions,
    predicted_mentions,
)
from extractor.evaluate.resampling import (
    MODES,
    ROUNDS,
    SEED,
    Difference,
    Group,
    Spread,
    differences,
    groups_of,
    intervals,
)
from extractor.evaluate.rules_behind import RuleCounts, by_rule
from extractor.evaluate.scoring import Score, macro_f1, score
from extractor.evaluate.texts import Texts
from extractor.records import DocumentRecord

MentionTable = Mapping[str, Mapping[Scheme, MentionCounts]]


@dataclass(frozen=True)
class Wanted:
    """What a report shall hold."""

    sets: tuple[str, ...] = ("development", "validation")
    language: str | None = None
    errors: tuple[Selection, ...] = ()
    include_validation: bool = False
    rules: bool = False
    mentions: bool = False
    rounds: int = ROUNDS
    seed: int = SEED


@dataclass(frozen=True)
class Row:
    """One line of a table: a group of facts, its counts, and how far its rates would move."""

    group: Group
    counts: Counts
    spread: Mapping[Mode, Spread]


@dataclass(frozen=True)
class Comparison:
    """Against another system, on the documents of both."""

    differences: Mapping[tuple[Group, Mode], Difference]
    changes: tuple[Changed, ...]
    held_back: int


@dataclass(frozen=True)
class Section:
    """One set of documents."""

    title: str
    score: Score
    rows: tuple[Row, ...]
    macro: Mapping[tuple[str, Mode], float]
    mentions: MentionTable | None = None
    rules: Mapping[str, RuleCounts] | None = None
    comparison: Comparison | None = None


@dataclass(frozen=True)
class Report:
    """Everything, set by set, with the errors asked for and the problems of the input."""

    sections: tuple[Section, ...]
    problems: tuple[Problem, ...]
    errors: tuple[tuple[Selection, tuple[Error, ...]], ...] = ()

    def problem_counts(self) -> dict[str, int]:
        return dict(sorted(Counter(problem.kind for problem in self.problems).items()))


def build_report(
    gold: Loaded,
    predicted: Loaded,
    texts: Texts,
    wanted: Wanted,
    other: Loaded | None = None,
) -> Report:
    """Score the predictions, and those of ``other`` to compare with."""
    chosen = {name: record for name, record in gold.records.items() if _is_chosen(record, wanted)}
    whole = _score(gold, chosen, predicted)
    rival = _score(gold, chosen, other) if other else None
    covered = {name: predicted.records[name] for name in chosen if name in predicted.records}
    sections = tuple(
        _section(title, documents, whole, rival, covered, chosen, texts, wanted)
        for title in wanted.sets
        if (documents := [name for name in whole.documents if set_of(name) == title])
    )
    listed = tuple((what, tuple(errors(whole, what, texts))) for what in wanted.errors)
    problems = (*whole.problems, *(rival.problems if rival else ()))
    return Report(sections, tuple(dict.fromkeys(problems)), listed)


def _score(gold: Loaded, chosen: Mapping[str, DocumentRecord], predicted: Loaded) -> Score:
    """Score the chosen documents; a prediction for another gold document is no problem."""
    found = {
        name: record
        for name, record in predicted.records.items()
        if name in chosen or name not in gold.records
    }
    return score(chosen, found, [*gold.problems, *predicted.problems])


def _is_chosen(record: DocumentRecord, wanted: Wanted) -> bool:
    info = record.document
    return set_of(info.id) in wanted.sets and wanted.language in (None, info.language)


def _section(
    title: str,
    documents: Sequence[str],
    whole: Score,
    rival: Score | None,
    predicted: Mapping[str, DocumentRecord],
    gold: Mapping[str, DocumentRecord],
    texts: Texts,
    wanted: Wanted,
) -> Section:
    part = whole.only(documents)
    return Section(
        title=title,
        score=part,
        rows=table(part, wanted.rounds, wanted.seed),
        macro=macro_averages(part),
        mentions=_mention_table(documents, gold, predicted, texts) if wanted.mentions else None,
        rules=by_rule(part, predicted) if wanted.rules else None,
        comparison=_comparison(part, rival.only(documents), wanted) if rival else None,
    )


def table(score: Score, rounds: int = ROUNDS, seed: int = SEED) -> tuple[Row, ...]:
    """A row for every type, field and language, and for all."""
    spreads = intervals(score, rounds=rounds, seed=seed)
    counts = _counts(score)
    return tuple(
        Row(group, counts[group], {m: spreads[group, m] for m in MODES if (group, m) in spreads})
        for group in groups_of(score)
    )


def _counts(score: Score) -> dict[Group, Counts]:
    return {
        ("all",): score.counts(),
        **{("type", kind): counts for kind, counts in score.by_type().items()},
        **{("field", *key): counts for key, counts in score.by_field().items()},
        **{
            ("language", language): score.by_language().get(language, Counts())
            for language in score.languages.values()
        },
    }


def macro_averages(score: Score) -> dict[tuple[str, Mode], float]:
    """Mean F1 over record types, and over documents."""
    return {
        (name, mode): macro_f1(groups, mode)
        for name, groups in (("types", score.by_type()), ("documents", score.by_document()))
        for mode in MODES
    }


def _mention_table(
    documents: Sequence[str],
    gold: Mapping[str, DocumentRecord],
    predicted: Mapping[str, DocumentRecord],
    texts: Texts,
) -> MentionTable:
    pairs = []
    for name in documents:
        text = texts.text(name)
        found = predicted_mentions(predicted[name], text) if name in predicted else []
        pairs.append((gold_mentions(gold[name], text), found))
    return corpus_counts(pairs)


def _comparison(part: Score, rival: Score, wanted: Wanted) -> Comparison:
    found = list(changes(part, rival))
    shown = tuple(c for c in found if wanted.include_validation or _may_be_shown(c.judgement))
    return Comparison(
        differences(part, rival, rounds=wanted.rounds, seed=wanted.seed),
        shown,
        len(found) - len(shown),
    )


def _may_be_shown(judgement: Judgement) -> bool:
    return set_of(judgement.document) == "development"
