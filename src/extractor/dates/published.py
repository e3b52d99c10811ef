"""The publication date, wherever a page puts it: labels, header lines, datelines, signatures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.dates.edtf import Partial, Value, parse
from extractor.dates.expression import Expression
from extractor.dates.lexicon import Lexicon, load_lexicon
from extractor.dates.reference import Reference
from extractor.dates.resolve import value_of
from extractor.dates.scan import expressions, matching_text
from extractor.dates.written import Point

_HEADER_LINES = 14  # lines with text in which a page names its date
_TOP_LINES = 5
_LONG_HEADER = 30  # lines with text above which a page with a long menu still names its date
_DATELINES = 20  # lines with text one of which begins with the dateline of a wire
_FOOTER_LINES = 14
_SIGNER = 40  # characters before the date on a line that signs a notice
_LONGEST_LINE = 400  # of a longer line only the beginning is looked at
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright|版权所有|版權所有)\D{0,12}((?:19|20)[0-9]{2})(?![0-9])"
)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
# Years in which plans end say little of when a text appeared: "carbon neutral by 2060".
_TARGETS = frozenset(("2030", "2035", "2040", "2045", "2049", "2050", "2060"))
_YEAR_IN_NAME = re.compile(
    r"[A-Z][\w-]{2,} (20[0-9]{2})(?![0-9])|(20[0-9]{2})(?: [A-Z]|年?[\u4e00-\u9fff])"
)
_ADDRESS = re.compile(
    r"/(?:t|content_)?(20[0-9]{2})[-/]?([01][0-9])[-/]?([0-3][0-9])(?:[/_.-]|$)", re.M
)
_ON = re.compile(r"\W*[Oo]n ")
_SAME_NEWS = 45  # days between a dateline and a date in full that gives it its year
_REST = 90  # what a metadata line may say beside its date


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class _Day:
    """A day written on a line, and what stands before and after it there."""

    start: int
    end: int
    value: str
    complete: bool
    swappable: bool
    before: str
    after: str


def published_date(text: str, language: str) -> tuple[int, int, str] | None:
    """Where the publication date stands, and its EDTF value; without a year written, XXXX."""
    lexicon = load_lexicon(language)
    lines = list(_lines(matching_text(text, language)))
    head = [day for line in lines[:_HEADER_LINES] for day in _days(line, language)]
    for day in _ranked(head, lines, language, lexicon):
        value = (
            _settled(day, text, language) if day.complete else _with_year(day.value, text, language)
        )
        return day.start, day.end, value
    return _in_address(text)


def _in_address(text: str) -> tuple[int, int, str] | None:
    """The day in the page's own address, where nothing else names one."""
    match = _ADDRESS.search(text)
    value = "-".join(match.groups()) if match else ""
    return (match.start(1), match.end(3), value) if match and parse(value).date else None


def _with_year(value: str, text: str, language: str) -> str:
    """A dateline's day with the text's year: of a date close to it, of the copyright, of a name."""
    years = _years_nearby(value, text, language) or _COPYRIGHT.findall(text)
    years = (
        years
        or _most_common([a or b for a, b in _YEAR_IN_NAME.findall(text)])
        or _most_common(_YEAR.findall(text))
    )
    dated = f"{years[0]}{value[4:]}" if years else value
    return dated if parse(dated).date else value


def _years_nearby(value: str, text: str, language: str) -> list[str]:
    """The years of dates written in full that lie close to a dateline's day."""
    years = []
    for expression in expressions(matching_text(text, language), language):
        date = _day_of(expression)
        day = parse(f"{date.year:04d}{value[4:]}").date if date and date.year else None
        if day and date and date.date and abs((day - date.date).days) <= _SAME_NEWS:
            years.append(f"{day.year:04d}")
    return years


def _most_common(years: list[str]) -> list[str]:
    """The year that is written most often, if one is."""
    counts = Counter(year for year in years if year not in _TARGETS).most_common(2)
    return [counts[0][0]] if counts and (len(counts) < 2 or counts[0][1] > counts[1][1]) else []


def _settled(day: _Day, text: str, language: str) -> str:
    """The value of a day, in figures of doubtful order as the whole text reads it."""
    if not day.swappable:
        return day.value
    for expression in expressions(matching_text(text, language), language):
        date = _day_of(expression)
        if date and expression.start == day.start:
            return date.edtf
    return day.value


