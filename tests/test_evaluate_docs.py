"""``docs/evaluation.md``: its worked example is what the scorer does, no option is missing."""

import inspect
import json
import re
from pathlib import Path

import pytest

from extractor.commands.evaluate import evaluate
from extractor.evaluate import FIELDS, Score, score
from extractor.evaluate.facts import LISTS
from extractor.records import DocumentRecord

DOCS = (Path(__file__).parents[1] / "docs/evaluation.md").read_text("utf-8")


@pytest.fixture(scope="module")
def example() -> Score:
    blocks = re.findall(r"```json\n(.*?)```", DOCS, re.DOTALL)
    gold, guess = (DocumentRecord.model_validate(json.loads(block)) for block in blocks)
    return score({"sample": gold}, {"sample": guess})


def test_every_fact_of_the_worked_example(example: Score) -> None:
    table = DOCS.split("| fact | gold | predicted | verdict |\n")[1].split("\n\n")[0]
    told = [[cell.strip() for cell in row.split("|")[1:-1]] for row in table.splitlines()[1:]]
    judged = [
        [f"{j.type}.{j.field}", j.gold or "", j.predicted or "", j.verdict]
        for j in example.judgements
    ]
    assert judged == told


def test_its_rates(example: Score) -> None:
    counts = example.counts()
    assert f"Gold has {counts.gold} facts, the prediction {counts.predicted}." in DOCS
    assert counts.precision() == counts.recall() == counts.f1() == 0.5
    assert counts.precision("lenient") == counts.f1("lenient") == 0.8
    assert example.accuracies()["events", "kind"] == (1, 1)


def test_every_option_is_documented() -> None:
    options = {name.replace("_", "-") for name in inspect.signature(evaluate).parameters}
    assert {option for option in options if f"`--{option}" not in DOCS} == set()


def test_every_counted_field_is_documented() -> None:
    table = DOCS.split("| type | facts |\n")[1].split("\n\n")[0]
    singular = {name: name.removesuffix("ies").removesuffix("s") for name in LISTS}
    for kind, row in zip(FIELDS, table.splitlines()[1:], strict=True):
        missing = [name for name in FIELDS[kind] if singular.get(name, name) not in row]
        assert not missing, kind
