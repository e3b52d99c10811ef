"""Very long documents: the records of the sections are those of one document."""

import pytest

from extractor import extract
from extractor.reading import read_text
from extractor.sections import sections_of

FILLER = "Nothing of note was said about the weather in the hills that day by anybody.\n"
CHINESE_FILLER = "当天山里的天气没有什么值得一提的事情，大家都没有说什么。\n"
ENGLISH = (
    "Harbour Biotech Forum opens in Xiamen\n\nMay 12, 2024\n\n"
    "The 3rd Harbour Biotech Forum, hosted by the Fujian Pharmaceutical Association, opened on "
    "Saturday at the Lotus Convention Center in Xiamen. Lin Yue, Chief Scientist of Minjiang "
    "Biologics Co., Ltd., delivered a keynote speech.\n"
)
LATER = "Lin Yue, Chief Scientist of Minjiang Biologics Co., Ltd., spoke of cold chains again.\n"


def test_a_release_is_one_section() -> None:
    document = read_text(ENGLISH * 10)
    assert sections_of(document) == [(0, document)]


@pytest.mark.parametrize("text", [FILLER * 900, FILLER.replace("\n", " ") * 900, "会" * 70_000])
def test_sections_make_up_the_document(text: str) -> None:
    document = read_text(text, language="zh" if "会" in text else "en")
    parts = sections_of(document)
    assert len(parts) > 2
    assert "".join(part.text for _, part in parts) == document.text
    assert all(document.text.startswith(part.text, start) for start, part in parts)
    total = sum(len(span) for _, part in parts for span in part.sentences)
    assert total == sum(map(len, document.sentences))


def test_one_record_for_a_name_in_several_sections() -> None:
    text = ENGLISH + FILLER * 600 + LATER
    record = extract(text)
    [speaker] = record.speakers
    assert speaker.name == "Lin Yue"
    assert len(speaker.positions) == 1
    assert speaker.event == record.events[0].name == "3rd Harbour Biotech Forum"
    assert speaker.mentions[-1].start > 40_000
    for mention in speaker.mentions:
        assert text[mention.start : mention.end] == mention.text
    [company] = [body for body in record.organisations if body.name.startswith("Minjiang")]
    assert speaker.positions[0].organisation_id == company.id
    assert record.document.title == "Harbour Biotech Forum opens in Xiamen"


def test_offsets_of_a_long_document_lead_into_its_file() -> None:
    text = (ENGLISH + FILLER * 300).replace("\n", "\r\n") + LATER.replace(
        "Lin Yue", "Lin\u200b Yue"
    )
    record = extract(text)
    for item in (*record.events, *record.speakers, *record.dates, *record.organisations):
        for mention in item.mentions:
            assert text[mention.start : mention.end] == mention.text
    ids = [item.id for item in (*record.events, *record.speakers, *record.organisations)]
    assert len(ids) == len(set(ids))


def test_chinese_sections() -> None:
    text = "5月16日，第五届海河医药论坛在天津举行，周敬之致辞。\n" + CHINESE_FILLER * 900
    record = extract(text + "周敬之参加了第五届海河医药论坛。\n", published="2024-05-17")
    assert [event.name for event in record.events] == ["第五届海河医药论坛"]
    assert [person.name for person in record.speakers] == ["周敬之"]
    assert record.participants == ()
