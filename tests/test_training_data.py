"""The training-only documents: complete pairs, valid gold, and a card that counts them."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from extractor.evaluate import Texts, check_gold
from extractor.records import DocumentRecord

TRAIN = Path(__file__).parents[1] / "data/train"
STEMS = sorted(path.stem for path in (TRAIN / "gold").glob("*.json"))


def test_texts_and_gold_have_the_same_stems() -> None:
    assert STEMS
    assert sorted(path.stem for path in (TRAIN / "raw").glob("*.txt")) == STEMS


def test_no_stem_is_one_of_the_scored_documents() -> None:
    scored = {path.stem for path in (TRAIN.parent / "gold").glob("*.json")}
    assert scored.isdisjoint(STEMS)


@pytest.mark.parametrize("stem", STEMS)
def test_gold_follows_the_rules(stem: str) -> None:
    gold = DocumentRecord.model_validate_json((TRAIN / f"gold/{stem}.json").read_text("utf-8"))
    assert gold.document.id == stem
    findings = check_gold({stem: gold}, Texts(TRAIN / "raw"))
    assert [finding.what for finding in findings if finding.kind == "error"] == []


def test_counts_are_current() -> None:
    counts: dict[str, Counter[str]] = {"zh": Counter(), "en": Counter()}
    for stem in STEMS:
        gold = json.loads((TRAIN / f"gold/{stem}.json").read_text("utf-8"))
        count = counts[gold["document"]["language"]]
        count["documents"] += 1
        count["characters"] += len((TRAIN / f"raw/{stem}.txt").read_text("utf-8"))
        count.update({key: len(value) for key, value in gold.items() if isinstance(value, list)})
    card = (TRAIN / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| (\w+) \| ([\d,]+) \| ([\d,]+) \|$", card, re.MULTILINE)
    for column, language in ((1, "zh"), (2, "en")):
        assert {row[0]: int(row[column].replace(",", "")) for row in rows} == counts[language]
