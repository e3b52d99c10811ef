"""Values are shown in the sentence that they are most likely about."""

from pathlib import Path

from extractor.evaluate import Texts

TEXT = (
    "平行论坛开幕\n\n2024-05-12\n\n张伟出席论坛。李娜在论坛上致辞，介绍了\n会议中心的建设。"
    "王芳主持论坛并介绍了嘉宾。会议中心位于厦门。\n"
)


def texts(folder: Path, data: bytes) -> Texts:
    (folder / "doc.txt").write_bytes(data)
    return Texts(folder)


def test_the_sentence_with_most_names_of_the_record(tmp_path: Path) -> None:
    text = texts(tmp_path, TEXT.encode()).text("doc")
    assert text.sentence_of(["论坛"], ["王芳"]) == "王芳主持论坛并介绍了嘉宾。"
    assert text.sentence_of(["论坛"], []) == "平行论坛开幕"
    assert text.sentence_of(["不在", "厦门"]) == "会议中心位于厦门。"
    assert text.sentence_of(["不在"]) is None


def test_a_value_across_a_line_break_and_offsets_of_the_file(tmp_path: Path) -> None:
    text = texts(tmp_path, TEXT.encode("gb18030")).text("doc")
    assert text.characters == TEXT
    assert text.holds("介绍了会议中心")
    assert not text.holds("介绍会议中心")
    (first, second) = text.occurrences("会议中心")
    assert TEXT[first[0] : sum(first)] == TEXT[second[0] : sum(second)] == "会议中心"


def test_no_text_has_no_sentences(tmp_path: Path) -> None:
    for found in (Texts(None), Texts(tmp_path), texts(tmp_path, b"\x89PNG\r\n\x1a\n\x00")):
        text = found.text("doc")
        assert (text.characters, text.sentence_of(["论坛"]), text.occurrences("论坛")) == (
            "",
            None,
            [],
        )


def test_a_very_long_line_is_cut(tmp_path: Path) -> None:
    text = texts(tmp_path, ("a" * 5000 + " the forum " + "b" * 5000).encode()).text("doc")
    sentence = text.sentence_of(["forum"])
    assert sentence is not None
    assert "the forum" in sentence and len(sentence) <= 800
