"""Acts of signing by rule alone: name, parties, objects, number, sum, plan."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.assemble.agreements import assemble_agreements
from extractor.assemble.amounts import amounts
from extractor.assemble.facts import Facts
from extractor.assemble.organisations import assemble_organisations
from extractor.assemble.quantities import number
from extractor.document import Mentions, Span
from extractor.find.agreements import find_agreements
from extractor.find.organisations import find_organisations
from extractor.reading import read_text
from extractor.records import Agreement

CASES = [
    pytest.param(language, case, id=f"{language}/{case['id']}")
    for language in ("en", "zh")
    for case in tomllib.loads(
        (Path(__file__).parent / "cases" / language / "agreements.toml").read_text("utf-8")
    )["case"]
]


def agreements(text: str, language: str) -> tuple[Agreement, ...]:
    document = read_text(text, language=language)  # type: ignore[arg-type]
    mentions = Mentions(find_organisations(document, Mentions()))
    mentions = mentions.replaced("AGREEMENT", find_agreements(document, mentions))
    facts = Facts(document, mentions)
    return assemble_agreements(replace(facts, organisations=assemble_organisations(facts)))


def shown(record: Agreement) -> str:
    said = [record.name, "; ".join(record.parties), *record.subjects]
    if record.count != 1:
        said.append(str(record.count))
    if record.amount:
        about = "约 " if record.amount.qualifier == "about" else ""
        said.append(f"{about}{record.amount.value} {record.amount.currency}")
    if record.status == "planned":
        said.append("planned")
    return " | ".join(said).replace("|  |", "| |")


@pytest.mark.parametrize(("language", "case"), CASES)
def test_text_tells_of_these_signings(language: str, case: dict[str, object]) -> None:
    found = [shown(record) for record in agreements(str(case["text"]), language)]
    assert found == case["agreements"]


def test_every_mention_is_grounded() -> None:
    text = "岚山大学与澄江市中医院签署战略合作协议。"
    (record,) = agreements(text, "zh")
    assert [text[m.start : m.end] for m in record.mentions] == [m.text for m in record.mentions]
    assert record.mentions[0].rule == "zh/agreements:signed"


@pytest.mark.parametrize(
    ("written", "value", "currency", "qualifier"),
    [
        ("nearly three billion yuan", 3_000_000_000, "CNY", "nearly"),
        ("more than US$650 million", 650_000_000, "USD", "more_than"),
        ("up to €2.5 million", 2_500_000, "EUR", "at_most"),
        ("RM2.43 billion", 2_430_000_000, "MYR", "exact"),
        ("INR 1,250 crore", 12_500_000_000, "INR", "exact"),
        ("约三十亿元", 3_000_000_000, "CNY", "about"),
        ("8,000万美元", 80_000_000, "USD", "exact"),
        ("超过850亿元人民币", 85_000_000_000, "CNY", "more_than"),
        ("港幣12億元", 1_200_000_000, "HKD", "exact"),
        ("1500多亿元人民币", 150_000_000_000, "CNY", "more_than"),
    ],
)
def test_sum_of_money(written: str, value: float, currency: str, qualifier: str) -> None:
    language = "en" if written.isascii() or "€" in written else "zh"
    document = read_text(f"{written}.", language=language)  # type: ignore[arg-type]
    (money,) = amounts(document, Span(0, len(document.text)))
    read = (money.amount.value, money.amount.currency, money.amount.qualifier)
    assert read == (value, currency, qualifier)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("1,250", 1250),
        ("twenty", 20),
        ("二十一", 21),
        ("3.5亿", 350_000_000),
        ("一亿二千万", 120_000_000),
        ("nil", None),
    ],
)
def test_number_in_figures_and_words(written: str, value: int | None) -> None:
    assert number(written) == value
