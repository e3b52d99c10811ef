"""Reading: encodings, invisible characters, hard wraps, furniture, header, sentences."""

import pytest

from extractor.reading import UnreadableError, UnsupportedLanguageError, read_bytes, read_text
from extractor.reading.decode import decode
from extractor.reading.language import language_of

CHINESE = (
    "首页 > 要闻 > 正文\n"
    "海河医药论坛在津举行\n"
    "2024-05-17 08:00  来源:海河晚报  编辑:吴晓岚\n"
    "5月16日，海河医药论坛在天津举行。论坛由天津市医药协会主办，近300人参加。\n"
    "上一篇:天气预报\n"
)
ENGLISH = (
    "Home > News\n\nHarbour Forum Opens in Xiamen\n\n"
    "2024-05-12  Source: Harbour Daily  By Lin Yue\n\n"
    "The Harbour Forum opened in Xiamen on May 11. Dr. Lin of Minjiang Co., Ltd. spoke first.\n\n"
    "Copyright Harbour Daily. All rights reserved.\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "gbk"])
def test_chinese_encodings_give_the_same_text(encoding: str) -> None:
    assert decode(CHINESE.encode(encoding)).text == CHINESE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)).text == ENGLISH
    assert decode(CHINESE.encode(encoding)).text == CHINESE


def test_big5() -> None:
    text = "臺北市政府昨日舉行論壇，與會人士約三百人，討論醫療產業發展。"
    assert decode(text.encode("big5")).text == text


def test_mostly_english_gb18030() -> None:
    text = ENGLISH + "Contact: 林悦\n"
    assert decode(text.encode("gb18030")).text == text


def test_windows_1252() -> None:
    text = ENGLISH.replace("Forum", "Forum’s")
    assert decode(text.encode("cp1252")).text == text


def test_file_cut_inside_a_character_keeps_the_rest() -> None:
    decoded = decode(CHINESE.encode("utf-8")[:-8])
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith(CHINESE[:60])
    assert decoded.undecodable


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b" \n\t ", "empty"), (bytes(range(256)) * 40, "not a text")],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_bytes(data, id="x")


@pytest.mark.parametrize(
    "text",
    [
        "昨日、東京で国際フォーラムが開催され、約三百人が参加しました。",
        "Gestern wurde in Berlin das Forum eröffnet und rund dreihundert Gäste kamen aus vielen "
        "Ländern, um über die Zukunft der Medizin zu sprechen und neue Verträge zu schließen, "
        "die für beide Seiten sehr wichtig sind und lange erwartet wurden von allen Beteiligten.",
        "12345 67890",
    ],
)
def test_other_languages_are_refused(text: str) -> None:
    with pytest.raises(UnsupportedLanguageError):
        language_of(text)


def test_chinese_header() -> None:
    document = read_text(CHINESE)
    assert document.language == "zh"
    assert document.title and document.written(document.title) == "海河医药论坛在津举行"
    assert document.published == "2024-05-17"
    assert document.source and document.written(document.source) == "海河晚报"
    assert [document.written(author) for author in document.authors] == ["吴晓岚"]


def test_english_header() -> None:
    document = read_text(ENGLISH)
    assert document.language == "en"
    assert document.title and document.written(document.title) == "Harbour Forum Opens in Xiamen"
    assert document.published == "2024-05-12"
    assert document.source and document.written(document.source) == "Harbour Daily"
    assert [document.written(author) for author in document.authors] == ["Lin Yue"]


def test_sentences_leave_furniture_out_and_keep_abbreviations_whole() -> None:
    document = read_text(ENGLISH)
    texts = [document.text[s.start : s.end] for s in document.sentences]
    assert texts == [
        "Harbour Forum Opens in Xiamen",
        "The Harbour Forum opened in Xiamen on May 11.",
        "Dr. Lin of Minjiang Co., Ltd. spoke first.",
    ]


def test_hard_wrapped_chinese_is_joined_and_leads_back_to_the_file() -> None:
    source = (
        "    3月28日，全国智慧冷链物流行业产教融合共同体成立大会在\n"
        "青岛市蓝湾国际会议中心举行，来自全国各地的代表约两百人参\n"
        "加会议。会上，山东省教育厅有关负责人先后讲话，海渡冷链集\n"
        "团有限公司与青岛港湾冷链职业学院签署校企合作协议，双方将\n"
        "在人才培养方面开展合作。会议明确，第二次会员大会将在烟台\n"
        "召开，届时将邀请更多企业参加，共同推动行业的高质量发展。\n"
    )
    document = read_text(source)
    start = document.text.index("海渡冷链集团有限公司")
    first, last, text = document.in_file(start, start + len("海渡冷链集团有限公司"))
    assert text == "海渡冷链集\n团有限公司" == source[first:last]


def test_invisible_characters_lead_back_to_the_file() -> None:
    source = "The Harbour\u200b Forum was held\r\nin Xia\u00admen on May 11, 2024, they said.\r\n"
    document = read_text(source)
    start = document.text.index("Xiamen")
    first, last, text = document.in_file(start, start + 6)
    assert text == "Xia\u00admen" == source[first:last]
