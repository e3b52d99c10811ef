"""What a person says of pairs of mentions always holds, and must not contradict itself."""

from pathlib import Path

import pytest

from extractor.link import Entity, LinkingError, entity_json, link_records
from extractor.link.corrections import Corrections, load_corrections
from extractor.records import DocumentRecord


def stated(folder: Path, text: str) -> Corrections:
    file = folder / "corrections.yaml"
    file.write_text(text, "utf-8")
    return load_corrections(file)


def home(entities: list[Entity], document: str, name: str) -> str:
    (found,) = (
        entity.id
        for entity in entities
        if any(m.document == document and m.name == name for m in entity.members)
    )
    return found


SAME = """
same:
  - person:
      - {document: link-zh-01, name: 李静}
      - {document: link-zh-04, name: 李静}
"""
DIFFERENT = """
different:
  - person:
      - {document: link-en-01, name: Gao Qiming}
      - {document: link-zh-01, record: "link-zh-01#person-1"}
"""


def test_same_joins_what_evidence_keeps_apart(
    tmp_path: Path, linked_gold: dict[str, DocumentRecord]
) -> None:
    entities = list(link_records(linked_gold.values(), stated(tmp_path, SAME)))
    assert home(entities, "link-zh-01", "李静") == home(entities, "link-zh-04", "李静")


def test_different_parts_what_evidence_joins(
    tmp_path: Path, linked_gold: dict[str, DocumentRecord]
) -> None:
    entities = list(link_records(linked_gold.values(), stated(tmp_path, DIFFERENT)))
    assert home(entities, "link-en-01", "Gao Qiming") != home(entities, "link-zh-01", "高启明")


def test_both_hold_when_documents_are_added(
    tmp_path: Path, linked_gold: dict[str, DocumentRecord]
) -> None:
    corrections = stated(tmp_path, SAME + DIFFERENT)
    records = list(linked_gold.values())
    expected = [entity_json(entity) for entity in link_records(records, corrections)]
    earlier = list(link_records(records[::2], corrections))
    assert [entity_json(e) for e in link_records(records[1::2], corrections, earlier)] == expected


def test_contradiction_is_told_with_its_statements(
    tmp_path: Path, linked_gold: dict[str, DocumentRecord]
) -> None:
    text = """
same:
  - person: [{document: link-zh-01, name: 李静}, {document: link-zh-04, name: 李静}]
  - person: [{document: link-zh-04, name: 李静}, {document: link-en-08, name: Li Jing}]
different:
  - person: [{document: link-en-08, name: Li Jing}, {document: link-zh-01, name: 李静}]
"""
    with pytest.raises(LinkingError) as told:
        list(link_records(linked_gold.values(), stated(tmp_path, text)))
    message = str(told.value)
    assert (
        "corrections.yaml: said to be different: Li Jing (link-en-08), 李静 (link-zh-01)" in message
    )
    assert "李静 (link-zh-01) = 李静 (link-zh-04)" in message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("same: [", "not YAML"),
        ("alike: []", "alike: Extra inputs"),
        ("same: [{person: [{document: a}]}]", "give either a name or a record"),
        ("same: [{people: [{document: a, name: b}]}]", "should be 'event', 'organisation'"),
        ("- same", "valid dictionary"),
    ],
)
def test_bad_files_are_told(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(LinkingError, match=message):
        stated(tmp_path, text)


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(LinkingError, match="No such file"):
        load_corrections(tmp_path / "none.yaml")


def test_empty_file_says_nothing(tmp_path: Path) -> None:
    assert list(stated(tmp_path, "").references()) == []


def test_name_of_two_records_must_be_made_clear(
    tmp_path: Path, linked_gold: dict[str, DocumentRecord]
) -> None:
    record = linked_gold["link-zh-01"]
    twice = record.model_copy(update={"participants": record.speakers[-1:]})
    text = SAME.replace("李静", twice.participants[0].name)
    with pytest.raises(LinkingError, match="fits 2 records; name the record"):
        list(link_records([twice], stated(tmp_path, text)))
