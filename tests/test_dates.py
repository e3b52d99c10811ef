"""Dates in sentences of our own: what is found, what it stands for, what is none."""

import doctest
import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractor import find_dates

CASES = [
    pytest.param(
        language, group["published"], text, expected, id=f"{language}/{group['id']}/{text}"
    )
    for language in ("en", "zh")
    for group in tomllib.loads(
        (Path(__file__).parent / "cases" / language / "dates.toml").read_text("utf-8")
    )["group"]
    for text, *expected in group["cases"]
]


def found(text: str, language: str, **context: Any) -> list[str]:
    dates = find_dates(text, language=language, **context)
    return [f"{d.text} = {d.value}{' ?' if d.doubtful else ''}" for d in dates if d.kept]


@pytest.mark.parametrize(("language", "published", "text", "expected"), CASES)
def test_dates(language: str, published: str, text: str, expected: list[str]) -> None:
    assert found(text, language, published=published or None) == expected


@pytest.mark.parametrize(
    ("text", "announces", "value"),
    [
        ("Forum, 15 March", True, "2026-03-15"),
        ("Forum, 15 March", False, "2025-03-15"),
        ("Forum, 30 June", False, "2024-06-30"),
        ("Forum, on the 12th", True, "2025-05-12"),
        ("Forum, on the 12th", False, "2025-04-12"),
    ],
)
def test_the_caller_may_say_which_way_the_text_looks(
    text: str, announces: bool, value: str
) -> None:
    dates = find_dates(text, language="en", published="2025-04-16", announces=announces)
    assert [date.value for date in dates] == [value]


def test_found_dates_that_are_no_records_say_so() -> None:
    dates = find_dates("two weeks ago, and today", language="en", published="2025-04-16")
    assert [(d.value, d.kept) for d in dates] == [("2025-04-02", False), ("2025-04-16", False)]


@pytest.mark.parametrize(
    ("text", "language", "calendar"),
    [
        ("民國113年10月5日", "zh", "roc"),
        ("农历正月十五", "zh", "lunar"),
        ("佛历2568年", "zh", "buddhist"),
        ("令和7年", "zh", "japanese"),
        ("15 April B.E. 2568", "en", "buddhist"),
        ("October 8, Reiwa 7", "en", "japanese"),
        ("15 April 2025", "en", "gregorian"),
    ],
)
def test_other_calendars_are_marked(text: str, language: str, calendar: str) -> None:
    (date,) = find_dates(text, language=language, published="2025-04-16")
    assert date.calendar == calendar


def test_the_rule_is_named() -> None:
    (date,) = find_dates("2024年12月02日", language="zh")
    assert date.rule == "zh/dates:year-month-day"


def test_a_language_without_rules_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        find_dates("12 mars 2024", language="fr")


def test_the_example_of_the_documentation() -> None:
    page = Path(__file__).parents[1] / "docs" / "dates.md"
    failures, examples = doctest.testfile(str(page), module_relative=False)
    assert (failures, examples) == (0, 2)