def _ranked(
    head: list[_Day], lines: list[_Line], language: str, lexicon: Lexicon
) -> Iterator[_Day]:
    """Days that may be that of publication, the surest kind first."""
    labels = lexicon.header
    full = [day for day in head if day.complete]
    datelined = [day.start for day in full if labels.is_dateline(day.before, day.after)]
    yield from (
        day
        for day in full
        if _is_labelled(day, lexicon)
        or (_is_metadata(day, lexicon) and not any(start < day.start for start in datelined))
    )
    yield from (day for day in full if _is_dated_plainly(day, lines, lexicon))
    datelines = [d for line in lines[:_DATELINES] for d in _days(line, language)]
    yield from (
        day for day in datelines if day.complete and labels.is_dateline(day.before, day.after)
    )
    below = [day for line in lines[_HEADER_LINES:_LONG_HEADER] for day in _days(line, language)]
    yield from (day for day in below if day.complete and _is_marked(day, lexicon))
    yield from _labelled_below(lines, language, lexicon)
    yield from _closing(lines, language, lexicon)
    yield from (day for day in datelines if labels.is_dateline(day.before, day.after))
    yield from (day for day in head if _is_marked(day, lexicon))
    yield from (day for day in datelines if labels.today.search(day.before))


def _lines(text: str) -> Iterator[_Line]:
    """The lines that have text, long ones cut."""
    for match in re.finditer(r"[^\n]+", text):
        if not match[0].isspace():
            yield _Line(match.start(), match[0][:_LONGEST_LINE])


def _days(line: _Line, language: str) -> Iterator[_Day]:
    for expression in expressions(line.text, language):
        date = _day_of(expression)
        if date is None:
            continue
        start, end = expression.start, expression.end
        before, after = line.text[:start], line.text[end:]
        swappable = isinstance(expression.node, Point) and expression.node.swappable
        place = (line.start + start, line.start + end)
        yield _Day(*place, date.edtf, date.date is not None, swappable, before, after)


def _day_of(expression: Expression) -> Partial | None:
    """The day an expression names in figures, its year perhaps unknown."""
    node = expression.node
    if not isinstance(node, Point) or node.month is None or node.day is None:
        return None
    if node.calendar == "lunar" or node.year_shift is not None or node.near is not None:
        return None
    value: Value | None = value_of(node, Reference())
    return value.start if value and value.end is None else None


def _labelled_below(lines: list[_Line], language: str, lexicon: Lexicon) -> Iterator[_Day]:
    """Days behind a label that only publication has, anywhere."""
    for line in lines[_HEADER_LINES:]:
        if lexicon.header.sure_label.search(line.text):
            for day in _days(line, language):
                if day.complete and lexicon.header.sure_label.search(day.before):
                    yield day


def _is_dated_plainly(day: _Day, lines: list[_Line], lexicon: Lexicon) -> bool:
    """Whether "Date:" stands before a day at the head of a page that is no programme."""
    header = lexicon.header
    top = lines[:_HEADER_LINES]
    place = next(i for i, line in enumerate(top) if day.start < line.start + len(line.text) + 1)
    is_programme = any(header.programme.search(line.text) for line in top)
    return place < _TOP_LINES and bool(header.plain_label.search(day.before)) and not is_programme


def _is_labelled(day: _Day, lexicon: Lexicon) -> bool:
    header = lexicon.header
    if header.said_in_passing.search(day.before):
        return len(day.before) + len(day.after) <= _REST
    return bool(header.label.search(day.before)) and not header.prose.search(day.after)


def _is_marked(day: _Day, lexicon: Lexicon) -> bool:
    """Whether a line further down names its date with other things that only a header says."""
    header = lexicon.header
    beside = header.clock.search(day.after) or header.metadata_label.search(day.before + day.after)
    return _is_labelled(day, lexicon) or bool(beside and _is_metadata(day, lexicon))


def _is_metadata(day: _Day, lexicon: Lexicon) -> bool:
    """Whether the line says nothing but when, who and where from."""
    header = lexicon.header
    beside = header.clock.sub("", f"{day.before}◆{day.after}")
    rest = beside.replace("◆", "").strip()
    if header.other_label.search(day.before) and not header.label.search(day.before):
        return bool(header.metadata_label.search(rest)) and not header.prose.search(rest)
    is_timed = _ON.fullmatch(day.before) and header.clock.match(day.after.lstrip(" ,"))
    if is_timed or not day.before.strip(" -|·•(（[【"):
        is_short = len(rest) <= _REST and not header.sentence.search(rest)
        return is_short or bool(header.metadata.search(day.after[:_REST]))
    if len(day.before) > _REST or header.prose.search(rest):
        return False
    return bool(header.metadata.search(beside) or header.separator.search(beside))


def _closing(lines: list[_Line], language: str, lexicon: Lexicon) -> Iterator[_Day]:
    """A line at the end that holds a date and at most who signs, as notices are signed."""
    for line in reversed(lines[-_FOOTER_LINES:]):
        for day in _days(line, language):
            if day.complete and (_is_marked(day, lexicon) or _is_signature(day, lexicon)):
                yield day


def _is_signature(day: _Day, lexicon: Lexicon) -> bool:
    header = lexicon.header
    if re.sub(r"（[^）]{0,20}）|\([^)]{0,20}\)|[\s）)。.]|印发", "", day.after):
        return False
    before = day.before.strip(" （(\u3000")
    if not before:
        return True
    named = len(before) <= _SIGNER and (before != day.before or before.endswith((",", "，")))
    return named and not header.other_label.search(before) and not header.prose.search(before)
