"""A report as Markdown tables, to paste into an issue or a paper's appendix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractor.evaluate.comparing import Changed
from extractor.evaluate.counts import Counts
from extractor.evaluate.judge import Judgement
from extractor.evaluate.listing import Error
from extractor.evaluate.mention_level import SCHEMES
from extractor.evaluate.report import Comparison, MentionTable, Report, Row, Section
from extractor.evaluate.resampling import MODES
from extractor.evaluate.rules_behind import RuleCounts
from extractor.evaluate.terminal import group_name

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def report_markdown(report: Report) -> str:
    """The report as one Markdown document."""
    lines = ["# Evaluation", ""]
    for section in report.sections:
        lines += _section(section)
    for chosen, found in report.errors:
        lines += [f"## Errors in {escaped(str(chosen))}", "", *_errors(found), ""]
    if report.problems:
        lines += ["## Problems with the input", ""]
        lines += [f"- {escaped(str(problem))}" for problem in report.problems] + [""]
    return "\n".join(lines)


def escaped(value: str) -> str:
    """Text that Markdown shows as it is, on one line and inside a table cell."""
    return _SPECIAL.sub(r"\\\1", " ".join(value.split()))


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title.capitalize()}: {len(section.score.documents)} documents"
    yield ""
    yield from _table(_HEAD, (_row(row) for row in section.rows))
    for name in ("types", "documents"):
        both = ", ".join(f"{mode} {section.macro[name, mode]:.3f}" for mode in MODES)
        yield f"Mean F1 of {name}: {both}.  "
    yield ""
    yield from _table(
        ("attribute of matched records", "right", "of", "accuracy"),
        (
            (f"{kind}.{name}", str(right), str(seen), f"{right / seen:.3f}")
            for (kind, name), (right, seen) in section.score.accuracies().items()
        ),
    )
    if section.mentions:
        yield from _mentions(section.mentions)
    if section.rules is not None:
        yield from _rules(section.rules.items())
    if section.comparison:
        yield from _comparison(section.comparison)


_RATES = ("P", "R", "F1", "95 %")
_HEAD = ("", "gold", "found", *(f"{mode} {rate}" for mode in MODES for rate in _RATES))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + " --- |" * len(head)
    yield from ("| " + " | ".join(escaped(cell) for cell in row) + " |" for row in rows)
    yield ""


def _row(row: Row) -> list[str]:
    cells = [group_name(row.group), str(row.counts.gold), str(row.counts.predicted)]
    for mode in MODES:
        cells += [f"{rate:.3f}" for rate in _rates(row.counts)[mode]]
        spread = row.spread.get(mode)
        cells.append(f"{spread.f1.low:.3f}–{spread.f1.high:.3f}" if spread else "")
    return cells


def _rates(counts: Counts) -> dict[str, tuple[float, float, float]]:
    return {mode: (counts.precision(mode), counts.recall(mode), counts.f1(mode)) for mode in MODES}


def _mentions(mentions: MentionTable) -> Iterator[str]:
    head = ("mentions", "scheme", "cor", "inc", "par", "mis", "spu", "P", "R", "F1")
    rows = []
    for label, schemes in mentions.items():
        for scheme in SCHEMES:
            c = schemes[scheme]
            numbers = (c.correct, c.incorrect, c.partial, c.missed, c.spurious)
            rates = (f"{rate:.3f}" for rate in (c.precision, c.recall, c.f1))
            rows.append((label, scheme, *map(str, numbers), *rates))
    yield from _table(head, rows)


def _rules(rules: Iterable[tuple[str, RuleCounts]]) -> Iterator[str]:
    head = ("rule or model", "fired", "exact", "lenient", "wrong", "uncounted")
    rows = (
        (source, *map(str, (c.fired, c.exact, c.lenient, c.wrong, c.uncounted)))
        for source, c in rules
    )
    yield from _table(head, rows)


def _comparison(comparison: Comparison) -> Iterator[str]:
    rows = (
        (
            group_name(group),
            mode,
            f"{found.value:+.3f}",
            f"{found.interval.low:+.3f} to {found.interval.high:+.3f}",
            f"{found.p_value:.4f}",
        )
        for (group, mode), found in comparison.differences.items()
    )
    yield from _table(("F1 less the other's", "mode", "difference", "95 %", "p"), rows)
    head = ("change", "document", "fact", "gold", "now", "other")
    yield from _table(head, (_change(changed) for changed in comparison.changes))
    if comparison.held_back:
        yield f"{comparison.held_back} changes in validation documents held back."
        yield ""


def _change(changed: Changed) -> tuple[str, ...]:
    now, other = changed.judgement.predicted, changed.other.predicted if changed.other else None
    if changed.other is None and changed.change == "won":
        now, other = None, now
    judgement = changed.judgement
    values = (judgement.gold or "", now or "", other or "")
    return (changed.change, judgement.document, _fact(judgement), *values)


def _errors(errors: Iterable[Error]) -> Iterator[str]:
    head = ("verdict", "document", "fact", "gold", "predicted", "by", "sentence")
    rows = (
        (
            error.judgement.verdict,
            error.judgement.document,
            _fact(error.judgement),
            error.judgement.gold or "",
            error.judgement.predicted or "",
            ", ".join(error.judgement.sources),
            error.sentence or "",
        )
        for error in errors
    )
    return _table(head, rows)


def _fact(judgement: Judgement) -> str:
    return f"{judgement.type}.{judgement.field} of {judgement.record}"
