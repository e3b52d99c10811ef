"""Texts are found where they are, and only the same text counts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.export.utf16 import Utf16
from extractor.review import find_text
from tests.review.samples import HARBOUR, harbour, written


def test_a_text_is_found_by_its_path_in_a_folder_and_by_its_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/release.txt").write_text(HARBOUR, "utf-8")
    monkeypatch.chdir(tmp_path)
    record = harbour(path="in/release.txt")
    assert find_text(record).characters == HARBOUR
    monkeypatch.chdir("/")
    for folder in (tmp_path, tmp_path / "in"):
        assert find_text(record, [folder]).characters == HARBOUR
    assert written(tmp_path, harbour("by-id"), HARBOUR).characters == HARBOUR


def test_a_missing_text_is_named() -> None:
    problem = find_text(harbour(path="gone.txt"), [Path("nowhere")]).problem
    assert problem == "the text is missing: no gone.txt in nowhere; give its folder with --texts"


def test_a_changed_text_is_told(tmp_path: Path) -> None:
    assert "has changed since" in str(written(tmp_path, harbour(), HARBOUR + "More.\n").problem)
    record = harbour()
    unsigned = record.document.model_copy(update={"sha256": None})
    record = record.model_copy(update={"document": unsigned})
    assert written(tmp_path, record, HARBOUR).problem is None
    assert "not the one" in str(written(tmp_path, record, "So: " + HARBOUR).problem)


def test_the_right_text_is_found_beside_a_wrong_one(tmp_path: Path) -> None:
    for name, text in (("old", "Another release."), ("new", HARBOUR)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "harbour.txt").write_text(text, "utf-8")
    found = find_text(harbour(), [tmp_path / "old", tmp_path / "new"])
    assert found.characters == HARBOUR


def test_an_unreadable_text_is_told(tmp_path: Path) -> None:
    record = harbour()
    info = record.document.model_copy(update={"sha256": None})
    record = record.model_copy(update={"document": info})
    assert "cannot be read" in str(written(tmp_path, record, "").problem)


@given(st.text(max_size=40), st.data())
def test_offsets_count_as_a_browser_does(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    units = len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
    assert Utf16(text).units(at) == units
