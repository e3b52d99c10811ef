"""Days of parts told by the days of their whole: "on the second day", "Thursday is given over"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping

from extractor.assemble.event_intervals import is_day
from extractor.assemble.event_scope import EventScope
from extractor.document import Mention

Dates = Mapping[int, tuple[str, tuple[Mention, ...]]]

_WEEKDAY = ":weekday"
# An interval of which only the end is told: a part that closes the programme is held on that day.
_UNTIL = "../"
_LONGEST = 14


def days_within(scope: EventScope, dates: Dates) -> dict[int, tuple[str, tuple[Mention, ...]]]:
    """The dates of gatherings, those of parts put into the days of the main one."""
    found = dict(dates)
    if scope.document.language != "en" or scope.main is None or scope.main not in dates:
        return found
    days = list(_days(dates[scope.main][0]))
    for index, gathering in enumerate(scope.gatherings):
        if index == scope.main or len(days) < 2:
            continue
        if index in dates:
            found[index] = _moved(*dates[index], days)
        else:
            told = (_told(scope, mention, days) for mention in gathering.mentions)
            if date := next((date for date in told if date), None):
                found[index] = date
    return found


def _days(interval: str) -> Iterator[str]:
    """The days of an interval, if it is a short one of known days."""
    first, _, last = interval.partition("/")
    try:
        start, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    except ValueError:
        return
    for number in range(min((end - start).days, _LONGEST) + 1):
        yield (start + datetime.timedelta(number)).isoformat()


def _moved(
    value: str, mentions: tuple[Mention, ...], days: list[str]
) -> tuple[str, tuple[Mention, ...]]:
    """A day told by its weekday alone, as that day of the main gathering."""
    if value.startswith(_UNTIL):
        same = [day for day in days if day[4:] == value[-len("-10-09") :]]
        return (same[0] if same else value), mentions
    if value in days or not is_day(value) or not mentions[0].source.endswith(_WEEKDAY):
        return value, mentions
    try:
        weekday = datetime.date.fromisoformat(value).weekday()
    except ValueError:
        return value, mentions
    fitting = [d for d in days if datetime.date.fromisoformat(d).weekday() == weekday]
    return (fitting[0], mentions) if fitting else (value, mentions)


def _told(
    scope: EventScope, mention: Mention, days: list[str]
) -> tuple[str, tuple[Mention, ...]] | None:
    """The day of a part that its sentence counts: "on the second day", "on the last morning"."""
    sentence = scope.document.sentence_at(mention.start)
    match = _COUNTED.search(scope.document.folded, sentence.start, sentence.end)
    if match is None:
        return None
    number = _NUMBERS[match["number"]]
    if number >= len(days):
        return None
    source = "rule:en/event_dates:counted-day"
    return days[number], (scope.document.mention(*match.span(), "DATE", source),)


_COUNTED = re.compile(
    r"\b[Oo]n (?:the|its) (?P<number>first|opening|second|third|fourth|fifth|last|final|closing)"
    r" (?:day|morning|afternoon|evening|night)\b"
)
_NUMBERS = {
    **{"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4},
    **{"last": -1, "final": -1, "closing": -1},
}
