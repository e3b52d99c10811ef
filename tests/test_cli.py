"""The command line, run as a user runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.cli import COMMANDS
from extractor.inputs import Input, InputError, read_input
from tests.command_line import extract

ROOT = Path(__file__).parents[1]
TEXT = (
    "Harbour Forum Opens in Xiamen\n\n2024-05-12\n\n"
    "The 3rd Harbour Biotech Forum opened in Xiamen on May 11. "
    "Lin Yue, Chief Scientist of Minjiang Biologics Co., Ltd., delivered a keynote speech.\n"
)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "release.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_file_gives_one_json_line(release: Path) -> None:
    done = extract(str(release))
    assert (done.returncode, done.stderr) == (0, "")
    [line] = done.stdout.splitlines()
    record = json.loads(line)
    assert record["document"]["id"] == "release"
    assert record["document"]["published"] == "2024-05-12"
    for records in (record[key] for key in record if isinstance(record[key], list)):
        for item in records:
            assert item["id"]
            for mention in item["mentions"]:
                assert TEXT[mention["start"] : mention["end"]] == mention["text"]


def test_standard_input(release: Path) -> None:
    from_pipe = json.loads(extract("-", text=TEXT).stdout)
    from_file = json.loads(extract(str(release)).stdout)
    assert from_pipe["document"]["id"] == "stdin"
    assert [event["name"] for event in from_pipe["events"]] == [
        event["name"] for event in from_file["events"]
    ]


def test_output_file_folder_and_pretty(release: Path, tmp_path: Path) -> None:
    assert extract(str(release), "-o", str(tmp_path / "out/records.jsonl")).returncode == 0
    assert extract(str(release), "-o", f"{tmp_path}/each/").returncode == 0
    line = (tmp_path / "out/records.jsonl").read_text("utf-8")
    assert line.count("\n") == 1
    assert json.loads(line) == json.loads((tmp_path / "each/release.json").read_text("utf-8"))
    assert extract(str(release), "--pretty").stdout.startswith("{\n  ")


def test_bad_inputs_are_named_and_the_rest_is_done(release: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (tmp_path / "french.txt").write_text("Le forum a été ouvert hier à Paris par le maire. " * 8)
    (tmp_path / "line.txt").write_text("word " * 2_000_000)
    (tmp_path / "folder.txt").mkdir()
    names = ["empty", "binary", "french", "line", "folder", "missing"]
    done = extract(*(str(tmp_path / f"{name}.txt") for name in names), str(release))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    reasons = dict(
        zip(names, ["the file is empty", "not a text", "supported: en, zh"], strict=False)
    ) | {"line": "too large: 10.0 MB", "folder": "is a folder", "missing": "no such file"}
    messages = [line for line in done.stderr.splitlines() if line.startswith("extract: /")]
    assert len(messages) == len(names)
    assert "extract: 6 of 7 files failed:" in done.stderr
    for name, reason in reasons.items():
        [message] = [m for m in messages if f"/{name}.txt: " in m]
        assert reason in message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(release: Path) -> None:
    release.chmod(0)
    done = extract(str(release))
    assert done.returncode == 1
    assert "permission denied" in done.stderr


def test_permission_denied_is_a_reason(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match="permission denied"):
        read_input(Input(str(release), "release"), limit=1000)


def test_wrong_usage() -> None:
    for arguments in ([], ["x.txt", "--language", "fr"], ["x.txt", "--published", "May"], ["--no"]):
        assert extract(*arguments).returncode == 2, arguments


def test_unsupported_language_is_named() -> None:
    assert "supported: en, zh" in extract("x.txt", "--language", "fr").stderr


def test_overrides(release: Path) -> None:
    record = json.loads(extract(str(release), "--published", "2030-01-02").stdout)
    assert record["document"]["published"] == "2030-01-02"


def test_folders_and_globs(release: Path, tmp_path: Path) -> None:
    for arguments in ([str(tmp_path), "-r"], [f"{tmp_path}/*.txt"]):
        assert json.loads(extract(*arguments).stdout)["document"]["id"] == "release"


def test_order_of_files_does_not_change_the_bytes(release: Path, tmp_path: Path) -> None:
    other = tmp_path / "another.txt"
    other.write_text(TEXT.replace("Xiamen", "Fuzhou"), "utf-8")
    assert extract(str(release), str(other)).stdout == extract(str(other), str(release)).stdout


def test_summary_table(release: Path) -> None:
    done = extract(str(release), "--summary")
    assert "Harbour Forum Opens in Xiamen" in done.stderr
    assert "1 documents in" in done.stderr


def test_schema_and_version() -> None:
    assert json.loads(extract("schema").stdout)["title"] == "DocumentRecord"
    assert extract("--version").stdout.startswith("extract ")


def test_every_command_has_help_and_is_documented() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    main_help = extract("--help").stdout
    for command in COMMANDS:
        assert extract(command, "--help").returncode == 0
        assert f"extract {command}" in readme
        assert f"extract {command}" in " ".join(main_help.split())


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom extractor.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'spacy', 'jieba', 'onnxruntime', 'numpy', 'pydantic'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
