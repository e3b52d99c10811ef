"""What exact mode folds away, and what it keeps apart."""

import pytest

from extractor.evaluate.fold import LENIENT_AT, fold, similarity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harbour Forum", "harbour forum"),
        ("An Evening of Trade", "Evening of Trade"),
        ("Minjiang Biologics Co., Ltd.", "Minjiang Biologics Co.,Ltd"),
        ("Xi’an", "Xi'an"),
        ("２０２４年", "2024年"),
        ("华东（上海）论坛", "华东(上海)论坛"),
        ("“一带一路” 论坛", "一带一路论坛"),
        ("阿里木·买买提", "阿里木买买提"),
        ("Harbour\u00a0 Forum", "Harbour Forum"),
        ("ﬁnance", "finance"),
        ("zero\u200bwidth", "zerowidth"),
    ],
)
def test_folded_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert similarity(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Research A", "Research"),
        ("A. Smith", "Smith"),  # an initial is no article
        ("Anhui Forum", "hui Forum"),
        ("C++", "C"),
        ("Café", "Cafe"),
        ("北京大学", "北京"),
    ],
)
def test_kept_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_nothing_folds_to_nothing() -> None:
    assert fold("…") and fold("The") == "the"


def test_lenient_takes_a_lost_word_and_not_another_name() -> None:
    assert similarity("3rd Harbour Biotech Forum", "Harbour Biotech Forum") >= LENIENT_AT
    assert similarity("北京大学", "北京工业大学") >= LENIENT_AT  # a known weakness of similarity
    assert similarity("王小明", "王小红") < LENIENT_AT
    assert similarity("Lin Yue", "Lu Ying") < LENIENT_AT
