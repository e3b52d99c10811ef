"""The gazetteer: one code for one place in both languages, and short names."""

import pytest

from extractor.places import find_place, leading_places, short_name


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("青岛市", "青岛"),
        ("磐安县", "磐安"),
        ("文县", "文县"),
        ("大兴区", "大兴区"),
        ("内蒙古自治区", "内蒙古"),
    ],
)
def test_short_chinese_names(written: str, short: str) -> None:
    assert short_name("zh", written) == short


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("青岛", "Qingdao"),
        ("西安市", "Xi’an"),
        ("陕西", "Shaanxi"),
        ("兰考县", "Lankao"),
        ("日本", "Japan"),
    ],
)
def test_a_place_has_one_code_in_both_languages(chinese: str, english: str) -> None:
    left, right = find_place("zh", chinese), find_place("en", english)
    assert left is not None
    assert right is not None
    assert left.code == right.code


def test_the_chain_at_the_front_of_an_address() -> None:
    chain, end = leading_places("zh", "甘肃省定西市陇西县文化馆")
    assert [place.level for place in chain] == ["region", "city", "county"]
    assert end == len("甘肃省定西市陇西县")
