"""``extract export`` and ``-o`` as a user runs them: what goes well, and what is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.commands.formats import FORMAT_NAMES
from extractor.export import FORMATS, ExportError, read_records, write
from extractor.export.format import Format
from extractor.records import DocumentRecord
from tests.command_line import extract

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "docs/examples/harbour.txt"
NAMES = [known.name for known in FORMATS]
NEEDS_TEXT = {"labelstudio", "doccano", "brat", "conll", "docbin"}


def command(
    *arguments: str | Path, text: str | None = None, cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    return extract(*arguments, text=text, cwd=cwd)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    gold = [
        (ROOT / f"data/gold/{name}.json").read_text("utf-8") for name in ("dev-en-01", "dev-zh-01")
    ]
    path.write_text("".join(json.dumps(json.loads(line)) + "\n" for line in gold), "utf-8")
    return path


def bytes_under(path: Path) -> dict[str, bytes]:
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return {file.name: file.read_bytes() for file in files}


def test_the_command_line_names_all_formats() -> None:
    assert FORMAT_NAMES.split("|") == NAMES


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NEEDS_TEXT])
def test_two_runs_give_the_same_bytes(name: str, records: Path, tmp_path: Path) -> None:
    for run in ("a", "b"):
        write(read_records([records]), tmp_path / run / "out", format=name)
    assert bytes_under(tmp_path / "a/out") == bytes_under(tmp_path / "b/out")
    assert any(bytes_under(tmp_path / "a/out").values())


@pytest.mark.parametrize("ending", [e for known in FORMATS for e in known.endings])
def test_the_ending_says_the_format(ending: str, records: Path, tmp_path: Path) -> None:
    if ending not in {".conll", ".spacy"}:
        [meant] = [known for known in FORMATS if ending in known.endings]
        write(read_records([records]), tmp_path / f"by{ending}")
        write(read_records([records]), tmp_path / "named", format=meant.name)
        assert bytes_under(tmp_path / f"by{ending}") == bytes_under(tmp_path / "named") or (
            meant.place != "folder"
            and (tmp_path / f"by{ending}").read_bytes() == (tmp_path / "named").read_bytes()
        )


def test_json_lines_and_lists_come_back(records: Path, tmp_path: Path) -> None:
    read = list(read_records([records]))
    for name in ("a.jsonl", "b.json", "c/", "d.txt"):
        target = tmp_path / name
        write(read, f"{target}/" if name.endswith("/") else target)
        assert list(read_records([target])) == read, name
    write([], tmp_path / "none.json")
    assert list(read_records([tmp_path / "none.json"])) == []


def test_extract_writes_tables_at_once(tmp_path: Path) -> None:
    done = command(EXAMPLE, "--model", "none", "-o", tmp_path / "r.xlsx")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "r.xlsx").read_bytes().startswith(b"PK")
    assert (
        command(EXAMPLE, "--model", "none", "--format", "csv", "-o", tmp_path / "t").returncode == 0
    )
    assert "3rd Harbour Biotech Forum" in (tmp_path / "t/events.csv").read_text("utf-8")


def test_pipes(tmp_path: Path) -> None:
    lines = command("-", "--model", "none", text=EXAMPLE.read_text("utf-8"))
    listed = command("export", "-", "--to", "json", text=lines.stdout)
    assert [json.loads(lines.stdout)] == json.loads(listed.stdout)


def test_a_closed_pipe_is_no_error() -> None:
    program = f"{sys.executable} -m extractor.cli export data/gold --to jsonl"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{program} | head -c 100 | wc -c"],
        capture_output=True, text=True, cwd=ROOT, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout.strip() == "100"
    assert done.stderr == ""


WRONG = {
    "no such file": (["nowhere.jsonl"], "nowhere.jsonl: No such file"),
    "not JSON": (["README.md"], "README.md: not complete JSON"),
    "not text": (["models/zh-tagger/tagger.onnx"], "not even text"),
    "no records": (["docs/schema.json"], "no record of a document"),
    "no records in the folder": (["src"], "no .json files of records"),
    "unknown format": (["data/gold", "--to", "xls"], "unknown format 'xls'; there are: jsonl"),
    "no place for a workbook": (["data/gold", "--to", "xlsx"], "name it with --output"),
    "a folder for a file": (["data/gold", "-o", "src", "--to", "sqlite"], "src is a folder"),
    "a file for a folder": (["data/gold", "-o", "README.md", "--to", "csv"], "is a file"),
    "documents twice": (["data/gold", "data/gold", "-o", "{tmp}/x.db"], "occurs twice"),
    "unwritable": (["data/gold", "-o", "/proc/nowhere/x.csv"], "/proc/nowhere/x.csv: No such"),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_said(arguments: list[str], message: str, tmp_path: Path) -> None:
    done = command("export", *(argument.format(tmp=tmp_path) for argument in arguments))
    assert done.returncode == 1
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_documents_overwrites_none(tmp_path: Path) -> None:
    bare = {"language": "en"}
    records = [
        DocumentRecord.model_validate({"document": bare | {"id": name}}) for name in ("a/b", "a_b")
    ]
    with pytest.raises(ExportError, match="written to the file of 'a_b'"):
        write(records, f"{tmp_path}/")


def document(**changes: object) -> str:
    return json.dumps({"document": {"id": "x", "language": "en"}} | changes)


UNREADABLE = {
    "newer major": (
        document(schema_version="2.0"),
        "line 1: records of schema 2.0; this program reads up to 1.0: upgrade extractor",
    ),
    "newer minor": (document(schema_version="1.7"), "records of schema 1.7; this program"),
    "unknown field": (document(colour="red"), "line 1: colour: Extra inputs"),
    "wrong value": (document(dates=[{"text": "x", "value": "soon"}]), "line 1: dates.0.value"),
    "cut line": (document() + "\n" + document()[:-4], "line 2: not complete JSON: ends too early"),
    "cut list": ("[\n" + document() + ",\n", "not complete JSON: ends too early"),
    "nothing": ("", "is empty"),
    "a list in a line": ("[1, 2]", "record 1: is JSON, but no record"),
}


@pytest.mark.parametrize(("text", "message"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_records_that_cannot_be_read(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(text, "utf-8")
    with pytest.raises(ExportError) as error:
        list(read_records([path]))
    assert message in str(error.value)
    assert str(path) in str(error.value)


BAD_IDS = {
    "foreign id": ({"venues": [{"name": "V", "id": "y#venue-1"}]}, "not an id of its records"),
    "same id": (
        {"venues": [{"name": n, "id": "x#venue-1"} for n in "VW"]},
        "two records have the same id",
    ),
    "reference to nobody": (
        {"events": [{"name": "E", "id": "x#event-1", "venue": "V", "venue_id": "x#venue-1"}]},
        "'x#venue-1' is referred to, but not among its venues",
    ),
    "parties without ids": (
        {"agreements": [{"name": "A", "id": "x#agreement-1", "parties": ["P", "Q"],
                         "parties_id": [None]}]},
        "as many parties_id as parties",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "message"), BAD_IDS.values(), ids=BAD_IDS.keys())
@pytest.mark.parametrize("name", ["csv", "sqlite", "jsonld"])
def test_wrong_ids_are_refused(
    changes: dict[str, object], message: str, name: str, tmp_path: Path
) -> None:
    record = DocumentRecord.model_validate_json(document(**changes))
    with pytest.raises(ExportError, match=message):
        write([record], tmp_path / "out", format=name)
    assert list(tmp_path.iterdir()) == []


def broken(records: Path) -> object:
    yield from read_records([records])
    raise KeyboardInterrupt


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NEEDS_TEXT])
def test_a_broken_run_leaves_what_was_there(name: str, records: Path, tmp_path: Path) -> None:
    target = tmp_path / "place" / "out"
    write(read_records([records]), target, format=name)
    before = bytes_under(target)
    with pytest.raises(KeyboardInterrupt):
        write(broken(records), target, format=name)  # type: ignore[arg-type]
    assert bytes_under(target) == before
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NEEDS_TEXT])
def test_what_an_earlier_run_left_half_written_is_replaced(
    name: str, records: Path, tmp_path: Path
) -> None:
    meant = next(known for known in FORMATS if known.name == name)
    write(read_records([records]), tmp_path / "good", format=name)
    half = tmp_path / "half"
    if meant.place == "folder":
        half.mkdir()
        for file in (tmp_path / "good").iterdir():
            (half / file.name).write_bytes(file.read_bytes()[:7])
    else:
        half.write_bytes((tmp_path / "good").read_bytes()[:7])
    write(read_records([records]), half, format=name)
    assert list(bytes_under(half).values()) == list(bytes_under(tmp_path / "good").values())


@pytest.mark.parametrize("name", ["csv", "sqlite"])
def test_parts_that_a_killed_run_has_left_are_replaced(
    name: str, records: Path, tmp_path: Path
) -> None:
    left = tmp_path / ".out.part"
    if name == "csv":
        left.mkdir()
        (left / "stray.csv").write_text("half")
    else:
        left.write_bytes(b"SQLite format 3\0half")
    write(read_records([records]), tmp_path / "out", format=name)
    assert not left.exists()
    assert "stray.csv" not in bytes_under(tmp_path / "out")
    write(read_records([records]), tmp_path / "again", format=name)
    assert list(bytes_under(tmp_path / "out").values()) == list(
        bytes_under(tmp_path / "again").values()
    )


def test_a_missing_library_is_named() -> None:
    wanted = Format("x", "extractor.export.parquet", "file", "", needs="nolib", extra="parquet")
    with pytest.raises(ExportError, match=r"x needs nolib.*pip install 'extractor\[parquet\]'"):
        wanted.load()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission(records: Path, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    done = command("export", records, "-o", tmp_path / "closed/r.csv")
    assert done.returncode == 1
    assert "closed/r.csv: Permission denied" in done.stderr


def test_devices_are_written_to_and_stay(records: Path) -> None:
    done = command("export", records, "--to", "json", "-o", "/dev/stdout")
    assert len(json.loads(done.stdout)) == 2
    write(read_records([records]), "/dev/null")
    assert not Path("/dev/null").is_file()


def test_links_are_followed(records: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link.json").symlink_to(tmp_path / "real/r.json")
    write(read_records([records]), tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert list(read_records([tmp_path / "real/r.json"]))


@pytest.mark.parametrize("known", FORMATS, ids=NAMES)
def test_every_format_is_described(known: Format) -> None:
    assert len(known.described().splitlines()) >= 4


def test_the_description_of_a_format_is_printed() -> None:
    done = command("schema", "--format", "sqlite")
    assert (done.returncode, done.stderr) == (0, "")
    assert "CREATE VIEW who_spoke_where" in done.stdout


def test_an_unknown_format_has_no_description() -> None:
    done = command("schema", "--format", "xls")
    assert done.returncode == 2
    assert "unknown format 'xls'" in done.stderr
