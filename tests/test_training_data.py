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
    counts: Counter[str] = Counter()
    for stem in STEMS:
        gold = json.loads((TRAIN / f"gold/{stem}.json").read_text("utf-8"))
        counts["documents"] += 1
        counts["characters"] += len((TRAIN / f"raw/{stem}.txt").read_text("utf-8"))
        counts.update({key: len(value) for key, value in gold.items() if isinstance(value, list)})
    card = (TRAIN / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| (\w+) \| ([\d,]+) \|$", card, re.MULTILINE)
    assert {name: int(number.replace(",", "")) for name, number in rows} == counts
