"""Windows of a character tagger: nothing lost, nothing read twice, no furniture."""

import pytest

from extractor.document import Document, Span
from extractor.recognisers.character_windows import character_windows, joined

SENTENCE = "本次会议在北京举行。"


def document(text: str, *, furniture: tuple[Span, ...] = ()) -> Document:
    sentences = []
    start = 0
    for end, character in enumerate(text, 1):
        if character in "。\n":
            sentences.append(Span(start, end - (character == "\n")))
            start = end
    if start < len(text):
        sentences.append(Span(start, len(text)))
    kept = tuple(span for span in sentences if len(span))
    return Document("sample", text, "zh", sentences=kept, furniture=furniture)


def test_sentences_of_a_line_are_read_together_and_lines_apart() -> None:
    text = SENTENCE * 2 + "\n" + SENTENCE
    assert [w.text for w in character_windows(document(text))] == [SENTENCE * 2, SENTENCE]


def test_a_window_grows_no_longer_than_asked() -> None:
    windows = list(character_windows(document(SENTENCE * 7), length=25, overlap=8))
    assert [len(window.text) for window in windows] == [20, 20, 20, 10]


def test_parts_of_a_long_sentence_overlap_and_each_place_has_one_owner() -> None:
    text = "甲乙丙丁戊己庚辛壬癸" * 10
    windows = list(character_windows(document(text), length=30, overlap=10))
    owned = [
        window.offsets[place]
        for window in windows
        for place in range(len(window.text))
        if window.answers_for(place, place)
    ]
    assert owned == list(range(len(text)))
    assert all(
        window.text == text[window.offsets[0] : window.offsets[-1] + 1] for window in windows
    )


def test_furniture_is_left_out() -> None:
    text = SENTENCE + "\n" + SENTENCE
    windows = list(character_windows(document(text, furniture=(Span(0, len(SENTENCE)),))))
    assert [window.offsets[0] for window in windows] == [len(SENTENCE) + 1]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("北京\n大学", "北京大学"),
        ("周慕白　　临江大学", "周慕白 临江大学"),
        ("New\n  York", "New York"),
        ("北京 ABC\n大学", "北京 ABC 大学"),
    ],
)
def test_a_wrap_is_joined_and_a_column_kept_apart(text: str, read: str) -> None:
    characters, offsets = joined(text, Span(0, len(text)))
    assert characters == read
    assert offsets == sorted(set(offsets))
    assert all(
        text[offset] == character
        for offset, character in zip(offsets, characters, strict=True)
        if character != " "
    )
