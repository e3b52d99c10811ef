"""Gold made of records is laid out as the gold that is there."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.records import DocumentRecord
from extractor.review import gold_form, gold_json
from tests.review.samples import ROOT, haihe, harbour

GOLD = sorted((ROOT / "data/gold").glob("*.json"))


def test_gold_leaves_out_what_only_a_program_can_know() -> None:
    for record in (harbour(path="x.txt"), haihe()):
        text = gold_json(record)
        again = DocumentRecord.model_validate_json(text)
        assert gold_form(again) == gold_form(record) == json.loads(text)
        for word in ("_id", '"mentions"', '"confidence"', '"sha256"', '"path"', "#event"):
            assert word not in text
        assert again.document.id == record.document.id


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(GOLD))
def test_gold_of_gold_is_the_same_gold(path: object) -> None:
    record = DocumentRecord.model_validate_json(path.read_text("utf-8"))  # type: ignore[attr-defined]
    assert DocumentRecord.model_validate_json(gold_json(record)) == record
