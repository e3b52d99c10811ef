"""JSON-LD and iCalendar, read back by programs that are not ours."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SDO

from extractor import extract
from extractor.export import Options, write
from extractor.export.schema_org import iri
from extractor.records import DocumentRecord

ROOT = Path(__file__).parents[1]
# rdflib's own parser still uses what rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
PREFIX = "PREFIX s: <https://schema.org/> PREFIX x: <urn:extractor:term:> "


@pytest.fixture(scope="module")
def records() -> list[DocumentRecord]:
    examples = sorted((ROOT / "docs/examples").glob("*.txt"))
    gold = sorted((ROOT / "data/gold").glob("seed-*.json"))
    return [
        *(extract(path.read_text("utf-8"), id=path.stem) for path in examples),
        *(DocumentRecord.model_validate_json(path.read_text("utf-8")) for path in gold),
    ]


@pytest.fixture(scope="module")
def graph(records: list[DocumentRecord], tmp_path_factory: pytest.TempPathFactory) -> Graph:
    path = tmp_path_factory.mktemp("graph") / "r.jsonld"
    write(records, path)
    return Graph().parse(path, format="json-ld")


QUESTIONS = {
    "who performs at which event, and works where": (
        """?e a s:Event; s:name "3rd Harbour Biotech Forum"; s:performer/s:name ?a .
        ?e s:performer/s:worksFor/s:name ?b""",
        ("Lin Yue", "Minjiang Biologics Co., Ltd."),
    ),
    "occupations": (
        """?p a s:Person; s:name "Lin Yue"; s:hasOccupation ?o . ?o a s:Occupation; s:name ?a;
        x:organisation/s:name ?b""",
        ("Chief Scientist", "Minjiang Biologics Co., Ltd."),
    ),
    "organisers and places": (
        """?e s:name "第五届海河医药创新论坛"; s:organizer/s:name ?a; s:location ?l .
        ?l a s:Place; s:name ?b""",
        ("天津市医药行业协会", "天津梅江会展中心"),
    ),
    "agreements": (
        """?g a s:AgreeAction; s:agent/s:name ?a; s:startTime ?b; s:actionStatus
        s:CompletedActionStatus""",
        ("Xiamen University", "2024-05-11"),
    ),
    "talks": (
        "?e s:workFeatured ?w . ?w s:name ?a; s:creator/s:name ?b",
        ("细胞治疗的下一程", "陆婉清"),
    ),
}


@pytest.mark.parametrize(("pattern", "answer"), QUESTIONS.values(), ids=QUESTIONS.keys())
def test_the_graph_answers(graph: Graph, pattern: str, answer: tuple[str, str]) -> None:
    rows = graph.query(f"{PREFIX} SELECT ?a ?b WHERE {{ {pattern} }}")
    assert answer in {tuple(map(str, row)) for row in rows}  # type: ignore[arg-type]


def test_parts_have_their_event(graph: Graph, records: list[DocumentRecord]) -> None:
    said = sum(1 for record in records for event in record.events if event.part_of)
    assert said > 0
    assert len(list(graph.subject_objects(SDO.superEvent))) == said


def test_every_term_without_a_prefix_is_schema_orgs(graph: Graph) -> None:
    used = {str(term) for term in graph.predicates()} | {
        str(term) for term in graph.objects(None, RDF.type)
    }
    own = {term for term in used if term.startswith("urn:extractor:term:")}
    schema = {term for term in used if term.startswith("https://schema.org/")}
    assert used - own - schema == {str(RDF.type)}
    assert {term for term in schema if term.rpartition("/")[2] not in SDO} == set()


def test_every_record_is_a_node(graph: Graph, records: list[DocumentRecord]) -> None:
    record = next(record for record in records if record.document.id == "harbour")
    for item in (*record.events, *record.venues, *record.speakers, *record.agreements):
        assert (URIRef(iri(item.id or "")), None, None) in graph


def test_links_lead_to_nodes(graph: Graph) -> None:
    links = {node for node in graph.objects() if str(node).startswith("urn:extractor:")}
    assert links
    assert all((node, RDF.type, None) in graph for node in links)


def test_the_context_needs_no_network(tmp_path: Path) -> None:
    write([], tmp_path / "r.jsonld")
    assert json.loads((tmp_path / "r.jsonld").read_text("utf-8")) == {
        "@context": {"@vocab": "https://schema.org/", "x": "urn:extractor:term:"},
        "@graph": [],
    }


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=20))
@settings(max_examples=50)
def test_any_id_makes_an_iri(name: str) -> None:
    assert not set(iri(f"{name}#event-1").removeprefix("urn:extractor:")) & set(' <>"{}|\\^`\n')
    assert iri(f"{name}#event-1").endswith("#event-1")


def test_calendar_is_read_by_another_program(records: list[DocumentRecord], tmp_path: Path) -> None:
    notes: list[str] = []
    write(records, tmp_path / "r.ics", options=Options(note=notes.append))
    with (tmp_path / "r.ics").open(encoding="utf-8", newline="") as file:
        calendar = vobject.readOne(file)
    entries = {entry.uid.value: entry for entry in calendar.vevent_list}
    for entry in entries.values():
        entry.validate(raiseException=True)
    forum = entries["haihe#event-1@extractor"]
    assert forum.summary.value == "第五届海河医药创新论坛"
    assert forum.dtstart.value == datetime.date(2024, 5, 16)
    assert forum.dtend.value == datetime.date(2024, 5, 17)
    assert forum.location.value == "天津梅江会展中心, 天津"
    assert "host: 天津市医药行业协会" in forum.description.value
    total = sum(len(record.events) for record in records)
    assert notes == [f"{total - len(entries)} of {total} events have no first day and are left out"]


def test_calendar_lines_are_folded_and_end_as_the_standard_says(
    records: list[DocumentRecord], tmp_path: Path
) -> None:
    write(records, tmp_path / "r.ics")
    data = (tmp_path / "r.ics").read_bytes()
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert not icalendar.Calendar.from_ical(data).errors


def event(date: str | None) -> DocumentRecord:
    return DocumentRecord.model_validate(
        {
            "document": {"id": "x", "language": "en"},
            "events": [{"name": "A; B, C\nD", "date": date}],
        }
    )


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2024-07-04/2024-07-07", ("20240704", "20240708")),
        ("2024-12-31", ("20241231", "20250101")),
        ("2024-07-04/..", ("20240704", "20240705")),
        ("2024-07-04/2024-08", ("20240704", "20240705")),
        ("9999-12-31", ("99991231", "99991231")),
        ("../2025-03-08", None),
        ("2024-07", None),
        ("XXXX-07-04", None),
        (None, None),
    ],
)
def test_days_of_an_entry(date: str | None, days: tuple[str, str] | None, tmp_path: Path) -> None:
    write([event(date)], tmp_path / "r.ics")
    entries = icalendar.Calendar.from_ical((tmp_path / "r.ics").read_bytes()).walk("VEVENT")
    found = [tuple(e[k].to_ical().decode() for k in ("DTSTART", "DTEND")) for e in entries]
    assert found == ([days] if days else [])
    assert [str(e["SUMMARY"]) for e in entries] == (["A; B, C\nD"] if days else [])
