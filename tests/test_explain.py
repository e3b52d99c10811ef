"""``extract explain`` shows where records come from and why candidates were dropped."""

from pathlib import Path

from extractor.explain import explained
from extractor.reading import read_text
from tests.test_cli import extract

EXAMPLE = Path(__file__).parents[1] / "docs/examples/harbour.txt"


def test_every_field_shows_its_mention_and_rule() -> None:
    lines = explained(read_text(EXAMPLE.read_text("utf-8"), id="harbour"))
    text = "\n".join(lines)
    assert "harbour#event-1  3rd Harbour Biotech Forum" in text
    assert "[Lotus Convention Center]" in text
    assert "rule en/dates:" in text


def test_one_record_alone() -> None:
    document = read_text(EXAMPLE.read_text("utf-8"), id="harbour")
    lines = explained(document, wanted="Lin Yue")
    assert lines[0].startswith("harbour#person-1  Lin Yue")
    assert not any("#event-1" in line for line in lines)
    assert not any("Rejected" in line for line in lines)


def test_command() -> None:
    done = extract("explain", str(EXAMPLE), "--record", "event-1")
    assert done.returncode == 0
    assert "3rd Harbour Biotech Forum" in done.stdout
    assert extract("explain", str(EXAMPLE), "--record", "nobody").returncode == 1
    assert "No such file" in extract("explain", "missing.txt").stderr
