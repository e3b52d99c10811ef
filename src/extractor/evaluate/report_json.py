"""A report as JSON: counts, and the rates that derive from them."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from extractor.evaluate.counts import Counts
from extractor.evaluate.judge import Judgement
from extractor.evaluate.report import Comparison, MentionTable, Report, Row, Section
from extractor.evaluate.resampling import MODES

FORMAT = "extractor-evaluation/1"


def report_json(report: Report) -> str:
    """The report as one indented JSON object."""
    value = {
        "format": FORMAT,
        "sets": {section.title: _section(section) for section in report.sections},
        "errors": [
            _judgement(error.judgement) | {"sentence": error.sentence}
            for _, found in report.errors
            for error in found
        ],
        "problems": [asdict(problem) for problem in report.problems],
        "problem_counts": report.problem_counts(),
    }
    return json.dumps(value, ensure_ascii=False, indent=1)


def _section(section: Section) -> dict[str, Any]:
    score = section.score
    return {
        "documents": list(score.documents),
        "rows": [_row(row) for row in section.rows],
        "macro_f1": {
            name: {mode: section.macro[name, mode] for mode in MODES}
            for name in ("types", "documents")
        },
        "attributes": [
            {"type": kind, "name": name, "right": right, "of": seen}
            for (kind, name), (right, seen) in score.accuracies().items()
        ],
        "by_document": {name: _counts(counts) for name, counts in score.by_document().items()},
        "mentions": _mentions(section.mentions) if section.mentions else None,
        "rules": {name: asdict(c) for name, c in section.rules.items()} if section.rules else None,
        "comparison": _comparison(section.comparison) if section.comparison else None,
    }


def _row(row: Row) -> dict[str, Any]:
    intervals = {mode: {"interval": asdict(spread)} for mode, spread in row.spread.items()}
    counts = _counts(row.counts)
    for mode in MODES:
        counts[mode] |= intervals.get(mode, {})
    return {"group": list(row.group), **counts}


def _counts(counts: Counts) -> dict[str, Any]:
    rates: dict[str, Any] = {
        mode: {
            "correct": counts.correct(mode),
            "precision": counts.precision(mode),
            "recall": counts.recall(mode),
            "f1": counts.f1(mode),
        }
        for mode in MODES
    }
    return {"gold": counts.gold, "predicted": counts.predicted, **rates}


def _mentions(mentions: MentionTable) -> dict[str, Any]:
    return {
        label: {
            scheme: asdict(counts)
            | {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
            for scheme, counts in schemes.items()
        }
        for label, schemes in mentions.items()
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "f1_differences": [
            {"group": list(group), "mode": mode, **asdict(difference)}
            for (group, mode), difference in comparison.differences.items()
        ],
        "changes": [
            {
                "change": changed.change,
                "now": _judgement(changed.judgement),
                "other": _judgement(changed.other) if changed.other else None,
            }
            for changed in comparison.changes
        ],
        "held_back": comparison.held_back,
    }


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return {
        "document": judgement.document,
        "type": judgement.type,
        "field": judgement.field,
        "verdict": judgement.verdict,
        "record": judgement.record,
        "gold": judgement.gold,
        "predicted": judgement.predicted,
        "sources": list(judgement.sources),
    }
