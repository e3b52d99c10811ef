"""Annotation exchange: offsets survive every round trip, also behind astral characters."""

from __future__ import annotations

import hashlib
import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from extractor import extract
from extractor.export import ExportError, Options, open_output, write
from extractor.export.annotation import LABELS, AnnotatedText, Marked, marks_of, without_overlap
from extractor.export.brat import standoff
from extractor.export.conll import tagged
from extractor.export.restoring import read_annotated, restored
from extractor.export.tokens import tokens
from extractor.export.utf16 import Utf16
from extractor.ground import RECORD_LISTS
from extractor.records import DocumentRecord

ROOT = Path(__file__).parents[1]
TOOLS = ["labelstudio", "doccano"]
CHARACTERS = st.one_of(
    st.sampled_from("ab 北京，。\n\t\r😀𠮷é\u0301\u200d👩"),
    st.characters(exclude_categories=["Cs"]),
)


@st.composite
def annotated_texts(draw: st.DrawFn) -> AnnotatedText:
    """Any text, with any marks in it, overlapping and nested ones too."""
    text = draw(st.text(CHARACTERS, min_size=1, max_size=60))
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    marks = {
        Marked(start, end, draw(st.sampled_from(LABELS)))
        for start, end in draw(st.lists(spans, max_size=8))
        if start < end
    }
    return AnnotatedText(text, tuple(sorted(marks)), "x", "en", None)


@given(st.text(CHARACTERS, max_size=60))
def test_utf16_is_what_a_browser_counts(text: str) -> None:
    offsets = Utf16(text)
    for i in range(len(text) + 1):
        assert offsets.units(i) == len(text[:i].encode("utf-16-le")) // 2
        assert offsets.characters(offsets.units(i)) == i
    for wrong in (-1, offsets.units(len(text)) + 1):
        with pytest.raises(ExportError, match="not between two characters"):
            offsets.characters(wrong)


def test_half_a_character_is_no_place() -> None:
    with pytest.raises(ExportError, match="offset 2 is not between"):
        Utf16("a😀b").characters(2)


def record_of(text: AnnotatedText) -> DocumentRecord:
    """A record of an organisation, an event and so on for each mark."""
    lists: dict[str, list[Any]] = {field: [] for field in RECORD_LISTS}
    for mark in text.marks:
        kind, _, field = mark.label.partition("_")
        item: dict[str, Any] = {"name": "n"} if kind != "DATE" else {"text": "t", "value": "2024"}
        name = field.lower() or ("text" if kind == "DATE" else "name")
        item["mentions"] = [
            {"field": name, "start": mark.start, "end": mark.end,
             "text": text.text[mark.start : mark.end]}
        ]  # fmt: skip
        lists[f"{kind.lower()}s"].append(item)
    return DocumentRecord.model_validate({"document": {"id": "x", "language": "en"}, **lists})


