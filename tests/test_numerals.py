"""Numbers in names, and counts of persons."""

import pytest

from extractor.assemble.attendance import qualifier_of, read_count
from extractor.numerals import chinese_number, english_ordinal


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("三十一", 31),
        ("十二", 12),
        ("一百二十九", 129),
        ("首", 1),
        ("9", 9),
        ("二〇", 20),
        ("大", None),
    ],
)
def test_chinese_numbers(written: str, number: int | None) -> None:
    assert chinese_number(written) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [("9th", 9), ("Seventy-eighth", 78), ("VIII", 8), ("First", 1), ("of", None), ("IIX", None)],
)
def test_english_ordinals(written: str, number: int | None) -> None:
    assert english_ordinal(written) == number


@pytest.mark.parametrize(
    ("language", "written", "count"),
    [
        ("zh", "5.4万", 54000),
        ("zh", "六百", 600),
        ("zh", "1,500", 1500),
        ("en", "1,450", 1450),
        ("en", "thirty-two", 32),
    ],
)
def test_counts(language: str, written: str, count: int) -> None:
    assert read_count("zh" if language == "zh" else "en", written) == count


@pytest.mark.parametrize(
    ("words", "qualifier"), [("近", "nearly"), ("余", "more_than"), ("约", "about"), ("", "exact")]
)
def test_qualifiers(words: str, qualifier: str) -> None:
    assert qualifier_of("zh", words) == qualifier
