"""Organisations by rule alone: names, other names, kinds."""

import itertools
import tomllib
from pathlib import Path

import pytest

from extractor.assemble.facts import Facts
from extractor.assemble.organisation_kinds import organisation_kind
from extractor.assemble.organisations import assemble_organisations
from extractor.document import Document, Mentions
from extractor.find.organisations import find_organisations
from extractor.reading import read_text
from extractor.records import Organisation

CASES = [
    pytest.param(language, case, id=f"{language}/{case['id']}")
    for language in ("en", "zh")
    for case in tomllib.loads(
        (Path(__file__).parent / "cases" / language / "organisations.toml").read_text("utf-8")
    )["case"]
]


def organisations(document: Document, mentions: Mentions | None = None) -> list[Organisation]:
    found = find_organisations(document, mentions or Mentions())
    return list(assemble_organisations(Facts(document, Mentions(found))))


def shown(record: Organisation) -> str:
    return record.name + (f" = {'; '.join(record.aliases)}" if record.aliases else "")


@pytest.mark.parametrize(("language", "case"), CASES)
def test_text_names_these_organisations(language: str, case: dict[str, object]) -> None:
    document = read_text(str(case["text"]), language=language)  # type: ignore[arg-type]
    assert [shown(record) for record in organisations(document)] == case["organisations"]


def test_mentions_are_grounded_and_never_overlap() -> None:
    text = (
        "Saltmarsh Association (SMA) and Larkfield University met. SMA paid Larkfield University."
    )
    document = read_text(text, language="en")
    found = find_organisations(document, Mentions())
    assert [m.text for m in found] == [document.text[m.start : m.end] for m in found]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert len(found) == 5


@pytest.mark.parametrize(
    ("confidence", "name"),
    [(0.95, "Larkfield University’s donors"), (0.3, "Corvid Larkfield University")],
)
def test_a_sure_tagger_sets_the_boundaries(confidence: float, name: str) -> None:
    document = read_text("We thank Corvid Larkfield University’s donors for help.", language="en")
    start = document.text.index("Larkfield")
    end = document.text.index(" for help")
    mention = document.mention(start, end, "ORG", "model:own", confidence=confidence)
    assert [record.name for record in organisations(document, Mentions([mention]))] == [name]


@pytest.mark.parametrize(
    ("name", "language", "kind"),
    [
        ("Ministry of Health", "en", "government"),
        ("Sichuan University", "en", "university"),
        ("World Health Organization", "en", "international"),
        ("Lingmao Oncology (Suzhou) Co., Ltd.", "en", "company"),
        ("云岭省卫健委", "zh", "government"),
        ("岚山大学附属医院", "zh", "hospital"),
        ("澄江高新区管委会", "zh", "government"),
        ("曦陽生醫股份有限公司", "zh", "company"),
        ("云岭省中医药学会", "zh", "association"),
    ],
)
def test_kind_of_an_organisation(name: str, language: str, kind: str) -> None:
    assert organisation_kind(name, language) == kind  # type: ignore[arg-type]
