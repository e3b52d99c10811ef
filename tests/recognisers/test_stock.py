"""The stock recognisers: exact offsets in wrapped text, no furniture, same answer every time."""

import pytest

from extractor.document import Document, Language, Mention, Span
from extractor.recognisers.passages import joined_characters
from extractor.recognisers.stock_chinese import recognise_stock_chinese
from extractor.recognisers.stock_english import recognise_stock_english

ENGLISH = "The talks were led by Maria\nGonzalez of the World Health Organization in Geneva.\n"
CHINESE = "世界卫生组织总干事陈冯富\n珍在北京与王小明会谈。\n"


def document(text: str, language: Language, *furniture: Span) -> Document:
    return Document("sample", text, language, furniture=furniture)


def written(found: list[Mention], label: str) -> list[str]:
    return [mention.text for mention in found if mention.label == label]


def test_english_names_keep_their_line_break_and_lose_their_article() -> None:
    found = recognise_stock_english(document(ENGLISH, "en"))
    assert written(found, "PERSON") == ["Maria\nGonzalez"]
    assert written(found, "ORG") == ["World Health Organization"]
    assert written(found, "PLACE") == ["Geneva"]


def test_chinese_names_keep_their_line_break() -> None:
    found = recognise_stock_chinese(document(CHINESE, "zh"))
    assert written(found, "PERSON") == ["陈冯富\n珍", "王小明"]
    assert written(found, "ORG") == ["世界卫生组织"]


def test_mentions_stand_where_they_say() -> None:
    for text, language, recognise in (
        (ENGLISH, "en", recognise_stock_english),
        (CHINESE, "zh", recognise_stock_chinese),
    ):
        for mention in recognise(document(text, language)):  # type: ignore[arg-type]
            assert text[mention.start : mention.end] == mention.text
            assert mention.source.startswith("model:")


def test_furniture_is_not_read() -> None:
    whole = Span(0, len(ENGLISH))
    assert recognise_stock_english(document(ENGLISH, "en", whole)) == []


@pytest.mark.parametrize(
    ("text", "joined"),
    [("New\n  York", "New York"), ("北京\n大学", "北京大学"), ("北京 ABC\n大学", "北京 ABC 大学")],
)
def test_joined_characters_map_back_to_the_text(text: str, joined: str) -> None:
    characters, offsets = joined_characters(text, Span(0, len(text)))
    assert characters == joined
    assert [text[i] for i, c in zip(offsets, characters, strict=True) if not c.isspace()] == [
        c for c in characters if not c.isspace()
    ]
    assert offsets == sorted(set(offsets))
