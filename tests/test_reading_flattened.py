from extractor import extract
from extractor.reading import read_text
from extractor.reading.flattened import flattened_edits

PARAGRAPH = (
    "The Tidal Power Forum takes place in Bergen on 3 May 2025. It is the third of its kind, and "
    "the harbour expects guests from eleven countries. The programme is on the site of the port."
)
QUOTE = (
    '"We are ready for them," said Ingrid Solheim, Harbour Director of Bergen. The quay is open.'
)
LIST = (
    "Speakers include: • Ola Nordby, Head of Grid, Sales and Storage, Fjordkraft "
    "• Eva Lind, Partner, Nord"
)


def flattened(*paragraphs: str) -> str:
    return "  ".join([PARAGRAPH, *paragraphs, QUOTE, LIST])


def test_paragraphs_and_items_begin_on_new_lines() -> None:
    lines = [line for line in read_text(flattened(PARAGRAPH)).text.split("\n") if line.strip()]
    assert lines[:3] == [PARAGRAPH, PARAGRAPH, QUOTE]
    assert lines[-2].startswith("• Ola Nordby") and lines[-1].startswith("• Eva Lind")


def test_typists_who_put_two_spaces_behind_every_sentence_mean_no_paragraph() -> None:
    assert flattened_edits("  ".join(["A typist of the old school wrote this."] * 20)) == []


def test_ordinary_lines_stay_as_they_are() -> None:
    assert flattened_edits(" ".join([PARAGRAPH] * 5)) == []


def test_mentions_count_characters_of_the_file() -> None:
    text = flattened(PARAGRAPH)
    speakers = extract(text).speakers
    assert {s.name for s in speakers} == {"Ingrid Solheim", "Ola Nordby", "Eva Lind"}
    assert all(text[m.start : m.end] == m.text for s in speakers for m in s.mentions)
