"""Linking from the command line, and explaining what came of it."""

import json
from pathlib import Path

import pytest

from extractor.cli import main

GOLD = Path(__file__).parents[2] / "data/gold"
RAW = Path(__file__).parents[2] / "data/raw"
PAIR = [str(GOLD / "link-en-01.json"), str(GOLD / "link-zh-01.json")]


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


def loaded(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_entities_and_records_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entities, records = tmp_path / "entities.jsonl", tmp_path / "records.jsonl"
    assert run("link", *PAIR, "-o", str(entities), "--records", str(records)) == 0
    assert "person" in capsys.readouterr().err
    ids = {entity["id"] for entity in loaded(entities)}
    for record in loaded(records):
        for field in ("events", "venues", "speakers", "participants", "organisations"):
            assert {item["entity_id"] for item in record[field]} <= ids  # type: ignore[attr-defined]


def test_adding_gives_what_all_at_once_give(tmp_path: Path) -> None:
    first, added, all_ = (tmp_path / name for name in ("first", "added", "all"))
    assert run("link", PAIR[0], "-q", "-o", str(first)) == 0
    assert run("link", PAIR[1], "-q", "--add-to", str(first), "-o", str(added)) == 0
    assert run("link", *PAIR, "-q", "-o", str(all_)) == 0
    assert added.read_bytes() == all_.read_bytes()


def test_extraction_and_linking_in_one_go(tmp_path: Path) -> None:
    texts = [str(RAW / "link-en-01.txt"), str(RAW / "link-zh-01.txt")]
    records = tmp_path / "records.jsonl"
    assert run(*texts, "-q", "-o", str(records), "--link") == 0
    entities = loaded(tmp_path / "records.entities.jsonl")
    speakers = [s for record in loaded(records) for s in record["speakers"]]  # type: ignore[attr-defined]
    spoken = {s["name"]: s["entity_id"] for s in speakers}
    assert spoken["Gao Qiming"] == spoken["高启明"]
    (person,) = (entity for entity in entities if entity["id"] == spoken["高启明"])
    assert person["names"] == {"en": "Gao Qiming", "zh": "高启明"}
    span = person["members"][0]["spans"][0]  # type: ignore[index]
    text = (RAW / "link-zh-01.txt").read_text("utf-8")
    assert text[span["start"] : span["end"]] == span["text"]


def test_link_without_a_place_for_entities_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(RAW / "link-en-01.txt"), "--link") == 2
    assert "--entities" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.jsonl"], "none.jsonl: No such file"),
        ([PAIR[0], "--add-to", PAIR[0]], "line 1: not an entity"),
        ([PAIR[0], "--corrections", "none.yaml"], "none.yaml: No such file"),
        ([PAIR[0], "-o", f"{PAIR[1]}/entities.jsonl"], "link-zh-01.json"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("link", *arguments) == 1
    told = capsys.readouterr().err
    assert message in told
    assert "Traceback" not in told


def test_entity_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entities = tmp_path / "entities.jsonl"
    names = [str(GOLD / f"link-{n}.json") for n in ("en-01", "zh-01", "en-09", "zh-04")]
    assert run("link", *names, "-q", "-o", str(entities)) == 0
    ids = {alias["name"]: e["id"] for e in loaded(entities) for alias in e["aliases"]}  # type: ignore[attr-defined]
    assert run("explain", str(entities), "--entity", ids["Shen Yanqiu"]) == 0
    told = capsys.readouterr().out
    assert "Y. Q. Shen" in told
    assert "same surname and initials: Shen Yanqiu / Y. Q. Shen" in told
    assert "same employer: Bohai Research Academy of Cell Therapy" in told
    assert "Weakest bridge: " in told
    assert "Against it: nothing." in told


def test_namesakes_are_told_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entities = tmp_path / "entities.jsonl"
    names = [str(GOLD / f"link-{n}.json") for n in ("zh-01", "zh-04")]
    assert run("link", *names, "-q", "-o", str(entities)) == 0
    ids = [e["id"] for e in loaded(entities) if e["names"] == {"zh": "李静"}]
    assert run("explain", str(entities), "--entity", str(ids[0])) == 0
    told = capsys.readouterr().out
    assert f"Kept apart from:\n  {ids[1]}  李静  at best" in told
    assert "other employer: 天津滨城医院血液科 / 青海省农林科学院" in told


def test_unknown_entity_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entities = tmp_path / "entities.jsonl"
    assert run("link", PAIR[0], "-q", "-o", str(entities)) == 0
    assert run("explain", str(entities), "--entity", "person-0") == 1
    assert "no entity 'person-0'" in capsys.readouterr().err
