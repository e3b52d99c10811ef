"""From a document to its date records: furniture, names, first writings."""

from extractor.assemble.dates import assemble_dates
from extractor.assemble.facts import Facts
from extractor.document import Document, Mentions, Span
from extractor.find.dates import find_date_mentions
from extractor.reading import read_text


def document_of(text: str, **fields: object) -> Document:
    return Document(id="test", text=text, language="en", published="2025-05-12", **fields)  # type: ignore[arg-type]


def dates_of(document: Document, *others: tuple[str, str]) -> list[tuple[str, str]]:
    mentions = Mentions(find_date_mentions(document, Mentions()))
    for label, name in others:
        start = document.text.index(name)
        mention = document.mention(start, start + len(name), label, "model:test")  # type: ignore[arg-type]
        mentions = Mentions([*mentions, mention])
    return [(date.text, date.value) for date in assemble_dates(Facts(document, mentions))]


def test_one_record_for_each_value_with_its_first_writing() -> None:
    document = document_of("On May 3, on 3 May and on the 3rd, then on May 4.")
    assert dates_of(document) == [("May 3", "2025-05-03"), ("May 4", "2025-05-04")]


def test_a_year_inside_a_name_is_no_date() -> None:
    text = "In 2024 the Forum of 2023 was planned."
    assert dates_of(document_of(text)) == [("2024", "2024")]
    text = "In 2024 the Harbour Forum in 2023 was planned."
    named = dates_of(document_of(text), ("EVENT", "Harbour Forum in 2023"))
    assert named == [("2024", "2024")]


def test_furniture_has_no_dates_but_that_of_publication() -> None:
    text = "12 May 2025 | Updated 13 May 2025\nHeld on 11 May."
    document = document_of(text, furniture=(Span(0, 33),), published_span=Span(0, 11))
    assert dates_of(document) == [("12 May 2025", "2025-05-12"), ("11 May", "2025-05-11")]


def test_a_date_over_a_wrapped_line_is_written_on_one() -> None:
    document = document_of("It was signed on May\n3, 2025.")
    assert dates_of(document) == [("May 3, 2025", "2025-05-03")]


def test_mentions_name_their_rule_and_stand_in_the_text() -> None:
    document = read_text("海港论坛\n\n2025-05-12\n\n论坛5月11日在青岛举行。", language="zh")
    found = find_date_mentions(document, Mentions())
    assert [(m.text, m.value) for m in found] == [
        ("2025-05-12", "2025-05-12"),
        ("5月11日", "2025-05-11"),
    ]
    assert all(m.source.startswith("rule:zh/dates:") for m in found)


def test_a_doubtful_date_is_less_sure() -> None:
    (mention,) = find_date_mentions(document_of("on Friday, 3 May 2025"), Mentions())
    assert mention.confidence < 1
