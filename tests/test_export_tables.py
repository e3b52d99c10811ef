"""CSV, Excel, Parquet and SQLite: the same tables, read back by other programs' readers."""

from __future__ import annotations

import contextlib
import csv
import datetime
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from extractor import extract
from extractor.export import Options, write
from extractor.export.csv_tables import guarded, unguarded
from extractor.export.table import first_and_last_day
from extractor.export.tables import TABLES
from extractor.records import DocumentRecord, Organisation

ROOT = Path(__file__).parents[1]
Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def records() -> list[DocumentRecord]:
    """The two examples of the documentation, gold without ids, and a name that is a formula."""
    examples = [
        extract(path.read_text("utf-8"), id=path.stem, model="none")
        for path in sorted((ROOT / "docs/examples").glob("*.txt"))
    ]
    gold = (ROOT / "data/gold/dev-en-01.json").read_text("utf-8")
    hostile = DocumentRecord.model_validate(
        {
            "document": {"id": "x", "language": "en", "title": '=HYPERLINK("http://x","y")'},
            "organisations": [{"name": "@SUM(A1)"}, {"name": "'=1"}, {"name": 'a,"b"\r\n𠮷'}],
        }
    )
    return [*examples, DocumentRecord.model_validate_json(gold), hostile]


@pytest.fixture(scope="module")
def rows(records: list[DocumentRecord]) -> Rows:
    from extractor.export.checked import checked

    return {
        table.name: [row for record in records for row in table.rows(checked(record))]
        for table in TABLES
    }


