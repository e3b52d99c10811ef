"""How characters and surnames are read, and letters cut into syllables."""

import time

import pytest

from extractor.link.pinyin import cuts, is_pinyin, readings, spellings, surname_readings, syllables
from extractor.rules import load_words


@pytest.mark.parametrize(
    ("char", "expected"),
    [
        ("明", ("ming",)),
        ("重", ("zhong", "chong")),
        ("長", ("zhang", "chang")),
        ("乾", ("qian", "gan")),
        ("女", ("nv",)),
        ("A", ()),
        ("，", ()),
    ],
)
def test_readings(char: str, expected: tuple[str, ...]) -> None:
    assert readings(char) == expected


def test_syllables_pass_over_what_is_no_character() -> None:
    assert syllables("同仁堂 AI") == (("tong",), ("ren",), ("tang",))


@pytest.mark.parametrize(
    ("surname", "first"),
    [
        ("单", "shan"), ("單", "shan"), ("仇", "qiu"), ("解", "xie"), ("区", "ou"), ("曾", "zeng"),
        ("查", "zha"), ("任", "ren"), ("朴", "piao"), ("翟", "zhai"), ("欧阳", "ouyang"),
        ("尉迟", "yuchi"), ("万俟", "moqi"), ("澹台", "tantai"), ("吕", "lv"), ("覃", "qin"),
    ],
)  # fmt: skip
def test_surnames_have_readings_of_their_own(surname: str, first: str) -> None:
    assert surname_readings(surname)[0] == first


def test_the_readings_elsewhere_follow_the_reading_as_surname() -> None:
    assert surname_readings("单") == ("shan", "dan", "chan")


def test_no_surname_has_no_reading() -> None:
    assert surname_readings("") == surname_readings("Lee") == ()


def test_every_surname_of_the_list_can_be_read() -> None:
    assert [name for name in load_words("zh", "surnames") if not surname_readings(name)] == []


def test_spellings_of_the_rounded_vowel() -> None:
    assert spellings("lv") == ("lv", "lu", "lyu", "lü")
    assert spellings("lan") == ("lan",)


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("xian", (("xian",), ("xi", "an"))),
        ("tongrentang", (("tong", "ren", "tang"),)),
        ("fangan", (("fan", "gan"), ("fang", "an"))),
        ("lyu", (("lyu",),)),
        ("lü", (("lv",),)),
        ("pharma", ()),
        ("", ((),)),
    ],
)
def test_cuts(letters: str, expected: tuple[tuple[str, ...], ...]) -> None:
    assert cuts(letters) == expected


def test_long_letters_are_cut_at_once() -> None:
    started = time.perf_counter()
    assert cuts("a" * 60) == ()
    assert len(cuts("xianganfang" * 4)) == 16
    assert not cuts("xianganfang" * 4 + "zzz")
    assert time.perf_counter() - started < 0.5


def test_is_pinyin() -> None:
    assert is_pinyin("bohai")
    assert not is_pinyin("biotech")
    assert not is_pinyin("")
