"""What the words of the calendar mean: the tables of ``lang/<code>/calendar.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from pydantic import BaseModel, ConfigDict


class _HeaderSource(BaseModel):
    """Patterns for the lines of a page that say when it was published."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: str
    sure_label: str
    other_label: str
    metadata_label: str
    metadata: str
    separator: str
    clock: str
    prose: str
    dateline_before: str
    dateline_after: str
    dateline_first: str
    dateline_stop: str
    sentence: str
    plain_label: str
    programme: str
    today: str
    said_in_passing: str


class _Source(BaseModel):
    """The tables as they stand in the file; keys are in lower case and without full stops."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    candidate: str
    trigger: str
    forward: str
    backward: str
    perhaps_forward: str
    perhaps_backward: str
    number: dict[str, int]
    month: dict[str, int]
    weekday: dict[str, int]
    season: dict[str, int]
    shift: dict[str, int]
    unit: dict[str, str]
    festival: dict[str, str]
    era: dict[str, int]
    header: _HeaderSource


@dataclass(frozen=True)
class Header:
    """The patterns of header lines, compiled."""

    label: re.Pattern[str]
    sure_label: re.Pattern[str]
    other_label: re.Pattern[str]
    metadata_label: re.Pattern[str]
    metadata: re.Pattern[str]
    separator: re.Pattern[str]
    clock: re.Pattern[str]
    prose: re.Pattern[str]
    dateline_before: re.Pattern[str]
    dateline_after: re.Pattern[str]
    dateline_first: re.Pattern[str]
    dateline_stop: re.Pattern[str]
    sentence: re.Pattern[str]
    plain_label: re.Pattern[str]
    programme: re.Pattern[str]
    today: re.Pattern[str]
    said_in_passing: re.Pattern[str]

    def is_dateline(self, before: str, after: str) -> bool:
        """Whether a place and a wire stand around a date, as at the head of a dispatch."""
        if not before.strip():
            return bool(self.dateline_first.match(after))
        if self.dateline_stop.search(before) and after.startswith((". ", "。")):
            return True
        return bool(self.dateline_before.search(before) and self.dateline_after.match(after))


@dataclass(frozen=True)
class Lexicon:
    """The calendar words of one language, and the patterns that frame them."""

    source: _Source

    @cached_property
    def candidate(self) -> re.Pattern[str]:
        """The figures and words, or characters, at which an expression might begin."""
        return re.compile(self.source.candidate)

    @cached_property
    def trigger(self) -> re.Pattern[str]:
        """What an expression begins with; every other candidate is passed over."""
        return re.compile(self.source.trigger)

    @cached_property
    def tense(self) -> re.Pattern[str]:
        """Words that say that something is still to come, or that it has been; named groups."""
        names = ("forward", "perhaps_forward", "backward", "perhaps_backward")
        parts = (f"(?P<{name}>{getattr(self.source, name)})" for name in names)
        return re.compile("|".join(parts), re.X | re.I)

    @cached_property
    def header(self) -> Header:
        patterns = self.source.header.model_dump()
        return Header(**{name: re.compile(pattern) for name, pattern in patterns.items()})

    @cached_property
    def ascii_numbers(self) -> bool:
        """Whether number words are written apart, as in English, or each in one character."""
        return all(word.isascii() for word in self.source.number)

    def number(self, text: str) -> int | None:
        """Read a number in figures or words: "21st", "twenty-first", 二十一, 二〇二四."""
        figures = re.match(r"\d{1,9}", text)
        if figures:
            return int(figures[0])
        words = re.findall(r"[a-z]+", text) if self.ascii_numbers else list(text)
        values = [self.source.number[word] for word in words if word in self.source.number]
        return _total(values) if values else None


def _total(values: list[int]) -> int:
    """Add up number words; "nineteen eighty" and 二〇二四 are read place by place."""
    if len(values) > 1 and all(value < 10 for value in values):
        return int("".join(map(str, values[:9])))
    total = 0
    for value in values:
        if value in (10, 100, 1000):
            total = max(total, 1) * value
        elif value >= 10 and total:
            total = total * 100 + value if total % 100 and total < 100 else total + value
        else:
            total += value
    return total


@cache
def load_lexicon(language: str) -> Lexicon:
    """Read the calendar words of a language.

    Raises:
        FileNotFoundError: no such language.
    """
    resource = files("extractor") / "lang" / language / "calendar.toml"
    return Lexicon(_Source.model_validate(tomllib.loads(resource.read_text("utf-8"))))
