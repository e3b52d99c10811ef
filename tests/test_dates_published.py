"""The publication date: header lines, datelines and signatures, each on a page of our own."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.dates import published_date


def pages() -> Iterator[object]:
    for language in ("en", "zh"):
        path = Path(__file__).parent / "cases" / language / "dates_published.toml"
        source = tomllib.loads(path.read_text("utf-8"))
        for line, value in source["lines"]:
            text = f"{source['title']}\n\n{line}\n\n{source['body']}\n"
            yield pytest.param(language, text, value, id=f"{language}/{line}")
        for text, value in source["pages"]:
            yield pytest.param(language, text, value, id=f"{language}/{text[:40]!r}")


@pytest.mark.parametrize(("language", "text", "value"), list(pages()))
def test_publication_date(language: str, text: str, value: str) -> None:
    found = published_date(text, language)
    assert (found[2] if found else "") == value


def test_the_place_of_the_date() -> None:
    text = "Harbour Forum opens\n\nPosted on Monday, 12 May 2025 by admin\n"
    start, end, value = published_date(text, "en") or (0, 0, "")
    assert (text[start:end], value) == ("Monday, 12 May 2025", "2025-05-12")


def test_a_long_menu_above_the_header() -> None:
    menu = "\n".join(f"Menu item {letter}" for letter in "ABCDEFGHIJKLMNOP")
    text = f"{menu}\nHarbour Forum opens\n2025-05-12 10:22  Source: Daily Tide\n\nIt opened.\n"
    assert (published_date(text, "en") or ("",))[-1] == "2025-05-12"
