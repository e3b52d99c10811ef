"""Texts in every encoding that can hold them give the records of their originals."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.pipeline import extract_document
from extractor.reading import UnreadableError, read_bytes
from extractor.reading.decode import decode

RAW = Path(__file__).parents[1] / "data/raw"
STEMS = sorted(path.stem for path in RAW.glob("*.txt"))
ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb2312", "gbk",
    "gb18030", "big5", "big5hkscs", "cp1252", "latin-1",
)  # fmt: skip
MULTIBYTE = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs")
SAMPLE = [stem for stem in STEMS if stem.startswith("seed-")]
FACTORY = "臺北市衛生局昨日舉行論壇，與會人士約三百人，討論醫療產業發展。"
ENGLISH = "The Harbour Forum opened in Xiamen on Saturday. {} spoke first, and others followed.\n"


def text_of(stem: str) -> str:
    return (RAW / f"{stem}.txt").read_bytes().decode("utf-8-sig")


def encoded(text: str, encoding: str) -> bytes | None:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return None


@cache
def records_of(data: bytes) -> str:
    """The records of a file, but for what names the file itself."""
    record = extract_document(read_bytes(data, id="x"))
    info = record.document.model_copy(update={"encoding": None, "sha256": None})
    return record.model_copy(update={"document": info}).model_dump_json()


@pytest.mark.parametrize("stem", STEMS)
def test_text_is_the_same_in_every_encoding(stem: str) -> None:
    for text in (text_of(stem), text_of(stem).replace("\n", "\r\n")):
        for encoding in ENCODINGS:
            data = encoded(text, encoding)
            assert data is None or decode(data).text == text, encoding


@pytest.mark.parametrize("stem", SAMPLE)
def test_records_are_the_same_in_every_encoding(stem: str) -> None:
    check_records(stem)


@pytest.mark.exhaustive
@pytest.mark.parametrize("stem", STEMS)
def test_records_of_all_texts_are_the_same_in_every_encoding(stem: str) -> None:
    check_records(stem)


def check_records(stem: str) -> None:
    text = text_of(stem)
    for encoding in ENCODINGS:
        data = encoded(text, encoding)
        assert data is None or records_of(data) == records_of(text.encode()), encoding


@pytest.mark.parametrize("encoding", MULTIBYTE)
@pytest.mark.parametrize("cut", [1, 2, 3])
def test_file_cut_inside_a_character_at_its_end(encoding: str, cut: int) -> None:
    data = FACTORY.encode(encoding)[:-cut]
    decoded = decode(data)
    kept = decoded.text.rstrip("\ufffd")
    assert FACTORY.startswith(kept)
    assert len(kept) >= len(FACTORY) - 2
    left = len(kept.encode(encoding))
    assert decoded.undecodable == ((left,) if left < len(data) else ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_file_cut_inside_a_character_at_its_start(encoding: str) -> None:
    decoded = decode(FACTORY.encode(encoding)[1:])
    assert decoded.text.lstrip("\ufffd") == FACTORY[1:]
    assert decoded.undecodable[0] == 0


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs"])
@pytest.mark.parametrize("first", range(12))
def test_legacy_file_cut_inside_a_character_keeps_all_but_its_first_run(
    encoding: str, first: int
) -> None:
    text = FACTORY[first:] + "\n" + FACTORY
    decoded = decode(text.encode(encoding)[1:])
    assert decoded.text.endswith("\n" + FACTORY)
    # The stray byte may make a character of its own with the next; no more than that is lost.
    assert decoded.text.split("\n")[0][-10:] == FACTORY[-10:]


def test_undecodable_bytes_are_told_by_their_places_and_the_rest_is_used() -> None:
    data = bytearray(FACTORY.encode() * 20)
    data[300] = data[1500] = 0xFF
    decoded = decode(bytes(data))
    assert decoded.encoding == "utf-8"
    assert {300, 1500} <= set(decoded.undecodable)
    assert decoded.text == bytes(data).decode("utf-8", "replace")


def test_a_few_broken_bytes_do_not_hide_a_few_characters_of_utf_8() -> None:
    data = ENGLISH.format("Lin (").encode() + "林悦会议".encode() + b" \xe4\xb8) more"
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert "林悦会议" in decoded.text and decoded.undecodable


@pytest.mark.parametrize("name", ["林悦", "王小明", "欧阳文辉", "北京", "《论坛》", "没有", "张梅"])
def test_one_chinese_word_in_an_english_file(name: str) -> None:
    text = ENGLISH.format(f"Dr. Lin ({name})")
    for encoding in ("utf-8", "gbk", "gb18030"):
        assert decode(text.encode(encoding)).text == text, encoding


@pytest.mark.parametrize(
    "word",
    [
        "Café",
        "Zürich",
        "Łódź",
        "Иван",
        "Müller’s “Haus”",
        "£5–7 million",
        "– she –",
        "50°C",
        "¿Qué?",
    ],
)
def test_one_western_word_in_an_english_file(word: str) -> None:
    text = ENGLISH.format(word)
    for encoding in ("utf-8", "cp1252", "latin-1", "utf-16-le"):
        data = encoded(text, encoding)
        assert data is None or decode(data).text == text, encoding


def test_zero_bytes_and_other_controls_do_not_make_a_text_utf_16() -> None:
    text = ENGLISH.format("Dr. Lin").replace("Forum", "Fo\x00rum").replace("others", "oth\x07ers")
    decoded = decode(text.encode() + b"\x00" * 5000)
    assert decoded.encoding == "utf-8"
    assert decoded.text.rstrip("\x00") == text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office"),
        (bytes(range(256)) * 9, "not a text"),
    ],
)
def test_files_of_other_kinds_are_refused_by_name(data: bytes, kind: str) -> None:
    with pytest.raises(UnreadableError, match=kind):
        decode(data)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except UnreadableError:
        return
    assert decoded.undecodable == tuple(sorted(set(decoded.undecodable)))
    assert all(0 <= place < len(data) for place in decoded.undecodable)
    assert decoded.text.count("\ufffd") >= len(decoded.undecodable)
