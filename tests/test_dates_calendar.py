"""The arithmetic below the rules: other calendars, festivals, EDTF."""

import datetime
from itertools import pairwise

import pytest

from extractor.dates import edtf
from extractor.dates.edtf import Partial, Value
from extractor.dates.festivals import day_of, easter
from extractor.dates.lexicon import load_lexicon
from extractor.dates.lunar import lunar_years, solar_day, year_end
from extractor.rules import LANGUAGES, load_rules


@pytest.mark.parametrize(
    ("lunar", "solar"),
    [
        ((2024, 1, 1), "2024-02-10"),
        ((2025, 1, 1), "2025-01-29"),
        ((2025, 8, 15), "2025-10-06"),
        ((2023, 5, 5), "2023-06-22"),  # behind the leap second month
        ((2020, 12, 29), "2021-02-10"),
        ((1900, 1, 1), "1900-01-31"),
    ],
)
def test_lunar_days(lunar: tuple[int, int, int], solar: str) -> None:
    assert str(solar_day(*lunar)) == solar


def test_each_lunar_year_begins_when_the_one_before_it_ends() -> None:
    for (year, _), (_, following) in pairwise(sorted(lunar_years().items())):
        end = year_end(year)
        assert end is not None
        assert end + datetime.timedelta(days=1) == following.first


def test_lunar_months_have_29_or_30_days_and_a_leap_year_thirteen() -> None:
    for lunar_year in lunar_years().values():
        assert set(lunar_year.lengths) == {29, 30}
        assert len(lunar_year.lengths) == (13 if lunar_year.leap else 12)


@pytest.mark.parametrize(
    ("year", "day"), [(2018, "2018-04-01"), (2024, "2024-03-31"), (2025, "2025-04-20")]
)
def test_easter(year: int, day: str) -> None:
    assert str(easter(year)) == day


@pytest.mark.parametrize(
    ("entry", "day"),
    [
        ("12-25", "2024-12-25"),
        ("easter -2", "2024-03-29"),
        ("11 4 3", "2024-11-28"),
        ("05 -1 0", "2024-05-27"),
        ("lunar 5-5", "2024-06-10"),
        ("lunar 1-0", "2024-02-09"),
    ],
)
def test_festivals(entry: str, day: str) -> None:
    assert str(day_of(entry, 2024)) == day


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_festival_has_a_day(language: str) -> None:
    for name, entry in load_lexicon(language).source.festival.items():
        assert day_of(entry, 2024), name


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Value(Partial(2024, 7, 4), Partial(2024, 7, 7)), "2024-07-04/2024-07-07"),
        (Value(Partial(2024, 7), Partial(2024, 7)), "2024-07"),
        (Value(Partial(None, 7, 4)), "XXXX-07-04"),
        (Value(Partial(2023, None, 27)), "2023-XX-27"),
        (Value(Partial(1990, decade=True)), "199X"),
        (Value(Partial(2025, season=21)), "2025-21"),
        (Value(Partial(705)), "0705"),
    ],
)
def test_values_as_edtf(value: Value, written: str) -> None:
    assert value.edtf == written


@pytest.mark.parametrize("written", ["2024-07-04", "2024-07", "2024", "XXXX-07-04", "2023-XX-27"])
def test_edtf_is_read_as_it_is_written(written: str) -> None:
    assert edtf.parse(written).edtf == written


@pytest.mark.parametrize("written", [None, "", "soon", "2024-13-01", "../2024"])
def test_what_is_no_edtf_is_unknown(written: str | None) -> None:
    assert edtf.parse(written).date is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_can_be_reached(language: str) -> None:
    """An example begins at a candidate of the lexicon, or no text would ever try the rule."""
    lexicon = load_lexicon(language)
    for rule in load_rules(language, "dates"):
        for example in rule.examples:
            starts = [c.start() for c in lexicon.candidate.finditer(example)]
            tried = [i for i in starts if lexicon.trigger.match(example.lower(), i)]
            assert any(rule.pattern.match(example, i) for i in tried), f"{rule.name}: {example}"


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "21st", 21),
        ("en", "twenty-first", 21),
        ("en", "nineteen eighty six", 1986),
        ("en", "two thousand and thirty two", 2032),
        ("zh", "二〇二四", 2024),
        ("zh", "二十三", 23),
        ("zh", "廿三", 23),
        ("zh", "十", 10),
        ("zh", "none", None),
    ],
)
def test_numbers_in_words(language: str, text: str, number: int | None) -> None:
    assert load_lexicon(language).number(text) == number
