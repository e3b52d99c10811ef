"""A report as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.evaluate.clusters import ClusterScore
from extractor.evaluate.comparing import Changed
from extractor.evaluate.counts import Counts, Mode
from extractor.evaluate.gold_check import Finding
from extractor.evaluate.judge import Judgement
from extractor.evaluate.listing import Error
from extractor.evaluate.mention_level import SCHEMES
from extractor.evaluate.report import Comparison, MentionTable, Report, Row, Section
from extractor.evaluate.resampling import MODES, Difference, Group
from extractor.evaluate.rules_behind import RuleCounts

_WIDTH = 24


def report_lines(report: Report, *, documents: bool = False) -> Iterator[str]:
    """The whole report; ``documents`` adds a line for every document."""
    for section in report.sections:
        yield from _section_lines(section, documents=documents)
        yield ""
    for chosen, found in report.errors:
        yield f"errors in {chosen}"
        yield from error_lines(found)
        yield ""
    if report.problems:
        counts = ", ".join(f"{n} {kind}" for kind, n in report.problem_counts().items())
        yield f"problems with the input: {counts}"


def _section_lines(section: Section, *, documents: bool) -> Iterator[str]:
    yield from score_table(section)
    if documents:
        yield from (_row(name, counts) for name, counts in section.score.by_document().items())
    if section.mentions:
        yield from _mention_lines(section.mentions)
    if section.rules is not None:
        yield from _rule_lines(section.rules.items())
    if section.comparison:
        yield from _comparison_lines(section.comparison)


def score_table(section: Section) -> Iterator[str]:
    """Counts and rates by type and field, by language, and overall; then attribute accuracies."""
    yield f"{section.title}: {len(section.score.documents)} documents"
    yield f"{'':<{_WIDTH}}{'gold':>6}{'found':>6}" + "".join(
        f"   {mode:>6}: P     R    F1 [95 % interval]" for mode in MODES
    )
    for row in section.rows:
        name = f"  {row.group[-1]}" if row.group[0] == "field" else group_name(row.group)
        yield _row(name, row.counts, row)
    for name in ("types", "documents"):
        means = "".join(f"{'':>18}{section.macro[name, mode]:6.3f}{'':>17}" for mode in MODES)
        yield f"{f'mean F1 of {name}':<{_WIDTH}}{'':>12}{means}".rstrip()
    yield "attributes of matched records: " + ", ".join(
        f"{kind}.{name} {right / seen:.3f} ({right}/{seen})"
        for (kind, name), (right, seen) in section.score.accuracies().items()
    )


def group_name(group: Group) -> str:
    """What a table calls a group."""
    return {"all": "all (micro)", "language": f"language {group[-1]}"}.get(
        group[0], ".".join(group[1:])
    )


def _row(name: str, counts: Counts, row: Row | None = None) -> str:
    rates = "".join(_rates(counts, mode, row) for mode in MODES)
    return f"{name:<{_WIDTH}}{counts.gold:>6}{counts.predicted:>6}{rates}".rstrip()


def _rates(counts: Counts, mode: Mode, row: Row | None) -> str:
    if not (counts.gold or counts.predicted):
        return ""
    three = (counts.precision(mode), counts.recall(mode), counts.f1(mode))
    spread = row.spread.get(mode) if row else None
    interval = f"[{spread.f1.low:.3f}, {spread.f1.high:.3f}]" if spread else ""
    return f"   {' '.join(f'{rate:6.3f}' for rate in three)} {interval:<17}"


def _mention_lines(mentions: MentionTable) -> Iterator[str]:
    yield ""
    yield "mention level (MUC categories, SemEval-2013 schemes)"
    head = f"{'cor':>6}{'inc':>6}{'par':>6}{'mis':>6}{'spu':>6}{'P':>8}{'R':>7}{'F1':>7}"
    for label, schemes in mentions.items():
        yield f"{label:<{_WIDTH}}{head}"
        for scheme in SCHEMES:
            c = schemes[scheme]
            numbers = (c.correct, c.incorrect, c.partial, c.missed, c.spurious)
            rates = f" {c.precision:7.3f}{c.recall:7.3f}{c.f1:7.3f}"
            yield f"  {scheme:<{_WIDTH - 2}}" + "".join(f"{n:>6}" for n in numbers) + rates


def _rule_lines(rules: Iterable[tuple[str, RuleCounts]]) -> Iterator[str]:
    yield ""
    yield f"{'fired':>7}{'exact':>7}{'lenient':>8}{'wrong':>7}{'uncounted':>10}  rule or model"
    for source, c in rules:
        yield f"{c.fired:>7}{c.exact:>7}{c.lenient:>8}{c.wrong:>7}{c.uncounted:>10}  {source}"


def _comparison_lines(comparison: Comparison) -> Iterator[str]:
    yield ""
    yield "F1 less that of the other system [95 % interval], permutation p"
    groups = list(dict.fromkeys(group for group, _ in comparison.differences))
    for group in groups:
        both = "   ".join(_difference(mode, comparison.differences[group, mode]) for mode in MODES)
        yield f"{group_name(group):<{_WIDTH}}{both}"
    for change in ("won", "lost"):
        found = [c for c in comparison.changes if c.change == change]
        yield f"{change}: {len(found)}"
        for changed in found:
            yield from _changed_lines(changed)
    if comparison.held_back:
        yield f"{comparison.held_back} changes in validation documents held back"


def _difference(mode: Mode, found: Difference) -> str:
    low, high = found.interval.low, found.interval.high
    return f"{mode} {found.value:+.3f} [{low:+.3f}, {high:+.3f}] p={found.p_value:.4f}"


def _changed_lines(changed: Changed) -> Iterator[str]:
    judgement = changed.judgement
    yield f"  {_place(judgement)}"
    yield f"    gold:  {_shown(judgement.gold)}"
    if changed.other:
        yield f"    now:   {_shown(judgement.predicted)}"
        yield f"    other: {_shown(changed.other.predicted)}"
    else:
        raised = "no longer raised" if changed.change == "won" else "new"
        yield f"    false alarm, {raised}: {_shown(judgement.predicted)}"


def error_lines(errors: Iterable[Error]) -> Iterator[str]:
    """Four lines an error: document and place, gold, predicted with its source, sentence."""
    number = 0
    for error in errors:
        number += 1
        judgement = error.judgement
        sources = f"   <{', '.join(judgement.sources)}>" if judgement.sources else ""
        yield f"[{judgement.verdict}] {_place(judgement)}"
        yield f"    gold:      {_shown(judgement.gold)}"
        yield f"    predicted: {_shown(judgement.predicted)}{sources}"
        if error.sentence:
            yield f"    | {error.sentence}"
    yield f"{number} errors"


def _place(judgement: Judgement) -> str:
    return f"{judgement.document} {judgement.type}.{judgement.field} of {judgement.record}"


def _shown(value: str | None) -> str:
    return "-" if value is None else value


def finding_lines(findings: Iterable[Finding], held_back: int) -> Iterator[str]:
    """What the check of the gold found."""
    counts = {"error": 0, "suspect": 0}
    for finding in findings:
        counts[finding.kind] += 1
        yield f"[{finding.kind}] {finding.document}: {finding.what}"
        if finding.sentence:
            yield f"    | {finding.sentence}"
    yield f"{counts['error']} errors, {counts['suspect']} suspects"
    if held_back:
        yield f"{held_back} findings in validation documents held back"


def cluster_lines(scores: dict[str, dict[str, ClusterScore]]) -> Iterator[str]:
    """Precision, recall and F1 of every measure for every entity type."""
    yield f"{'':<{_WIDTH}}{'':<10}{'P':>7}{'R':>7}{'F1':>7}"
    for kind, measures in scores.items():
        for name, s in measures.items():
            yield f"{kind:<{_WIDTH}}{name:<10}{s.precision:7.3f}{s.recall:7.3f}{s.f1:7.3f}"
