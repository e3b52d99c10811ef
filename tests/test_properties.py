"""What holds for every text: grounding, round trips, references, threads, any Unicode."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor import extract
from extractor.ground import RECORD_LISTS
from extractor.pipeline import extract_document
from extractor.reading import UnreadableError, UnsupportedLanguageError, read_bytes
from extractor.records import DocumentRecord
from extractor.rules import load_words

ROOT = Path(__file__).parents[1]
ENGLISH = (ROOT / "docs/examples/harbour.txt").read_text("utf-8")
CHINESE = (ROOT / "docs/examples/haihe.txt").read_text("utf-8")
TRADITIONAL = CHINESE.translate(
    {ord(pair[1]): pair[0] for pair in load_words("zh", "traditional") if pair[1] in "医药会开论"}
)
FULL_WIDTH = CHINESE.translate({code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)})

VARIANTS = {
    "english": ENGLISH.encode(),
    "chinese": CHINESE.encode(),
    "cr-lf": ENGLISH.replace("\n", "\r\n").encode(),
    "chinese-cr-lf": CHINESE.replace("\n", "\r\n").encode(),
    "bom": CHINESE.encode("utf-8-sig"),
    "utf-16": CHINESE.encode("utf-16"),
    "gb18030": CHINESE.encode("gb18030"),
    "full-width": FULL_WIDTH.encode(),
    "traditional": TRADITIONAL.encode(),
    "zero-width": CHINESE.replace("论坛", "论\u200b坛").encode(),
}


def ungrounded(record: DocumentRecord, text: str) -> list[object]:
    """Mentions whose slice of the text is not what they say."""
    return [
        mention
        for item in items(record)
        for mention in item.mentions
        if text[mention.start : mention.end] != mention.text
    ]


def items(record: DocumentRecord) -> Iterable[object]:
    return (item for field in RECORD_LISTS for item in getattr(record, field))


@pytest.mark.parametrize("name", VARIANTS)
def test_mentions_slice_the_file_and_records_round_trip(name: str) -> None:
    document = read_bytes(VARIANTS[name], id=name)
    record = extract_document(document)
    assert record.events and record.speakers and record.organisations and record.agreements
    assert document.source_text is not None
    assert not ungrounded(record, document.source_text)
    assert all(item.mentions for item in items(record))
    assert DocumentRecord.model_validate_json(record.model_dump_json()) == record


@pytest.mark.parametrize("name", ["cr-lf", "chinese-cr-lf", "bom", "utf-16", "gb18030"])
def test_form_of_the_file_does_not_change_the_records(name: str) -> None:
    plain = VARIANTS["english" if name == "cr-lf" else "chinese"]
    assert names(extract_document(read_bytes(VARIANTS[name], id="x"))) == names(
        extract_document(read_bytes(plain, id="x"))
    )


def names(record: DocumentRecord) -> list[object]:
    bare = {"mentions", "id", "confidence"}
    return [item.model_dump(exclude=bare) for item in items(record)]


def test_whole_corpus_is_grounded_and_refers_to_itself(
    pipeline_records: dict[str, DocumentRecord],
) -> None:
    for stem, record in pipeline_records.items():
        text = (ROOT / f"data/raw/{stem}.txt").read_bytes().decode()
        assert not ungrounded(record, text), stem
        ids = [item.id for item in items(record)]
        assert len(ids) == len(set(ids)), stem
        for event in record.events:
            assert (event.venue is None) == (event.venue_id is None), (stem, event.venue)
            assert (event.part_of is None) == (event.part_of_id is None), (stem, event.part_of)
        for person in (*record.speakers, *record.participants):
            assert (person.event is None) == (person.event_id is None), (stem, person.event)
            for position in person.positions:
                assert (position.organisation is None) == (position.organisation_id is None), (
                    stem,
                    position.organisation,
                )


def test_calls_from_threads_give_the_same_bytes() -> None:
    texts = [ENGLISH, CHINESE] * 4
    alone = [extract(text).model_dump_json() for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: extract(text).model_dump_json(), texts))
    assert together == alone


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(max_size=300),
    st.sampled_from(["en", "zh"]),
    st.sampled_from(["", ENGLISH, CHINESE]),
)
def test_any_text_is_read_or_refused_with_a_reason(text: str, language: str, around: str) -> None:
    whole = around[:200] + text + around[200:]
    try:
        record = extract(whole, language=language)  # type: ignore[arg-type]
    except (UnreadableError, UnsupportedLanguageError):
        assert not whole.strip()
        return
    assert not ungrounded(record, whole)
