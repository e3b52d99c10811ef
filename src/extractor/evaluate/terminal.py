"""Tables and lists as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.evaluate.counts import Counts, Mode, total
from extractor.evaluate.facts import FIELDS
from extractor.evaluate.listing import Error
from extractor.evaluate.scoring import Score, macro_f1

MODES: tuple[Mode, ...] = ("exact", "lenient")

_HEAD = f"{'':<22}{'gold':>6}{'found':>6}   {'exact':^20}   {'lenient':^20}"
_HEAD_2 = f"{'':<34}   {'P':>6} {'R':>6} {'F1':>6}   {'P':>6} {'R':>6} {'F1':>6}"


def score_table(title: str, score: Score) -> Iterator[str]:
    """Counts and rates by type and field, language, overall; then attribute accuracies."""
    yield f"{title}: {len(score.documents)} documents"
    yield _HEAD
    yield _HEAD_2
    fields, types = score.by_field(), score.by_type()
    for kind, names in FIELDS.items():
        yield _row(kind, types[kind])
        for name in names:
            yield _row(f"  {name}", fields[kind, name])
    for language, counts in score.by_language().items():
        yield _row(f"language {language}", counts)
    yield _row("all (micro)", total(types.values()))
    yield _macro("mean of types (macro)", macro_f1(types), macro_f1(types, "lenient"))
    documents = score.by_document()
    yield _macro("mean of documents", macro_f1(documents), macro_f1(documents, "lenient"))
    yield "attributes of matched records: " + ", ".join(
        f"{kind}.{name} {right / seen:.3f} ({right}/{seen})"
        for (kind, name), (right, seen) in score.accuracies().items()
    )


def _row(name: str, counts: Counts) -> str:
    rates = "   ".join(
        " ".join(f"{rate:6.3f}" for rate in rates)
        for rates in (
            (counts.precision(mode), counts.recall(mode), counts.f1(mode)) for mode in MODES
        )
    )
    return f"{name:<22}{counts.gold:>6}{counts.predicted:>6}   {rates}"


def _macro(name: str, exact: float, lenient: float) -> str:
    return f"{name:<22}{'':>12}   {'':>13} {exact:6.3f}   {'':>13} {lenient:6.3f}"


def error_lines(errors: Iterable[Error]) -> Iterator[str]:
    """Four lines an error: document and place, gold, predicted with its source, sentence."""
    number = 0
    for error in errors:
        number += 1
        judgement = error.judgement
        place = f"{judgement.document} {judgement.type}.{judgement.field} of {judgement.record}"
        sources = f"   <{', '.join(judgement.sources)}>" if judgement.sources else ""
        yield f"[{judgement.verdict}] {place}"
        yield f"    gold:      {_shown(judgement.gold)}"
        yield f"    predicted: {_shown(judgement.predicted)}{sources}"
        if error.sentence:
            yield f"    | {error.sentence}"
    yield f"{number} errors"


def _shown(value: str | None) -> str:
    return "-" if value is None else value
