"""The shipped Chinese tagger: offsets, and the same answer whatever stands or runs beside it."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from extractor.document import Mention
from extractor.reading import read_text
from extractor.recognisers.chinese import recognise_chinese

PARAGRAPHS = (
    "第六届珠江口种业大会10月16日在临江国际会议中心开幕，大会以“让种子走出去”为主题。",
    "会议由岭南省种子协会主办，临江大学农学院承办，南粤禾丰种业股份有限公司协办。",
    "岭南省农业农村厅副厅长周慕白出席并致辞，临江市委书记欧阳景行宣布开幕。",
    "临江大学农学院院长、教授林若溪作题为《从一粒米看种业》的报告。",
    "会上，临江大学与南粤禾丰种业股份有限公司签署战略合作协议。",
)
TEXT = "第六届珠江口种业大会开幕\n\n2024-10-17\n\n" + "\n".join(PARAGRAPHS) + "\n"


def found(text: str) -> list[Mention]:
    return recognise_chinese(read_text(text, language="zh"))


def names(text: str) -> set[tuple[str, str]]:
    return {(mention.label, "".join(mention.text.split())) for mention in found(text)}


def test_every_label_of_a_plain_report_is_found() -> None:
    assert names(TEXT) >= {
        ("EVENT", "第六届珠江口种业大会"),
        ("VENUE", "临江国际会议中心"),
        ("THEME", "让种子走出去"),
        ("ORG", "岭南省种子协会"),
        ("ORG", "南粤禾丰种业股份有限公司"),
        ("TITLE", "副厅长"),
        ("PERSON", "周慕白"),
        ("PERSON", "欧阳景行"),
        ("TALK", "从一粒米看种业"),
        ("AGREEMENT", "战略合作协议"),
    }


def test_mentions_stand_where_they_say() -> None:
    document = read_text(TEXT, language="zh")
    for mention in recognise_chinese(document):
        assert document.text[mention.start : mention.end] == mention.text
        assert mention.source == "model:zh-tagger"
        assert 0 < mention.confidence < 1


def test_furniture_is_not_read() -> None:
    document = read_text(TEXT + "\n责任编辑：周慕白　版权所有：临江大学\n", language="zh")
    assert document.furniture
    assert not any(document.is_furniture(m.start, m.end) for m in recognise_chinese(document))


def test_a_text_without_names_has_no_mentions() -> None:
    assert found("要坚持稳中求进，把各项任务落到实处。\n") == []


@pytest.mark.parametrize("width", [19, 31])
def test_a_wrapped_line_cuts_no_name(width: int) -> None:
    long = "".join(PARAGRAPHS)
    wrapped = "\n".join(long[at : at + width * 2] for at in range(0, len(long), width * 2))
    assert ("PERSON", "欧阳景行") in names(wrapped)
    assert ("ORG", "南粤禾丰种业股份有限公司") in names(wrapped)


def test_full_width_letters_and_digits_read_like_narrow_ones() -> None:
    narrow = "ABC生物科技有限公司董事长周慕白10月16日出席第3届种业大会。"
    wide = narrow.translate({c: c + 0xFEE0 for c in range(0x30, 0x5B)})
    assert [(m.start, m.end, m.label) for m in found(narrow)] == [
        (m.start, m.end, m.label) for m in found(wide)
    ]


def test_traditional_characters_read_like_simplified_ones() -> None:
    simple = "临江大学农学院院长林若溪与华远医疗集团总经理叶士纮签署合作协议。"
    traditional = "臨江大學農學院院長林若溪與華遠醫療集團總經理葉士紘簽署合作協議。"
    assert [(m.start, m.end, m.label, m.confidence) for m in found(simple)] == [
        (m.start, m.end, m.label, m.confidence) for m in found(traditional)
    ]


def test_neighbouring_lines_change_nothing() -> None:
    def within(text: str, line: str) -> list[tuple[int, int, str, float]]:
        at = text.index(line)
        return [
            (m.start - at, m.end - at, m.label, m.confidence)
            for m in found(text)
            if at <= m.start < at + len(line)
        ]

    other = "\n".join(reversed(PARAGRAPHS)) + "\n"
    for line in PARAGRAPHS:
        assert within(TEXT, line) == within(other, line)


def test_threads_beside_change_nothing() -> None:
    alone = repr(found(TEXT))
    with ThreadPoolExecutor(4) as pool:
        assert {repr(answer) for answer in pool.map(found, [TEXT] * 8)} == {alone}


def test_another_process_with_other_threads_answers_the_same() -> None:
    program = (
        "from extractor.reading import read_text\n"
        "from extractor.recognisers.chinese import recognise_chinese\n"
        f"print(repr(recognise_chinese(read_text({TEXT!r}, language='zh'))))"
    )
    environment = {**os.environ, "OMP_NUM_THREADS": "2", "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"}
    answer = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, check=True
    )
    assert answer.stdout.decode("utf-8").strip() == repr(found(TEXT))
