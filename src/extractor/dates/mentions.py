"""``find_dates``: from a text to its dates, with their values."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extractor.dates import edtf
from extractor.dates.edtf import Partial, Value, parse
from extractor.dates.lexicon import Lexicon, load_lexicon
from extractor.dates.reference import Reference
from extractor.dates.resolve import Resolved, resolve
from extractor.dates.scan import Expression, expressions
from extractor.dates.written import Node, Offset, Point
from extractor.document import fold_characters

_SENTENCE = 240  # characters on either side in which a sentence is looked for
_TENSE_BEFORE = 90  # characters before a date in which the tense is looked for
_TENSE_RIGHT_BEFORE = 40
_TENSE_AFTER = 60
_LONGEST_EVENT = 10  # days whose weekdays are remembered one by one


@dataclass(frozen=True, slots=True)
class DateMention:
    """A calendar expression in a text.

    ``value`` is EDTF. ``rule`` names the rule that read it, as in "en/dates:month-day". A date is
    ``doubtful`` where a weekday or day written beside it contradicts it. ``kept`` says whether a
    date record comes of it: "today" and "two weeks ago" are found but are no records.
    """

    start: int
    end: int
    text: str
    value: str
    rule: str
    doubtful: bool = False
    kept: bool = True


def find_dates(
    text: str, *, language: str, published: str | None = None, announces: bool | None = None
) -> list[DateMention]:
    """Find the calendar expressions of a text, in order of place, none overlapping.

    Args:
        text: any text.
        language: "en" or "zh".
        published: the day of publication in EDTF; without it relative dates are not found, and what
            is not written is X.
        announces: whether the text is about something to come (dates without a year lie ahead) or
            past; by default each sentence's own words decide.

    Raises:
        FileNotFoundError: a language without rules.
    """
    folded = fold_characters(text)
    found = expressions(folded, language)
    resolver = _Resolver(folded, load_lexicon(language), parse(published), announces)
    return [
        DateMention(e.start, e.end, text[e.start : e.end], r.value.edtf, e.rule, r.doubtful, e.kept)
        for e, r in resolver.resolved(found)
    ]


@dataclass(frozen=True)
class _Written:
    """The dates so far: what a later expression may count from."""

    previous: Partial | None = None
    place: int = -1
    year: int | None = None
    days: frozenset[datetime.date] = frozenset()

    def after(self, expression: Expression, value: Value) -> _Written:
        """What is known after one more expression."""
        if not _fixes_context(expression):
            return self
        year = value.last.year or self.year
        if value.last.month is None:
            return replace(self, year=year)
        days = self.days.union(_days_of(value))
        return _Written(value.last, expression.start, year, days)


@dataclass(frozen=True)
class _Resolver:
    """Resolves the expressions of one text in order, each in the light of those before it."""

    text: str
    lexicon: Lexicon
    published: Partial
    announces: bool | None

    def resolved(self, found: Iterable[Expression]) -> Iterator[tuple[Expression, Resolved]]:
        written = _Written()
        waiting = list(reversed(list(found)))
        while waiting:
            expression = waiting.pop()
            resolved = resolve(expression.node, self.reference(expression, written))
            if resolved is None:
                waiting.extend(part for part in reversed(expression.parts) if part.alone)
                continue
            if not written.previous and _leans_on_previous(expression.node):
                expression = replace(expression, kept=False)
            written = written.after(expression, resolved.value)
            yield expression, resolved

    def reference(self, expression: Expression, written: _Written) -> Reference:
        forward, sure = self.tense(expression)
        year = None
        if self.published.year is None:
            year = self.year(expression) or (written.previous.year if written.previous else None)
        same_sentence = written.place >= self.sentence(expression)[0]
        return Reference(
            published=self.published,
            forward=forward,
            sure=sure,
            year=year,
            year_before=written.year,
            previous=written.previous,
            beside=written.previous if same_sentence else None,
            days=written.days,
        )

    def tense(self, expression: Expression) -> tuple[bool | None, bool]:
        """Whether the nearest word of tense in the sentence looks ahead, and whether that is sure."""
        if self.announces is not None:
            return self.announces, True
        first, end = self.sentence(expression)
        tense = self.lexicon.tense
        start = max(first, expression.start - _TENSE_BEFORE)
        before = list(tense.finditer(self.text, start, expression.start))
        if before:
            last = before[-1]
            near = expression.start - last.end() <= _TENSE_RIGHT_BEFORE
            return last["forward"] is not None, near and last["perhaps"] is None
        after = tense.search(self.text, expression.end, min(end, expression.end + _TENSE_AFTER))
        return (after["forward"] is not None if after else None), False

    def year(self, expression: Expression) -> int | None:
        """The year written nearest to the expression in its sentence."""
        first, last = self.sentence(expression)
        years = [
            (min(abs(m.start() - expression.end), abs(expression.start - m.end())), int(m[0]))
            for m in _YEAR.finditer(self.text, first, last)
        ]
        return min(years)[1] if years else None

    def sentence(self, expression: Expression) -> tuple[int, int]:
        floor = max(0, expression.start - _SENTENCE)
        ceiling = min(len(self.text), expression.end + _SENTENCE)
        first = max((m.end() for m in _STOP.finditer(self.text, floor, expression.start)), default=floor)
        stop = _STOP.search(self.text, expression.end, ceiling)
        return first, stop.start() if stop else ceiling


_STOP = re.compile(r"[。！？!?\n]|(?<=[a-z0-9)”\"])\.(?= +[A-Z“\"]|$)")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def _leans_on_previous(node: Node) -> bool:
    """Whether an expression counts from a date written before it: "the same day"."""
    if isinstance(node, Offset):
        return node.then
    return isinstance(node, Point) and (node.then_day, node.then_month, node.then_year) != (None,) * 3


def _days_of(value: Value) -> Iterator[datetime.date]:
    """The days of a value, of a long interval its ends."""
    first, last = value.start.date, value.last.date
    if first is None or last is None:
        return
    yield first
    yield last
    if (last - first).days < _LONGEST_EVENT:
        yield from (d for n in range(1, (last - first).days) if (d := edtf.days_later(first, n)))


def _fixes_context(expression: Expression) -> bool:
    """Whether "the next day" or a bare day after this expression counts from it."""
    return expression.kept and not isinstance(expression.node, Offset) and (
        not isinstance(expression.node, Point) or expression.node.festival is None
    )
