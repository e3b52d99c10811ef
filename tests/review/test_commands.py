"""``extract review`` and ``extract apply``, run as a user runs them."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from extractor.cli import main
from extractor.records import DocumentRecord
from tests.review.samples import HAIHE, HARBOUR, haihe, harbour, key_of


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


Extract = Callable[..., Done]


@pytest.fixture
def extract(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Extract:
    """The command line, called in the folder without the cost of a process."""

    def call(*arguments: str, text: str = "") -> Done:
        monkeypatch.chdir(folder)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        told = capsys.readouterr()
        return Done(int(ended.value.code or 0), told.out, told.err)

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Records of two documents, and their texts."""
    lines = [record.model_dump_json() for record in (harbour(), haihe())]
    (tmp_path / "records.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/harbour.txt").write_text(HARBOUR, "utf-8")
    (tmp_path / "texts/haihe.txt").write_text(HAIHE, "utf-8")
    return tmp_path


def corrections(folder: Path, *documents: dict[str, Any], **more: Any) -> str:
    path = folder / "corrections.json"
    data = {"format": "extractor-corrections", "version": "1.0", "documents": documents, **more}
    path.write_text(json.dumps(data), "utf-8")
    return str(path)


SOURCE = {"record": "document", "field": "source", "action": "correct"}
WITH_TEXTS = ("records.jsonl", "--texts", "texts")


def renamed(before: str = "Strait Daily") -> dict[str, Any]:
    return {
        "id": "harbour",
        "checked": True,
        "corrections": [SOURCE | {"from": before, "to": "Daily"}],
    }


def test_review_writes_a_page(extract: Extract, folder: Path) -> None:
    done = extract("review", *WITH_TEXTS, "-o", "page.html")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (folder / "page.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    piped = extract(
        "review", "-", "--texts", "texts", "-o", "piped.html",
        text=(folder / "records.jsonl").read_text("utf-8"),
    )  # fmt: skip
    assert piped.returncode == 0
    assert (folder / "piped.html").read_bytes() == (folder / "page.html").read_bytes()


def test_review_tells_missing_and_changed_texts(extract: Extract, folder: Path) -> None:
    (folder / "texts/harbour.txt").unlink()
    (folder / "texts/haihe.txt").write_text("改了。", "utf-8")
    done = extract("review", *WITH_TEXTS)
    assert done.returncode == 1
    [missing, changed] = done.stderr.splitlines()
    assert "harbour: the text is missing" in missing
    assert "haihe: the text has changed" in changed
    assert (folder / "review.html").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is empty"),
        ("{", "not complete JSON"),
        ("[1]", "no record of a document"),
        ('{"schema_version": "9.0", "document": {"id": "x", "language": "en"}}', "upgrade"),
        ('{"document": {"id": "x", "language": "en"}}\n' * 2, "two documents are called 'x'"),
    ],
)
def test_review_of_what_is_no_records(
    extract: Extract, folder: Path, content: str, message: str
) -> None:
    (folder / "bad.jsonl").write_text(content, "utf-8")
    done = extract("review", "bad.jsonl")
    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())
    assert not (folder / "review.html").exists()


def test_review_to_where_nothing_can_be_written(extract: Extract, folder: Path) -> None:
    (folder / "file").touch()
    done = extract("review", *WITH_TEXTS, "-o", "file/x.html")
    assert done.returncode == 2
    assert "cannot write" in done.stderr
    assert "no/records.jsonl" in extract("review", "no/records.jsonl").stderr


def test_apply_writes_corrected_records_and_gold(extract: Extract, folder: Path) -> None:
    file = corrections(folder, renamed())
    done = extract("apply", file, *WITH_TEXTS)
    assert (done.returncode, done.stderr) == (0, "")
    first, second = map(DocumentRecord.model_validate_json, done.stdout.splitlines())
    assert (first.document.source, second) == ("Daily", haihe())
    done = extract("apply", file, *WITH_TEXTS, "--gold", "gold", "-o", "out.jsonl")
    assert done.stderr == "extract: 1 gold documents in gold; 1 not checked yet and left out\n"
    [gold] = (folder / "gold").iterdir()
    assert json.loads(gold.read_text("utf-8"))["document"]["source"] == "Daily"
    assert len((folder / "out.jsonl").read_text("utf-8").splitlines()) == 2


def test_apply_without_corrections_gives_the_same_bytes(extract: Extract, folder: Path) -> None:
    done = extract("apply", corrections(folder), "records.jsonl", "-o", "same.jsonl")
    assert done.returncode == 0
    assert (folder / "same.jsonl").read_bytes() == (folder / "records.jsonl").read_bytes()


def test_apply_refuses_and_writes_nothing(extract: Extract, folder: Path) -> None:
    wrong = [
        renamed("Other Daily"),
        {"id": "haihe", "sha256": "0" * 64},
        {"id": "third"},
    ]
    file = corrections(folder, *wrong)
    done = extract("apply", file, *WITH_TEXTS, "-o", "out.jsonl", "--gold", "gold")
    assert done.returncode == 1
    for message in (
        "harbour: document: source: the correction was made on 'Other Daily'",
        "haihe: the corrections were made on another version of the text",
        "third: corrected, but not among the records",
    ):
        assert message in done.stderr
    assert not (folder / "out.jsonl").exists()
    assert not (folder / "gold").exists()


def test_apply_notes_what_should_be_looked_at_again(extract: Extract, folder: Path) -> None:
    city = {
        "record": key_of(harbour(), "3rd Harbour Biotech Forum"), "field": "city",
        "action": "correct", "from": "Xiamen", "to": "Amoy",
    }  # fmt: skip
    file = corrections(folder, {"id": "harbour", "corrections": [city]})
    done = extract("apply", file, *WITH_TEXTS)
    assert done.returncode == 0
    assert "city 'Amoy' does not stand in the text" in done.stderr


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{}{", "not a corrections file"),
        ('{"format": "other"}', "not a corrections file"),
        ('{"format": "extractor-corrections", "version": "2.0"}', "of version 1.0"),
        ('{"documents": [{"id": "x", "corrections": [{"record": "y"}]}]}', "action"),
    ],
)
def test_apply_of_what_is_no_corrections(
    extract: Extract, folder: Path, content: str, message: str
) -> None:
    (folder / "bad.json").write_text(content, "utf-8")
    done = extract("apply", "bad.json", "records.jsonl")
    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())
    assert extract("apply", "none.json", "records.jsonl").returncode == 2
