"""Bad input is named and counted, never fatal."""

import json
from pathlib import Path

import pytest

from extractor.evaluate import load_records, set_of

GOOD = {"document": {"id": "a", "language": "en"}}


def messages(path: Path) -> list[str]:
    return [f"{problem.kind}: {problem}" for problem in load_records(path).problems]


def test_a_folder_a_list_and_lines(tmp_path: Path) -> None:
    other = {"document": {"id": "b", "language": "zh"}}
    third = {"document": {"id": "c", "language": "zh"}}
    (tmp_path / "one.json").write_text(json.dumps(GOOD), "utf-8")
    (tmp_path / "more.json").write_text(json.dumps([other]), "utf-8")
    (tmp_path / "lines.jsonl").write_text("\ufeff" + json.dumps(third) + "\r\n\n", "utf-8")
    (tmp_path / "notes.txt").write_text("no records", "utf-8")
    loaded = load_records(tmp_path)
    assert list(loaded.records) == ["a", "b", "c"]
    assert loaded.problems == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"document": ', "unreadable: {path}: invalid JSON at line 2, column 14: "),
        ('{"document": {"id": "b", "language": "fr"}}', "document.language: Input should be"),
        ('{"document": {"id": "b", "language": "en"}, "x": 1}', "x: Extra inputs"),
        ("[1]", "unreadable: {path}, line 2: not a document record: top level: "),
        ("[" * 100_000, "unreadable: {path}: invalid JSON at line 2: nested too deep"),
        (json.dumps(GOOD), "repeated: {path}, line 2: second record for document 'a' left out"),
    ],
    ids=["cut", "language", "unknown field", "no record", "deep", "twice"],
)
def test_a_bad_line_is_named_and_the_rest_is_read(
    tmp_path: Path, content: str, message: str
) -> None:
    path = tmp_path / "records.jsonl"
    last = json.dumps({"document": {"id": "z", "language": "en"}})
    path.write_text(f"{json.dumps(GOOD)}\n{content}\n{last}\n", "utf-8")
    (found,) = messages(path)
    assert message.format(path=path) in found
    assert list(load_records(path).records) == ["a", "z"]


def test_line_of_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "records.json"
    path.write_text('{\n "document": oops\n}', "utf-8")
    assert "invalid JSON at line 2, column 14" in messages(path)[0]


def test_two_records_with_one_id(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    twice = GOOD | {"venues": [{"id": "1", "name": "Pier"}], "dates": []}
    twice["organisations"] = [{"id": "1", "name": "Quay Ltd"}]
    path.write_text(json.dumps(twice), "utf-8")
    assert messages(path) == [
        f"repeated: {path}: id '1' stands for two records, in venues and organisations"
    ]
    assert list(load_records(path).records) == ["a"]


def test_the_id_of_a_person_in_two_roles_is_no_repetition_without_ids(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(GOOD | {"venues": [{"name": "Pier"}, {"name": "Quay"}]}), "utf-8")
    assert messages(path) == []


def test_what_cannot_be_read(tmp_path: Path) -> None:
    binary = tmp_path / "binary.json"
    binary.write_bytes(b"\xff\xfe\x00\xd8")
    empty = tmp_path / "empty"
    empty.mkdir()
    problems = load_records(binary, empty, tmp_path / "absent.jsonl").problems
    assert [problem.kind for problem in problems] == ["unreadable"] * 3
    assert "cannot be read" in problems[0].message
    assert "holds no .json" in problems[1].message
    assert "no such file" in problems[2].message


@pytest.mark.parametrize(
    ("document", "part"),
    [
        ("dev-en-05", "validation"),
        ("link-zh-10", "validation"),
        ("real-zh-35", "validation"),
        ("dev-en-06", "development"),
        ("seed-000", "development"),
        ("my-press-10", "development"),
    ],
)
def test_sets(document: str, part: str) -> None:
    assert set_of(document) == part
