"""``find_dates``: from a text to its dates, with their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extractor.dates.context import Surroundings, Written
from extractor.dates.edtf import Partial, parse
from extractor.dates.expression import Expression
from extractor.dates.lexicon import load_lexicon
from extractor.dates.reference import Known, Reference
from extractor.dates.resolve import Resolved, resolve
from extractor.dates.scan import expressions, matching_text
from extractor.dates.written import Range, leans_on_previous, says_its_year


@dataclass(frozen=True, slots=True)
class DateMention:
    """A calendar expression in a text.

    ``value`` is EDTF. ``rule`` names the rule that read it, as in "en/dates:month-day". A date is
    ``doubtful`` where a weekday or day written beside it contradicts it. ``kept`` says whether a
    date record comes of it: "today" and "two weeks ago" are found but are no records. ``calendar``
    is the one the date is written in.
    """

    start: int
    end: int
    text: str
    value: str
    rule: str
    doubtful: bool = False
    kept: bool = True
    calendar: str = "gregorian"


def find_dates(
    text: str,
    *,
    language: str,
    published: str | None = None,
    announces: bool | None = None,
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
    folded = matching_text(text, language)
    surroundings = Surroundings(folded, load_lexicon(language))
    resolver = _Resolver(surroundings, parse(published), announces)
    found = resolver.resolved(expressions(folded, language))
    return [_mention(text, expression, resolved) for expression, resolved in found]


def _mention(text: str, expression: Expression, resolved: Resolved) -> DateMention:
    return DateMention(
        start=expression.start,
        end=expression.end,
        text=text[expression.start : expression.end],
        value=resolved.value.edtf,
        rule=expression.rule,
        doubtful=resolved.doubtful,
        kept=expression.kept,
        calendar=expression.calendar,
    )


@dataclass(frozen=True)
class _Resolver:
    """Resolves the expressions of one text in order, each in the light of those before it."""

    surroundings: Surroundings
    published: Partial
    announces: bool | None

    def resolved(self, found: Iterable[Expression]) -> Iterator[tuple[Expression, Resolved]]:
        written, known = Written(self.published), Known()
        waiting = list(reversed(list(found)))
        while waiting:
            expression = waiting.pop()
            resolved = resolve(expression.node, self.reference(expression, written, known))
            if resolved is None:
                waiting.extend(part for part in reversed(expression.parts) if part.alone)
                continue
            if written.year is None and leans_on_previous(expression.node):
                expression = replace(expression, kept=False)
            written = written.after(expression, resolved.value)
            node = expression.node
            ends = (node.start, node.end) if isinstance(node, Range) else (node,)
            in_full = any(map(says_its_year, ends))
            known.add(resolved.value, in_full=in_full, published=self.published.date)
            yield expression, resolved

    def reference(self, expression: Expression, written: Written, known: Known) -> Reference:
        if says_its_year(expression.node):
            return Reference(self.published)
        forward, sure = self.announces, True
        if forward is None:
            forward, sure = self.surroundings.tense(expression)
        same_sentence = written.place >= self.surroundings.sentence(expression)[0]
        return Reference(
            published=self.published,
            forward=forward,
            sure=sure,
            year=None if self.published.year else self._year(expression, written),
            year_before=written.year,
            previous=written.previous,
            beside=written.previous if same_sentence else None,
            days=written.days,
            known=known,
        )

    def _year(self, expression: Expression, written: Written) -> int | None:
        """Without a publication date: the sentence's year, else that of the date before."""
        before = written.previous.year if written.previous else None
        return self.surroundings.year(expression) or before
