"""``extract evaluate`` as a user runs it."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from extractor.commands.evaluate import evaluate

APP = typer.Typer(rich_markup_mode=None)
APP.command()(evaluate)
EVIL = "<script>alert('Pier')</script> & | Hall"
SENTENCE = f"The forum opened at {EVIL}, in Xiamen."


def document(name: str, venue: str, rule: str = "en/venues:held-at") -> dict[str, Any]:
    at = SENTENCE.find(venue)
    mention = {"start": max(at, 0), "end": max(at, 0) + len(venue), "text": venue, "rule": rule}
    return {
        "document": {"id": name, "language": "en"},
        "venues": [{"name": venue, "mentions": [mention]}],
    }


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Gold and two systems over a development and a validation document and one more."""
    systems = {
        "gold": (EVIL, EVIL, "Pier"),
        "new": ("Xiamen", "Xiamen", "Pier"),
        "old": (EVIL, EVIL, "Quay"),
    }
    names = ("dev-en-01", "dev-en-05", "seed-000")
    for folder in ("gold", "new", "old", "raw"):
        (tmp_path / folder).mkdir()
    for system, venues in systems.items():
        for name, venue in zip(names, venues, strict=True):
            path = tmp_path / system / f"{name}.json"
            path.write_text(json.dumps(document(name, venue)), "utf-8")
    for name in names:
        (tmp_path / "raw" / f"{name}.txt").write_text(SENTENCE, "utf-8")
    return tmp_path


def run(*arguments: object) -> Any:
    return CliRunner().invoke(APP, [str(argument) for argument in arguments])


def run_on(corpus: Path, *arguments: object) -> Any:
    result = run("--gold", corpus / "gold", "--pred", corpus / "new", *arguments)
    assert result.exit_code == 0, result.output
    return result


def test_table_has_both_sets_apart(corpus: Path) -> None:
    output = run_on(corpus).stdout
    development, validation = output.split("validation: 1 documents")
    assert "development: 2 documents" in development
    assert re.search(r"all \(micro\) +2 +2 +0\.500 +0\.500 +0\.500", development)
    assert re.search(r"all \(micro\) +1 +1 +0\.000", validation)


def test_errors_of_validation_documents_are_held_back(corpus: Path) -> None:
    shown = run_on(corpus, "--errors", "venues.name").stdout
    assert "[missed] dev-en-01 venues.name" in shown
    assert "predicted: Xiamen   <rule:en/venues:held-at>" in shown
    assert f"| {SENTENCE}" in shown
    assert "dev-en-05" not in shown
    all_of_them = run_on(corpus, "--errors", "all", "--include-validation-errors").stdout
    assert "[missed] dev-en-05 venues.name" in all_of_them


def test_every_form_of_output_holds_validation_errors_back(corpus: Path) -> None:
    page = corpus / "report.html"
    compare = ("--compare", corpus / "old", "--errors", "all")
    text = run_on(corpus, *compare, "--html", page).stdout
    markdown = run_on(corpus, *compare, "--markdown").stdout
    loaded = json.loads(run_on(corpus, *compare, "--json").stdout)
    changes = [c for part in loaded["sets"].values() for c in part["comparison"]["changes"]]
    assert {change["now"]["document"] for change in changes} == {"dev-en-01", "seed-000"}
    assert {error["document"] for error in loaded["errors"]} == {"dev-en-01"}
    assert loaded["sets"]["validation"]["comparison"]["held_back"] == 2
    for shown in (text, markdown):
        assert "dev-en-05" not in shown
        assert "2 changes in validation documents held back" in shown
    # The page lists every document's figures, but no text of that one.
    assert page.read_text("utf-8").count("dev-en-05") == 1


def test_json_holds_counts_and_rates(corpus: Path) -> None:
    loaded = json.loads(run_on(corpus, "--json", "--mentions", "--by-rule").stdout)
    part = loaded["sets"]["development"]
    (whole,) = (row for row in part["rows"] if row["group"] == ["all"])
    assert (whole["gold"], whole["predicted"], whole["exact"]["correct"]) == (2, 2, 1)
    assert whole["exact"]["f1"] == 0.5
    assert whole["exact"]["interval"]["f1"] == {"low": 0.0, "high": 1.0}
    assert part["rules"]["rule:en/venues:held-at"] == {
        "fired": 2,
        "exact": 1,
        "lenient": 0,
        "wrong": 1,
        "uncounted": 0,
    }
    assert part["mentions"]["venue"]["strict"]["spurious"] == 1
    assert loaded["format"] == "extractor-evaluation/1"


def test_markdown_is_escaped(corpus: Path) -> None:
    shown = run_on(corpus, "--markdown", "--errors", "venues", "--mentions", "--by-rule").stdout
    rows = [line for line in shown.splitlines() if line.startswith("| missed")]
    assert rows and all(r"\<script\>" in row and r"& \| Hall" in row for row in rows)
    assert "<script>" not in shown


