"""Traditional characters are read as simplified ones without moving anything."""

from extractor.chinese import simplified


def test_traditional_characters_keep_their_place() -> None:
    assert simplified("曜陽生醫股份有限公司") == "曜阳生医股份有限公司"


def test_other_characters_stay() -> None:
    text = "北京大学 and Co., Ltd.（集团）"
    assert simplified(text) == text
