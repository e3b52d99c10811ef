"""Names of persons: what joins them, what keeps them apart, and on what evidence."""

import pytest

from extractor.document import Language
from extractor.link.mention import EntityMention, HeldPosition
from extractor.link.persons import blocking_keys, compare


def person(
    name: str,
    employer: str | None = None,
    title: str = "董事长",
    *,
    aliases: tuple[str, ...] = (),
    event: tuple[str, str] | None = None,
) -> EntityMention:
    language: Language = "en" if name.isascii() else "zh"
    positions = (HeldPosition(title, employer),) if employer or title != "董事长" else ()
    return EntityMention(
        "person",
        "d",
        "d#person-1",
        name,
        language,
        aliases=aliases,
        positions=positions,
        events=event[:1] if event else (),
        date=event[1] if event else None,
    )


ONE = [
    ("郝梓桐", "郝梓桐"),
    ("顧承澤", "顾承泽"),
    ("Gao Qiming", "Qiming Gao"),
    ("Gao Qiming", "GAO Qiming"),
    ("GAO QIMING", "Gao Qi-ming"),
    ("Gao Qi Ming", "高启明"),
    ("Sun Rui'an", "孙瑞安"),
    ("Ouyang Jingxing", "欧阳景行"),
    ("Jingxing Ou Yang", "欧阳景行"),
    ("Lyu Fangyuan", "吕方圆"),
    ("Lv Fangyuan", "Lü Fangyuan"),
    ("Shan Tianfang", "单田芳"),
    ("Zeng Guofan", "曾国藩"),
    ("Qiu Yingjun", "仇英俊"),
    ("Markus Weber", "Markus A. Weber"),
    ("Dr. Markus Weber", "WEBER Markus"),
    ("João Pereira", "Joao Pereira"),
    ("Aigul Nurlanova", "艾古丽·努尔兰诺娃"),
    ("Amina Odhiambo", "阿米娜·奥迪安博"),
    ("Daniyar ABENOV", "达尼亚尔·阿别诺夫"),
]
OTHERS = [
    ("郝梓桐", "郝梓彤"),
    ("蒋薇", "江薇"),
    ("Gao Qiming", "Gao Qining"),
    ("Gao Qiming", "高启铭阳"),
    ("Markus Weber", "Markus Wagner"),
    ("Markus Weber", "托马斯·施耐德"),
    ("Markus Weber", "Maria Weber"),
    ("Park Jung-hoon", "何思齐"),
]
# Names that many bear, or that are not all there: the name alone is not enough.
OPEN = [
    ("Markus Weber", "马库斯·韦伯"),
    ("Thomas Schneider", "托马斯·施耐德"),
    ("张伟", "张伟"),
    ("Li Jing", "Jing Li"),
    ("Li Jing", "李静"),
    ("Y. Q. Shen", "沈砚秋"),
    ("M. Weber", "Markus Weber"),
    ("Weber", "Markus Weber"),
    ("Ho Sze-chai", "何思齊"),
    ("Park Jung-hoon", "朴正勋"),
]


@pytest.mark.parametrize(("a", "b"), ONE)
def test_rare_name_is_enough(a: str, b: str) -> None:
    assert compare(person(a), person(b)).score > 0


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_other_name_can_never_be_joined(a: str, b: str) -> None:
    assert compare(person(a), person(b)).forbidden


@pytest.mark.parametrize(("a", "b"), OPEN)
def test_frequent_or_partial_name_needs_more(a: str, b: str) -> None:
    meeting = ("2025 Yazhou Bay Seed Dialogue", "2025-03-20/2025-03-22")
    assert -10 < compare(person(a), person(b)).score <= 0
    assert compare(person(a, event=meeting), person(b, event=meeting)).score > 0
    chinese = "天枢医疗集团股份有限公司"
    assert compare(person(a, chinese), person(b, chinese)).score > 0


@pytest.mark.parametrize(("a", "b"), ONE + OPEN)
def test_comparison_is_symmetric(a: str, b: str) -> None:
    x, y = person(a, "北京大学"), person(b, "Peking University")
    assert compare(x, y) == compare(y, x)


@pytest.mark.parametrize(("a", "b"), ONE + OPEN)
def test_candidates_share_a_key(a: str, b: str) -> None:
    meeting = ("2025 Yazhou Bay Seed Dialogue", "2025-03-20/2025-03-22")
    x, y = person(a, event=meeting), person(b, event=meeting)
    alone = "Weber" in (a, b)  # a surname alone is compared where other names lead there
    assert alone or blocking_keys(x) & blocking_keys(y)


def test_other_employer_keeps_namesakes_apart() -> None:
    a = person("郝梓桐", "瀚津基因科技(天津)有限公司")
    assert compare(a, person("郝梓桐", "北陆能源集团有限公司")).score < 0
    assert compare(a, person("郝梓桐", "瀚津基因科技有限公司")).score > 0


def test_departments_of_one_hospital_are_related() -> None:
    a = person("Li Jing", "Department of Hematology of Tianjin Bincheng Hospital")
    b = person("Jing Li", "Cell Therapy Center of Tianjin Bincheng Hospital")
    assert next(e.name for e in compare(a, b).evidence) == "related employers"
    assert compare(a, b).score > 0


def test_post_that_names_its_place_is_like_an_employer() -> None:
    a, b = (
        person("Li Jing", title="vice-mayor of Yantai"),
        person("Jing Li", title="Vice Mayor of Yantai"),
    )
    assert compare(a, b).score > 0
    assert compare(person("张伟", title="主任"), person("张伟", title="主任")).score < 0


def test_sex_of_title_speaks_against() -> None:
    a = person("Jordan Casey", "Rheintal Biologics GmbH", "spokeswoman")
    b = person("Jordan Casey", "Rheintal Biologics GmbH", "spokesman")
    assert "addressed as a woman and as a man" in [e.name for e in compare(a, b).evidence]


def test_alias_counts_where_it_is_a_full_name() -> None:
    a = person("Ho Sze-chai", aliases=("何思齊",))
    assert compare(a, person("何思齐")).score > 0
    assert compare(person("Markus Weber", aliases=("Weber",)), person("Anna Weber")).forbidden
