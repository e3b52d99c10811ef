"""The word lists behind the comparison of names."""

from collections import Counter
from importlib.resources import files

import pytest

from extractor.link.concepts.lexicon import bodies_named, chinese_words, lines
from extractor.link.concepts.places import codes_of, nested, place_codes
from extractor.link.concepts.stems import stem, stems

TOPICS = ("bodies", "fields", "heads", "regions")


def written(topic: str) -> list[str]:
    path = files("extractor") / "link/concepts/words" / f"{topic}.txt"
    return path.read_text("utf-8").splitlines()


@pytest.mark.parametrize("topic", TOPICS)
def test_a_list_is_sorted_unique_and_says_where_it_comes_from(topic: str) -> None:
    header = [line for line in written(topic) if line.startswith("#")]
    entries = [line for line in written(topic) if not line.startswith("#")]
    assert any("Source:" in line for line in header)
    assert entries == sorted(set(entries))


@pytest.mark.parametrize("topic", TOPICS)
def test_every_line_has_both_languages(topic: str) -> None:
    for chinese, english in lines(topic):
        assert all(chinese), chinese
        assert all(phrase.strip("~ ") for phrase in english), chinese


def test_a_chinese_word_stands_on_one_line() -> None:
    words = [w for topic in ("fields", "heads", "regions") for ws, _ in lines(topic) for w in ws]
    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_the_lexicon_is_made_for_the_world() -> None:
    assert len(chinese_words()) > 3000


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("sciences", "science"), ("industries", "industry"), ("organisation", "organization"),
        ("centre", "center"), ("women", "woman"), ("physics", "physics"), ("glass", "glass"),
        ("campus", "campus"), ("orthopaedics", "orthopedic"), ("labour", "labor"),
    ],
)  # fmt: skip
def test_stems(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_function_words_are_no_stems() -> None:
    assert stems("Institute for the Study of Rivers") == ("institute", "study", "river")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("国家药监局", "国家药品监督管理局"),
        ("National Medical Products Administration", "国家药品监督管理局"),
        ("The World Health Organization", "世界卫生组织"),
        ("世界衛生組織", "世界卫生组织"),
        ("中华人民共和国商务部", "商务部"),
        ("Ministry of Commerce of China", "商务部"),
    ],
)
def test_well_known_bodies(name: str, body: str) -> None:
    assert body in bodies_named(name)


def test_one_abbreviation_may_stand_for_several_bodies() -> None:
    assert len(bodies_named("ICC")) == 2


def test_places_have_one_code_in_both_languages() -> None:
    assert codes_of("青岛", "zh") & codes_of("Qingdao", "en")
    assert not codes_of("陕西", "zh") & codes_of("Shanxi", "en")


def test_a_place_in_no_gazetteer_goes_by_its_spelling() -> None:
    assert codes_of("云岭湾", "zh") == codes_of("Yunlingwan", "en")


def test_nested_places() -> None:
    assert nested(codes_of("青岛", "zh"), codes_of("Shandong", "en"))
    assert not nested(codes_of("青岛", "zh"), codes_of("Zhejiang", "en"))


def test_the_gazetteer_has_no_one_letter_places() -> None:
    assert min(map(len, place_codes("en"))) > 2
