"""What holds for every text: nothing raises, spans are grounded, time grows with length."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.dates import find_dates, published_date
from extractor.records import Date

PIECES = {
    "en": "May|march|Monday|first|the|of|to|and|in|last|next|week|year|2024|12|3rd|31|/|-|.|,|(|)|"
    "quarter|Q3|spring|early|end|yesterday|ago|from|until|Easter|Reiwa|B.E.|1990s|30 February|\n",
    "zh": "年|月|日|号|二〇二四|十二|三十一|2024|12|31|2月30日|去|今|上|下|个|周|五|季度|半年|"
    "至|—|、|（|）|昨|农历|腊月|初一|民国|令和|前|后|底|初|第|星期|除夕|同|次|\n",
}
PUBLISHED = st.sampled_from(
    [None, "2024-05-12", "XXXX-05-12", "2024-02-29", "0001-01-01", "9999-12-31"]
)
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def assert_sound(text: str, language: str, published: str | None) -> None:
    end = 0
    for date in find_dates(text, language=language, published=published):
        assert text[date.start : date.end] == date.text
        assert end <= date.start < date.end
        assert Date(text=date.text, value=date.value).value == date.value
        end = date.end
    found = published_date(text, language)
    assert found is None or re.fullmatch(r"(\d{4}|XXXX)-\d\d-\d\d", found[2])


@LANGUAGES
@settings(deadline=None, max_examples=150)
@given(text=st.text(max_size=200), published=PUBLISHED)
def test_any_unicode(language: str, text: str, published: str | None) -> None:
    assert_sound(text, language, published)


@LANGUAGES
@settings(deadline=None, max_examples=400)
@given(data=st.data(), published=PUBLISHED)
def test_any_order_of_the_words_of_the_calendar(
    language: str, data: st.DataObject, published: str | None
) -> None:
    words = st.lists(st.sampled_from(PIECES[language].split("|")), max_size=12)
    joint = data.draw(st.sampled_from(["", " "] if language == "zh" else [" ", " ", ""]))
    assert_sound(joint.join(data.draw(words)), language, published)


@LANGUAGES
@pytest.mark.parametrize("run", ["1", "0", "一", " ", "(", "\n", "2", "a", "9"])
def test_a_megabyte_of_one_character_takes_less_than_a_second(language: str, run: str) -> None:
    text = run * 1_000_000
    start = time.process_time()
    find_dates(text, language=language, published="2024-05-12")
    published_date(text, language)
    assert time.process_time() - start < 1


@LANGUAGES
@pytest.mark.parametrize(
    "piece", ["1 ", "1/", "1-", "2024年", "May 1 to ", "Monday, ", "昨(", "5月1日至"]
)
def test_time_grows_with_length_alone(language: str, piece: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        find_dates(piece * times, language=language, published="2024-05-12")
        return time.process_time() - start

    seconds(10)
    assert seconds(4000) < 8 * seconds(1000) + 0.2
