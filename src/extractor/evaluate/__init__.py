"""The scorer as a library: load, judge, count, compare, list and report.

``score(gold, predicted)`` judges every fact; everything else derives from what it returns.
"""

from extractor.evaluate.counts import Counts, Mode, Verdict
from extractor.evaluate.judge import Attribute, Judgement, judge
from extractor.evaluate.listing import Error, errors, selection
from extractor.evaluate.loading import Loaded, Problem, load_records, set_of
from extractor.evaluate.scoring import Score, macro_f1, score
from extractor.evaluate.texts import Texts

__all__ = [
    "Attribute",
    "Counts",
    "Error",
    "Judgement",
    "Loaded",
    "Mode",
    "Problem",
    "Score",
    "Texts",
    "Verdict",
    "errors",
    "judge",
    "load_records",
    "macro_f1",
    "score",
    "selection",
    "set_of",
]