@pytest.mark.parametrize("tool", TOOLS)
@given(given_text=annotated_texts())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_offsets_survive_the_tools(
    tool: str, given_text: AnnotatedText, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What is not of the tools, finding the text's file, is left out here."""
    module = __import__(f"extractor.export.{tool}", fromlist=["annotated"])
    monkeypatch.setattr(module, "annotated", lambda record, options: given_text)
    stream = io.StringIO()
    with open_output(None, stream, format=tool) as write_one:
        write_one(record_of(given_text))
    (tmp_path / "tasks").write_text(stream.getvalue(), "utf-8", newline="")
    [back] = read_annotated(tool, tmp_path / "tasks", Options())
    assert back == given_text


@given(annotated_texts())
def test_brat_counts_characters(text: AnnotatedText) -> None:
    """Each line has the very characters that its offsets name; line ends are cut out."""
    marks = [mark for mark in text.marks if text.text[mark.start : mark.end].strip("\n")]
    lines = standoff(text).split("\n")[:-1]
    for line, mark in zip(lines, marks, strict=True):
        _, middle, shown = line.split("\t", 2)
        label, _, offsets = middle.partition(" ")
        spans = [tuple(map(int, part.split(" "))) for part in offsets.split(";")]
        assert label == mark.label
        assert " ".join(text.text[start:end] for start, end in spans) == shown
        covered = {i for start, end in spans for i in range(start, end)}
        left = set(range(mark.start, mark.end)) - covered
        assert {text.text[i] for i in left} <= {"\n"}


def test_brat_cuts_marks_at_line_ends() -> None:
    text = AnnotatedText("a 北\n京 b", (Marked(2, 5, "VENUE"),))
    assert standoff(text) == "T1\tVENUE 2 3;4 5\t北 京\n"


@given(annotated_texts())
def test_tokens_are_the_text_and_no_mark_cuts_one(text: AnnotatedText) -> None:
    found = list(tokens(text.text, text.marks))
    assert "".join(text.text[start:end] for start, end in found) == text.text
    borders = {border for span in found for border in span} | {0}
    assert {b for mark in text.marks for b in (mark.start, mark.end)} <= borders


@given(annotated_texts())
def test_the_longest_marks_are_kept_where_they_overlap(text: AnnotatedText) -> None:
    kept = without_overlap(text.marks)
    assert all(a.end <= b.start for a, b in pairwise(kept))
    for mark in set(text.marks) - set(kept):
        assert "_" in mark.label or any(
            other.start < mark.end and mark.start < other.end
            and other.end - other.start >= mark.end - mark.start
            for other in kept
        )  # fmt: skip


def test_conll() -> None:
    text = AnnotatedText(
        "Lin Yue, 北京大学\nhello 😀.",
        (Marked(0, 7, "SPEAKER"), Marked(9, 13, "ORGANISATION"), Marked(9, 11, "EVENT_CITY")),
    )
    assert tagged(text).splitlines() == [
        "Lin\tB-SPEAKER", "Yue\tI-SPEAKER", ",\tO",
        "北\tB-ORGANISATION", "京\tI-ORGANISATION", "大\tI-ORGANISATION", "学\tI-ORGANISATION",
        "", "hello\tO", "😀\tO", ".\tO", "",
    ]  # fmt: skip


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[DocumentRecord]:
    """The documentation's examples, the first behind astral characters and with Windows lines."""
    folder = tmp_path_factory.mktemp("texts")
    found = []
    for path in sorted((ROOT / "docs/examples").glob("*.txt")):
        text = path.read_text("utf-8")
        if path.stem == "harbour":
            text = "😀𠮷\r\n\r\n" + text.replace("\n", "\r\n")
        copy = folder / path.name
        copy.write_bytes(text.encode("utf-8"))
        record = extract(text, id=path.stem, model="none")
        digest = hashlib.sha256(copy.read_bytes()).hexdigest()
        about = record.document.model_copy(update={"path": copy.as_posix(), "sha256": digest})
        found.append(record.model_copy(update={"document": about}))
    return found


@pytest.mark.parametrize("tool", TOOLS)
def test_what_nobody_changed_comes_back_as_it_was(
    tool: str, records: list[DocumentRecord], tmp_path: Path
) -> None:
    write(records, tmp_path / "tasks", format=tool)
    texts = read_annotated(tool, tmp_path / "tasks", Options())
    assert list(restored(texts, records, Options())) == records


@pytest.mark.parametrize("tool", TOOLS)
def test_without_records_the_marks_make_them(
    tool: str, records: list[DocumentRecord], tmp_path: Path
) -> None:
    write(records, tmp_path / "tasks", format=tool)
    notes: list[str] = []
    options = Options(note=notes.append)
    made = list(restored(read_annotated(tool, tmp_path / "tasks", options), [], options))
    for old, new in zip(records, made, strict=True):
        kinds = {mark for _, _, mark in marks_of(old) if "_" not in mark.label}
        assert {mark for _, _, mark in marks_of(new)} == kinds
        assert {item.name for item in old.organisations} <= {i.name for i in new.organisations}
        assert all(item.id for item in new.events)
    assert all("are of fields" in note or "not annotated" in note for note in notes)


def edited(record: DocumentRecord, take: set[str], put: list[tuple[str, str]]) -> DocumentRecord:
    """The record after an annotator unmarked all of some texts and marked others."""
    text = Path(record.document.path or "").read_bytes().decode("utf-8")
    marks = {m for _, _, m in marks_of(record) if text[m.start : m.end] not in take}
    for label, written in put:
        start = text.index(written)
        marks.add(Marked(start, start + len(written), label))
    given_text = AnnotatedText(text, tuple(sorted(marks)), record.document.id)
    [changed] = restored([given_text], [record], Options())
    return changed


@pytest.fixture
def harbour(records: list[DocumentRecord]) -> DocumentRecord:
    return next(record for record in records if record.document.id == "harbour")


def test_unmarked_records_go_and_nothing_refers_to_them(harbour: DocumentRecord) -> None:
    event = {"3rd Harbour Biotech Forum", "Harbour Biotech Forum", "Forum"}
    changed = edited(harbour, {*event, "Xiamen University"}, [])
    assert changed.events == ()
    assert all(person.event is person.event_id is None for person in changed.speakers)
    assert "Xiamen University" not in {item.name for item in changed.organisations}
    for agreement in changed.agreements:
        assert "Xiamen University" not in agreement.parties
        assert agreement.event is None
        assert len(agreement.parties_id) == len(agreement.parties)


def test_new_marks_make_records_with_ids_behind_the_others(harbour: DocumentRecord) -> None:
    changed = edited(harbour, set(), [("ORGANISATION", "Strait Daily"), ("DATE", "May 12, 2024")])
    [new] = [item for item in changed.organisations if item.name == "Strait Daily"]
    assert new.id == f"harbour#organisation-{len(harbour.organisations) + 1}"
    assert new.mentions[0].text == "Strait Daily"
    assert new.mentions[0].rule == "annotator"
    assert changed.organisations[:-1] == harbour.organisations


def test_a_new_mark_of_a_known_name_is_a_mention_of_it(harbour: DocumentRecord) -> None:
    [before] = harbour.venues
    without_mentions = harbour.model_copy(
        update={"venues": (before.model_copy(update={"mentions": ()}),)}
    )
    changed = edited(without_mentions, set(), [("VENUE", before.name)])
    [after] = changed.venues
    assert [mention.text for mention in after.mentions] == [before.name]
    assert after.id == before.id


def test_new_marks_of_fields_are_left_out_and_said(harbour: DocumentRecord) -> None:
    text = Path(harbour.document.path or "").read_bytes().decode("utf-8")
    marks = (*(m for _, _, m in marks_of(harbour)), Marked(0, 2, "EVENT_THEME"))
    notes: list[str] = []
    given_text = AnnotatedText(text, marks, "harbour")
    list(restored([given_text], [harbour], Options(note=notes.append)))
    assert len(notes) == 1
    assert "1 new marks are of fields" in notes[0]


def test_label_studio_annotations_outrank_predictions(
    records: list[DocumentRecord], tmp_path: Path
) -> None:
    write(records, tmp_path / "tasks", format="labelstudio")
    tasks = json.loads((tmp_path / "tasks").read_text("utf-8"))
    result = tasks[0]["predictions"][0]["result"]
    tasks[0]["annotations"] = [
        {"was_cancelled": True, "result": []},
        {"result": [*result[:1], {"type": "choices", "value": {"choices": ["good"]}}]},
    ]
    (tmp_path / "done.json").write_text(json.dumps(tasks), "utf-8")
    notes: list[str] = []
    first, second = read_annotated(
        "labelstudio", tmp_path / "done.json", Options(note=notes.append)
    )
    assert len(first.marks) == 1
    assert len(second.marks) > 1
    assert notes == ["1 of 2 tasks are not annotated: predictions are kept"]


def test_label_studio_of_old_counts_utf16_units(tmp_path: Path) -> None:
    value = {"start": 3, "end": 6, "text": "abc", "labels": ["EVENT"]}
    task = {"text": "😀 abc", "label": [value]}
    (tmp_path / "min.json").write_text(json.dumps([task]), "utf-8")
    [text] = read_annotated("labelstudio", tmp_path / "min.json", Options())
    assert text.marks == (Marked(2, 5, "EVENT"),)


def test_doccano_with_relations_and_meta(tmp_path: Path) -> None:
    line = {
        "id": 1,
        "text": "😀 abc",
        "entities": [{"id": 1, "label": "EVENT", "start_offset": 3, "end_offset": 6}],
        "relations": [],
        "meta": '{"document_id": "d"}',
    }
    (tmp_path / "all.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    [text] = read_annotated("doccano", tmp_path / "all.jsonl", Options())
    assert (text.id, text.marks) == ("d", (Marked(2, 5, "EVENT"),))


WRONG: dict[str, tuple[str, str, str]] = {
    "not JSON": ("labelstudio", "hello", "not JSON"),
    "no list": ("labelstudio", "{}", "not a list of tasks"),
    "no text": ("labelstudio", '[{"data": {}}]', "task 1 is no task with text and labels"),
    "outside": (
        "labelstudio",
        '[{"text": "ab", "label": [{"start": 0, "end": 9, "labels": ["EVENT"]}]}]',
        "task 1: EVENT at 0:9 is not in the text",
    ),
    "not JSON lines": ("doccano", "hello", "line 1: no text with labels"),
    "no text in a line": ("doccano", '{"label": []}', "line 1: no text with labels"),
    "graphemes": ("doccano", '{"text": "😀", "label": [[0, 1, "EVENT"]]}', "offset 1 is not"),
    "another tool": ("brat", "", "cannot read 'brat'; can read: labelstudio, doccano"),
}


@pytest.mark.parametrize(("tool", "content", "message"), WRONG.values(), ids=WRONG.keys())
def test_what_is_no_export_of_the_tool(
    tool: str, content: str, message: str, tmp_path: Path
) -> None:
    (tmp_path / "x").write_text(content, "utf-8")
    with pytest.raises(ExportError, match=message):
        list(read_annotated(tool, tmp_path / "x", Options()))


def test_another_text_is_refused(harbour: DocumentRecord) -> None:
    with pytest.raises(ExportError, match="not the one that its records were made from"):
        list(restored([AnnotatedText("Other.", (), "harbour")], [harbour], Options()))


@pytest.mark.parametrize("tool", [*TOOLS, "brat", "conll", "docbin"])
def test_a_missing_or_changed_text_is_said(
    tool: str, harbour: DocumentRecord, tmp_path: Path
) -> None:
    about = harbour.document.model_copy(update={"path": "nowhere.txt"})
    moved = harbour.model_copy(update={"document": about})
    with pytest.raises(
        ExportError, match=r"'harbour': the text is missing: no nowhere.txt.*--texts"
    ):
        write([moved], tmp_path / "out", format=tool)
    (tmp_path / "nowhere.txt").write_text("Another text.", "utf-8")
    with pytest.raises(ExportError, match="the text has changed since"):
        write([moved], tmp_path / "out", format=tool, options=Options(texts=str(tmp_path)))
    assert [path.name for path in tmp_path.iterdir()] == ["nowhere.txt"]


def test_a_text_from_standard_input_is_nowhere(harbour: DocumentRecord, tmp_path: Path) -> None:
    about = harbour.document.model_copy(update={"path": "-"})
    piped = harbour.model_copy(update={"document": about})
    with pytest.raises(ExportError, match="came from standard input"):
        write([piped], tmp_path / "out", format="doccano")


@pytest.mark.parametrize("tool", [*TOOLS, "brat", "conll", "docbin"])
def test_two_exports_give_the_same_bytes(
    tool: str, records: list[DocumentRecord], tmp_path: Path
) -> None:
    for name in ("a", "b"):
        write(records, tmp_path / name, format=tool)
    paths = sorted((tmp_path / "a").iterdir()) if tool == "brat" else [tmp_path / "a"]
    for path in paths:
        other = tmp_path / "b" / path.name if tool == "brat" else tmp_path / "b"
        assert path.read_bytes() == other.read_bytes()


def test_brat_files_are_the_texts_to_the_byte(
    records: list[DocumentRecord], tmp_path: Path
) -> None:
    write(records, tmp_path / "out", format="brat")
    for record in records:
        stem = tmp_path / "out" / record.document.id
        data = Path(record.document.path or "").read_bytes()
        assert stem.with_suffix(".txt").read_bytes() == data
        text = data.decode("utf-8")
        lines = stem.with_suffix(".ann").read_text("utf-8").splitlines()
        assert len(lines) == len({mark for _, _, mark in marks_of(record)})
        for line in lines:
            _, middle, shown = line.split("\t")
            parts = [part.split(" ") for part in middle.partition(" ")[2].split(";")]
            assert " ".join(text[int(start) : int(end)] for start, end in parts) == shown


def test_two_documents_of_one_file_name_are_refused(
    harbour: DocumentRecord, tmp_path: Path
) -> None:
    def named(name: str) -> DocumentRecord:
        return DocumentRecord(document=harbour.document.model_copy(update={"id": name}))

    with pytest.raises(ExportError, match="two documents would be written to the file of 'a_b'"):
        write([named("a/b"), named("a_b")], tmp_path / "out", format="brat")


def test_spacy_reads_the_documents(records: list[DocumentRecord], tmp_path: Path) -> None:
    write(records, tmp_path / "r.spacy")
    docs = list(DocBin().from_disk(tmp_path / "r.spacy").get_docs(Vocab()))
    assert [doc.user_data["document_id"] for doc in docs] == [r.document.id for r in records]
    for record, doc in zip(records, docs, strict=True):
        assert doc.text == Path(record.document.path or "").read_bytes().decode("utf-8")
        marks = {mark for _, _, mark in marks_of(record)}
        found = {(s.start_char, s.end_char, s.label_) for s in doc.spans["sc"]}
        assert found == {(m.start, m.end, m.label) for m in marks}
        names = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
        assert names == [(m.start, m.end, m.label) for m in without_overlap(tuple(marks))]


def test_every_label_of_the_pipeline_is_known(
    pipeline_records: dict[str, DocumentRecord],
) -> None:
    used = {m.label for record in pipeline_records.values() for _, _, m in marks_of(record)}
    assert used <= set(LABELS)
