"""The scorer as a library: load, judge, count, compare, list and report.

``score(gold, predicted)`` judges every fact; everything else derives from what it returns.
"""

from extractor.evaluate.comparing import Changed, changes
from extractor.evaluate.counts import Counts, Mode, Verdict
from extractor.evaluate.facts import FIELDS
from extractor.evaluate.gold_check import Finding, check_gold
from extractor.evaluate.judge import Attribute, Judgement, judge
from extractor.evaluate.listing import Error, Selection, errors, selection
from extractor.evaluate.loading import Loaded, Problem, load_records, set_of
from extractor.evaluate.report import Report, Wanted, build_report
from extractor.evaluate.scoring import Score, macro_f1, score
from extractor.evaluate.texts import Texts

__all__ = [
    "FIELDS",
    "Attribute",
    "Changed",
    "Counts",
    "Error",
    "Finding",
    "Judgement",
    "Loaded",
    "Mode",
    "Problem",
    "Report",
    "Score",
    "Selection",
    "Texts",
    "Verdict",
    "Wanted",
    "build_report",
    "changes",
    "check_gold",
    "errors",
    "judge",
    "load_records",
    "macro_f1",
    "score",
    "selection",
    "set_of",
]