class Tags(HTMLParser):
    """The tags of a page, and what they fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_page_is_whole_escaped_and_needs_nothing_else(corpus: Path) -> None:
    page = corpus / "report.html"
    run_on(corpus, "--html", page, "--compare", corpus / "old")
    content = page.read_text("utf-8")
    tags = Tags()
    tags.feed(content)
    assert tags.open == []
    assert not tags.names & {"script", "img", "link", "iframe"}
    assert not tags.attributes & {"src", "href", "onclick"}
    assert "url(" not in content and "http://" not in content and "https://" not in content
    assert (
        "<mark>&lt;script&gt;alert(&#x27;Pier&#x27;)&lt;/script&gt; &amp; | Hall</mark>" in content
    )


def test_the_terminal_shows_only_what_was_asked_for(corpus: Path) -> None:
    assert run_on(corpus, "--html", corpus / "report.html").stdout == run_on(corpus).stdout


def test_comparison(corpus: Path) -> None:
    shown = run_on(corpus, "--compare", corpus / "old", "--split", "dev").stdout
    assert re.search(r"all \(micro\) +exact \+0\.000 \[", shown)
    assert "won: 2" in shown and "lost: 2" in shown


def test_language_and_split_choose_documents(corpus: Path) -> None:
    assert "validation" not in run_on(corpus, "--split", "dev").stdout
    result = run("--gold", corpus / "gold", "--pred", corpus / "new", "--language", "zh")
    assert (result.exit_code, result.stderr) == (1, "no gold documents to score\n")


def test_by_document(corpus: Path) -> None:
    assert re.search(r"dev-en-01 +1 +1 +0\.000", run_on(corpus, "--by-document").stdout)


def test_problems_are_told_and_counted(corpus: Path) -> None:
    (corpus / "new" / "seed-000.json").unlink()
    (corpus / "new" / "stray.json").write_text(json.dumps(document("stray", "Pier")), "utf-8")
    result = run_on(corpus)
    assert "problems with the input: 1 no gold, 1 no prediction" in result.stdout
    assert "no prediction: seed-000: everything in its gold is missed" in result.stderr
    assert "no gold: stray: prediction without gold left out" in result.stderr


def test_unreadable_predictions_fail_after_the_report(corpus: Path) -> None:
    (corpus / "new" / "broken.jsonl").write_text('{"document"\n', "utf-8")
    result = run("--gold", corpus / "gold", "--pred", corpus / "new")
    assert result.exit_code == 1
    assert "broken.jsonl: invalid JSON at line 1" in result.stderr
    assert "all (micro)" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "give the predictions with --pred, or texts with --raw"),
        (("--pred", ".", "--errors", "people"), "no record type 'people'; there are document, "),
        (("--pred", "absent.json", "--html", "absent/report.html"), "--html: cannot be written"),
        (("--pred", ".", "--errors", "events.when"), "no field 'when' in events; there are name,"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_gold_check(corpus: Path) -> None:
    arguments = ("--gold", corpus / "gold", "--check-gold")
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (0, "0 errors, 0 suspects\n")
    (corpus / "raw" / "seed-000.txt").write_text("The forum opened in Xiamen.", "utf-8")
    (corpus / "raw" / "dev-en-05.txt").write_text("The forum opened in Xiamen.", "utf-8")
    result = run(*arguments)
    assert result.exit_code == 1
    assert "[error] seed-000: venues.name 'Pier' does not stand in the text" in result.stdout
    assert "1 findings in validation documents held back" in result.stdout


def test_clusters(corpus: Path) -> None:
    gold, guess = corpus / "gold.json", corpus / "pred.json"
    gold.write_text('[["a", "b"], ["c"]]', "utf-8")
    guess.write_text('[["a"], ["b"], ["c"]]', "utf-8")
    shown = run("--clusters", gold, guess).stdout
    assert re.search(r"entity +b_cubed +1\.000 +0\.667 +0\.800", shown)
    bad = run("--clusters", gold, corpus / "absent.json")
    assert bad.exit_code == 2


def test_raw_runs_the_pipeline(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from extractor.records import DocumentRecord

    def extract_files(paths: list[Path], model: str) -> Any:
        asked.add(model)
        for path in paths:
            yield DocumentRecord.model_validate(document(path.stem, "Pier"))

    asked: set[str] = set()
    monkeypatch.setattr("extractor.extract_files", extract_files)
    folders = ("--gold", corpus / "gold", "--raw", corpus / "raw")
    result = run(*folders, "--split", "dev", "--model", "none")
    assert asked == {"none"}
    assert re.search(r"all \(micro\) +2 +2 +0\.500", result.stdout)


def test_an_unknown_model_is_named_with_those_that_are_there(corpus: Path) -> None:
    result = run("--gold", corpus / "gold", "--raw", corpus / "raw", "--model", "huge")
    assert result.exit_code == 2
    assert "fast" in result.stderr
