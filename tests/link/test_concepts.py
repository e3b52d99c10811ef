"""Names taken apart, and what two names share."""

import pytest

from extractor.document import Language
from extractor.link.concepts import agreement, parsed, series
from extractor.link.concepts.distinctive import is_distinctive
from extractor.link.concepts.keys import name_keys
from extractor.link.concepts.short import acronyms, is_acronym, is_contraction
from extractor.link.concepts.sounding import sound_alike
from extractor.link.naming import naming_evidence


def words(name: str, language: Language) -> list[tuple[str, str]]:
    return [(word.text, word.role) for word in parsed(name, language).words]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("滨城市卫生健康委员会", [("滨城市", "place"), ("卫生健康委员会", "head")]),
        ("瀚津乳业物流有限公司", [("瀚津", "name"), ("乳业", "field"), ("物流", "field")]),
        ("湖州市第三医院", [("湖州市", "place"), ("#3", "number"), ("医院", "head")]),
        ("岭西大学骨科", [("岭西", "name"), ("大学", "head"), ("骨科", "head")]),
        ("AI與機器人協會", [("ai", "field"), ("机器人", "field"), ("协会", "head")]),
    ],
)
def test_chinese_words(name: str, expected: list[tuple[str, str]]) -> None:
    assert words(name, "zh") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Halden Tea Board", [("halden", "name"), ("tea", "field"), ("board", "head")]),
        ("No. 3 Hospital", [("#3", "number"), ("hospital", "head")]),
        ("Xi'an Port", [("xian", "place"), ("port", "head")]),
        ("People's Bank of Inner Mongolia", None),
    ],
)
def test_english_words(name: str, expected: list[tuple[str, str]] | None) -> None:
    if expected is None:
        assert words(name, "en")[-1] == ("inner mongolia", "place")
    else:
        assert words(name, "en") == expected


@pytest.mark.parametrize(
    ("name", "language", "plain"),
    [
        ("明德制药股份有限公司", "zh", "明德制药"),
        ("明德制药（集团）有限公司", "zh", "明德制药集团"),
        ("Halden Robotics, Inc.", "en", "Halden Robotics"),
        ("Mingde Pharmaceutical Co.,Ltd.", "en", "Mingde Pharmaceutical"),
        ("Brightwater S.p.A.", "en", "Brightwater"),
        ("Halden Group (Holdings) Limited", "en", "Halden Group Holdings"),
        ("Ltd", "en", "Ltd"),
        ("有限公司", "zh", "有限公司"),
    ],
)
def test_legal_forms_are_left_out(name: str, language: Language, plain: str) -> None:
    assert parsed(name, language).plain == plain


def test_a_place_in_brackets_qualifies_the_name() -> None:
    name = parsed("Huayue Machinery (Suzhou) Co., Ltd.", "en")
    assert [word.text for word in name.qualifiers] == ["suzhou"]
    assert name.incorporated


def test_an_abbreviation_in_brackets_is_left_out() -> None:
    assert parsed("Global Soil Alliance (GSA)", "en").plain == "Global Soil Alliance"


@pytest.mark.parametrize(
    "name", ["", " ", "()", "（）", "---", "第", "\u200b", "a" * 5000, "医" * 3000]
)
def test_odd_names_do_no_harm(name: str) -> None:
    for language in ("en", "zh"):
        odd = parsed(name, language)
        name_keys(odd)
        naming_evidence(odd, parsed("明德制药", "zh"))
        naming_evidence(odd, parsed("Mingde Pharmaceutical", "en"))


def test_agreement_is_symmetric() -> None:
    a, b = parsed("滨城市海洋局", "zh"), parsed("Bincheng Ocean and Fishery Bureau", "en")
    there, back = agreement(a, b), agreement(b, a)
    assert (there.left, there.right) == (back.right, back.left)
    assert there.shared == back.shared


def test_what_one_name_lacks() -> None:
    found = agreement(parsed("滨城海洋渔业协会", "zh"), parsed("Bincheng Ocean Association", "en"))
    assert [word.text for word in found.left] == ["渔业"]
    assert found.right == ()


@pytest.mark.parametrize(
    ("chinese", "letters", "alike"),
    [
        ("莱茵塔尔", "Rheintal", True),
        ("热特苏", "Zhetysu", True),
        ("科尔维纳", "Corvina", True),
        ("马里斯顿", "Mariston", True),
        ("科尔维纳", "Mariston", False),
        ("莱茵塔尔", "Corvina", False),
        ("李", "Lee", False),
    ],
)
def test_foreign_names_sound_alike(chinese: str, letters: str, alike: bool) -> None:
    assert (sound_alike(chinese, letters) >= 0.6) is alike


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("发改委", "发展和改革委员会", True),
        ("药监局", "国家药品监督管理局", True),
        ("岭西大", "岭西大学", True),
        ("北京大学", "北京工业大学", False),
        ("浙大", "浙江大学", True),
        ("浙大", "浙江工商大学", False),
    ],
)
def test_contractions(short: str, full: str, expected: bool) -> None:
    assert is_contraction(parsed(short, "zh"), parsed(full, "zh")) is expected


def test_acronyms() -> None:
    full = parsed("Association for the Advancement of Soil Science", "en")
    assert {"AASS", "AFTAOSS"} <= acronyms(full)
    assert is_acronym(parsed("AASS", "en"))
    assert not is_acronym(parsed("Halden", "en"))


@pytest.mark.parametrize(
    ("name", "language", "distinctive"),
    [
        ("卫生局", "zh", False),
        ("组委会", "zh", False),
        ("Organizing Committee", "en", False),
        ("Ministry of Health", "en", False),
        ("明德制药", "zh", True),
        ("青岛市商务局", "zh", True),
        ("World Health Organization", "en", True),
    ],
)
def test_general_names_tell_little(name: str, language: Language, distinctive: bool) -> None:
    assert is_distinctive(parsed(name, language)) is distinctive


@pytest.mark.parametrize(
    ("name", "language", "key", "edition", "year"),
    [
        ("第七届滨城茶业博览会", "zh", "滨城茶业博览会", 7, None),
        ("2024年滨城茶业博览会", "zh", "滨城茶业博览会", None, 2024),
        ("首届滨城茶业博览会", "zh", "滨城茶业博览会", 1, None),
        ("7th Bincheng Tea Expo", "en", "binchengteaexpo", 7, None),
        ("The Twenty-First Tea Expo 2024", "en", "teaexpo", 21, 2024),
        ("Inaugural Tea Expo", "en", "teaexpo", 1, None),
        ("Tea Expo", "en", "teaexpo", None, None),
    ],
)
def test_series(
    name: str, language: Language, key: str, edition: int | None, year: int | None
) -> None:
    found = series(name, language)
    assert (found.key, found.edition, found.year) == (key, edition, year)
