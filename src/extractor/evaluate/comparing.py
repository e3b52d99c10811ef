"""Two systems on the same gold: what one of them won and lost against the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractor.evaluate.counts import Mode
from extractor.evaluate.judge import Judgement
from extractor.evaluate.scoring import Score

Change = Literal["won", "lost"]
_Key = tuple[str, str, str, str, str | None]


@dataclass(frozen=True, slots=True)
class Changed:
    """A fact on which two systems differ. ``other`` is the other system's judgement of it, if any.

    Won: now right, or a false alarm no longer raised; lost: the reverse.
    """

    change: Change
    judgement: Judgement
    other: Judgement | None


def changes(one: Score, other: Score, mode: Mode = "exact") -> Iterator[Changed]:
    """What ``one`` wins and loses against ``other``: gold facts first, then false alarms."""
    on_gold = list(_gold_changes(one, other, mode))
    yield from on_gold
    told = {id(j) for changed in on_gold for j in (changed.judgement, changed.other)}
    yield from (Changed("won", j, None) for j in _more_alarms(other, one, mode, told))
    yield from (Changed("lost", j, None) for j in _more_alarms(one, other, mode, told))


def _gold_changes(one: Score, other: Score, mode: Mode) -> Iterator[Changed]:
    before = _by_gold(other)
    for key, judgements in _by_gold(one).items():
        # Facts that are written alike are interchangeable: right ones are set against right ones.
        now = sorted(judgements, key=lambda j: -j.counts.correct(mode))
        then = sorted(before.get(key, ()), key=lambda j: -j.counts.correct(mode))
        for mine, theirs in zip(now, then, strict=False):
            gain = mine.counts.correct(mode) - theirs.counts.correct(mode)
            if gain:
                yield Changed("won" if gain > 0 else "lost", mine, theirs)


def _by_gold(score: Score) -> dict[_Key, list[Judgement]]:
    found: dict[_Key, list[Judgement]] = defaultdict(list)
    for j in score.judgements:
        if j.gold is not None:
            found[j.document, j.type, j.field, j.record, j.gold].append(j)
    return found


def _more_alarms(one: Score, other: Score, mode: Mode, told: set[int]) -> Iterator[Judgement]:
    """False alarms of ``one`` that ``other`` does not raise, without those told of already."""
    raised = Counter(_alarm(j) for j in other.judgements if _is_alarm(j, mode))
    for j in one.judgements:
        if _is_alarm(j, mode):
            raised[_alarm(j)] -= 1
            if raised[_alarm(j)] < 0 and id(j) not in told:
                yield j


def _is_alarm(judgement: Judgement, mode: Mode) -> bool:
    return judgement.predicted is not None and not judgement.counts.correct(mode)


def _alarm(judgement: Judgement) -> tuple[str, str, str, str | None]:
    return judgement.document, judgement.type, judgement.field, judgement.predicted
