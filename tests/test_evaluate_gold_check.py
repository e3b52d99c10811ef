"""The check of the gold finds what is wrong and changes nothing."""

from pathlib import Path
from typing import Any

import pytest

from extractor.evaluate import Texts, check_gold
from extractor.records import DocumentRecord

TEXT = (
    "Harbour Forum Opens\n\n2024-05-12\n\n"
    "The Harbour Forum opened at Lotus\nHall on May 11. Director Lin Yue of the Pier Institute "
    "spoke. Deputy Directors Wu Tao and He Fei attended on May 12."
)
GOLD: dict[str, Any] = {
    "document": {"id": "doc", "language": "en", "published": "2024-05-12"},
    "events": [{"name": "Harbour Forum", "venue": "Lotus Hall"}],
    "venues": [{"name": "Lotus Hall"}],
    "dates": [{"text": "2024-05-12", "value": "2024-05-12"}],
    "organisations": [{"name": "Pier Institute"}],
    "speakers": [
        {
            "name": "Lin Yue",
            "event": "Harbour Forum",
            "positions": [{"title": "Director", "organisation": "Pier Institute"}],
        }
    ],
}


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    (tmp_path / "doc.txt").write_text(TEXT, "utf-8")
    return Texts(tmp_path)


def findings(texts: Texts, changes: dict[str, Any], predicted: Any = None) -> list[str]:
    gold = {"doc": DocumentRecord.model_validate(GOLD | changes)}
    guess = {"doc": DocumentRecord.model_validate(GOLD | predicted)} if predicted else None
    return [f"{finding.kind}: {finding.what}" for finding in check_gold(gold, texts, guess)]


def test_good_gold_has_no_findings(texts: Texts) -> None:
    assert findings(texts, {}) == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"organisations": [*GOLD["organisations"], {"name": "Quay Institute"}]},
            "error: organisations.name 'Quay Institute' does not stand in the text",
        ),
        (
            {"organisations": [*GOLD["organisations"], {"name": "Direct"}]},  # inside a word
            "error: organisations.name 'Direct' does not stand in the text",
        ),
        (
            {"organisations": [{"name": "Pier Institute", "aliases": ["PI"]}]},
            "error: organisations.aliases 'PI' does not stand in the text",
        ),
        ({"organisations": []}, "error: people.positions 'Pier Institute' is the name of no"),
        ({"venues": []}, "error: events.venue 'Lotus Hall' is the name of no record in venues"),
        ({"dates": []}, "error: published 2024-05-12 is not in dates"),
        (
            {"participants": [{"name": "Lin Yue"}]},
            "error: 2 records in speakers and participants named 'Lin Yue'",
        ),
        (
            {
                "participants": [
                    {"name": "Wu Tao", "positions": [{"title": "Deputy Director"}]},
                ]
            },
            "suspect: positions.title 'Deputy Director' does not stand in the text",
        ),
    ],
)
def test_what_is_wrong(texts: Texts, changes: dict[str, Any], message: str) -> None:
    (found,) = findings(texts, changes)
    assert found.startswith(message)


def test_what_only_the_prediction_knows_is_suspect(texts: Texts) -> None:
    titled = {"name": "Wu Tao", "positions": [{"title": "Deputy Director"}]}
    predicted = {
        "participants": [titled, {"name": "He Fei"}],
        "dates": [*GOLD["dates"], {"text": "May 12", "value": "2023-05-12"}],
    }
    assert findings(texts, {}, predicted) == [
        "suspect: date 2023-05-12 (May 12) is in no record",
        "suspect: person 'Wu Tao', who has a title, is in no record",
    ]


def test_no_text(tmp_path: Path) -> None:
    assert findings(Texts(tmp_path), {}) == ["error: no text of this name"]