def plain(value: Any) -> Any:
    """A cell as text, for readers that know no dates or booleans."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def test_csv_gives_the_rows_back(records: list[DocumentRecord], rows: Rows, tmp_path: Path) -> None:
    write(records, tmp_path / "tables", format="csv")
    for table in TABLES:
        path = tmp_path / f"tables/{table.name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            header, *read = list(csv.reader(file, strict=True))
        assert header == [column.name for column in table.columns]
        said = [
            ["" if cell is None else str(plain(cell)) for cell in row] for row in rows[table.name]
        ]
        booleans = {"True": "true", "False": "false"}
        said = [[booleans.get(cell, cell) for cell in row] for row in said]
        assert [[unguarded(cell) for cell in row] for row in read] == said, table.name
        assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")


def test_csv_runs_no_formula(records: list[DocumentRecord], tmp_path: Path) -> None:
    write(records, tmp_path / "tables", format="csv")
    text = (tmp_path / "tables/organisations.csv").read_text("utf-8")
    assert "'@SUM(A1)" in text
    assert ",@SUM" not in text


@given(st.text())
def test_what_is_guarded_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in {"=", "+", "-", "@", "\t", "\r"}


def test_csv_for_excel_has_a_byte_order_mark(records: list[DocumentRecord], tmp_path: Path) -> None:
    write(records, tmp_path / "t", format="csv", options=Options(bom=True))
    assert (tmp_path / "t/events.csv").read_bytes().startswith(b"\xef\xbb\xbfevent_id")


def test_excel_gives_the_rows_back(
    records: list[DocumentRecord], rows: Rows, tmp_path: Path
) -> None:
    write(records, tmp_path / "r.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert workbook.sheetnames == [*(table.name for table in TABLES), "fields"]
    for table in TABLES:
        sheet = workbook[table.name]
        header, *read = sheet.iter_rows(values_only=True)
        assert list(header) == [column.name for column in table.columns]
        assert sheet.freeze_panes == "A2"
        said = [tuple(map(excel_cell, row)) for row in rows[table.name]]
        assert [row for row in read if any(row)] == said, table.name


def excel_cell(cell: Any) -> Any:
    if isinstance(cell, datetime.date):
        return datetime.datetime.combine(cell, datetime.time())
    return cell.replace("\r", "_x000D_") if isinstance(cell, str) else cell


def test_excel_days_are_dates_and_texts_no_formulas(
    records: list[DocumentRecord], tmp_path: Path
) -> None:
    write(records, tmp_path / "r.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "r.xlsx")
    columns = [cell.value for cell in workbook["events"][1]]
    [cell] = [
        row[columns.index("first_day")]
        for row in workbook["events"].iter_rows(min_row=2)
        if row[columns.index("name")].value == "3rd Harbour Biotech Forum"
    ]
    assert cell.is_date
    assert cell.value == datetime.datetime(2024, 5, 11)
    assert {cell.data_type for sheet in workbook for row in sheet for cell in row} <= set("snbd")


def test_parquet_gives_the_rows_back(
    records: list[DocumentRecord], rows: Rows, tmp_path: Path
) -> None:
    write(records, tmp_path / "r.parquet")
    for table in TABLES:
        read = pyarrow.parquet.read_table(tmp_path / f"r.parquet/{table.name}.parquet")
        assert [tuple(row.values()) for row in read.to_pylist()] == rows[table.name]
        for column in table.columns:
            field = read.schema.field(column.name)
            assert field.metadata == {b"description": column.what.encode()}
            assert field.nullable is not column.required


def test_sqlite_gives_the_rows_back(
    records: list[DocumentRecord], rows: Rows, tmp_path: Path
) -> None:
    write(records, tmp_path / "r.sqlite")
    database = sqlite3.connect(tmp_path / "r.sqlite")
    for table in TABLES:
        read = database.execute(f"SELECT * FROM {table.name} ORDER BY rowid").fetchall()
        assert read == [tuple(map(plain, row)) for row in rows[table.name]], table.name
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    database.close()


def test_sqlite_keys_are_enforced(records: list[DocumentRecord], tmp_path: Path) -> None:
    write(records, tmp_path / "r.db")
    database = sqlite3.connect(tmp_path / "r.db")
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("INSERT INTO aliases VALUES ('nobody', 1, 'N')")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.commit()
    database.close()


VIEWS = [
    (
        "SELECT person, title, organisation, event, date FROM who_spoke_where",
        ("Lin Yue", "Chief Scientist", "Minjiang Biologics Co., Ltd.",
         "3rd Harbour Biotech Forum", "2024-05-11"),
    ),
    (
        "SELECT organisation, agreement, signed_with FROM agreements_by_organisation",
        ("Minjiang Biologics Co., Ltd.", "memorandum of understanding", "Xiamen University"),
    ),
    ("SELECT * FROM events_by_month", ("2024-05", "forum", 2, 2)),
    (
        "SELECT organisation, role, event FROM organisers_of_events",
        ("天津市医药行业协会", "host", "第五届海河医药创新论坛"),
    ),
    ("SELECT person, title FROM people_and_titles", ("陆婉清", "教授")),
    (
        "SELECT document_id, type, records FROM records_by_document",
        ("harbour", "organisation", 3),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("query", "answer"), VIEWS, ids=[q.split()[-1] for q, _ in VIEWS])
def test_views_answer_the_usual_questions(query: str, answer: Any, tmp_path: Path) -> None:
    examples = sorted((ROOT / "docs/examples").glob("*.txt"))
    write((extract(p.read_text("utf-8"), id=p.stem) for p in examples), tmp_path / "r.db")
    database = sqlite3.connect(tmp_path / "r.db")
    assert answer in database.execute(query).fetchall()
    database.close()


def test_every_reference_of_a_table_is_to_a_key() -> None:
    keys = {table.name: table.key for table in TABLES}
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert set(table.key) <= set(names)
        for column in table.columns:
            if column.refers:
                assert keys[column.refers[0]] == (column.refers[1],)


def test_every_field_of_a_record_is_in_a_table() -> None:
    columns = {column.name for table in TABLES for column in table.columns}
    renamed = {"id", "value", "positions", "organisers", "aliases", "parties", "parties_id"}
    renamed |= {"subjects", "mentions", "text"}
    for name, field in DocumentRecord.model_fields.items():
        for model in getattr(field.annotation, "__args__", ())[:1]:
            missing = set(getattr(model, "model_fields", {})) - columns - renamed
            assert not missing, f"{name}: {missing}"


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-07-07", "2024-07-07", "2024-07-07"),
        ("2024-07-04/2024-07-07", "2024-07-04", "2024-07-07"),
        ("../2025-03-08", None, "2025-03-08"),
        ("2025-03-08/..", "2025-03-08", None),
        ("2024-07", None, None),
        ("XXXX-07-04", None, None),
        ("2024-07-04?", None, None),
        ("2023-02-29", None, None),
        (None, None, None),
    ],
)
def test_days_are_no_more_exact_than_the_text(
    edtf: str | None, first: str | None, last: str | None
) -> None:
    assert tuple(map(plain, first_and_last_day(edtf))) == (first, last)


def test_long_texts_are_cut_and_said(tmp_path: Path) -> None:
    record = DocumentRecord.model_validate(
        {"document": {"id": "x", "language": "en"}, "organisations": [{"name": "𠮷" * 20_000}]}
    )
    notes: list[str] = []
    write([record], tmp_path / "r.xlsx", options=Options(note=notes.append))
    assert any("organisations: 1 texts too long" in note for note in notes)


def test_a_name_stays_itself(tmp_path: Path) -> None:
    assert guarded("'s-Hertogenbosch") == "'s-Hertogenbosch"
    assert Organisation(name="=x").name == "=x"


@given(st.text(min_size=1, max_size=8), st.text(min_size=1, max_size=5))
@settings(max_examples=30, deadline=None)
@example("\ufffe\0", "a/b#c")
@example("_x0041_", "..")
@example(" '=\t\r\n", "é")
def test_any_text_comes_back(name: str, id: str) -> None:
    record = DocumentRecord.model_validate(
        {"document": {"id": id, "language": "en"}, "venues": [{"name": name}]}
    )
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write([record], folder / "r.csv")
        with (folder / "r.csv/venues.csv").open(encoding="utf-8", newline="") as file:
            _, [_, _, cell, *_] = csv.reader(file)
        assert unguarded(cell) == name
        write([record], folder / "r.parquet")
        table = pyarrow.parquet.read_table(folder / "r.parquet/venues.parquet")
        assert table["name"].to_pylist() == [name]
        write([record], folder / "r.db")
        with contextlib.closing(sqlite3.connect(folder / "r.db")) as database:
            assert database.execute("SELECT name FROM venues").fetchall() == [(name,)]
        write([record], folder / "r.xlsx")
        cell = openpyxl.load_workbook(folder / "r.xlsx")["venues"]["C2"].value
        assert unescape(cell).replace("\r\n", "\n") == name.replace("\r\n", "\n")
