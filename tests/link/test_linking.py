"""Linking as a whole: order, additions, ids, what is merged, and the figures on gold."""

import random
from collections.abc import Iterable
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from unittest.mock import patch

import pytest
from bench.synthetic import documents

from extractor.evaluate.clusters import load_clusters
from extractor.evaluate.linking import Pairs, linking_scores
from extractor.link import Entity, LinkingError, entity_json, link_records
from extractor.records import DocumentRecord

CLUSTERS = Path(__file__).parents[2] / "data/entities.json"
ORDERS = 20
# Documents that share most of their entities, with namesakes among them.
MEETING = ("en-01", "zh-01", "en-08", "en-09", "zh-04", "zh-08", "zh-09")


def lines(records: Iterable[DocumentRecord], earlier: list[Entity] | None = None) -> list[str]:
    return [entity_json(entity) for entity in link_records(records, earlier=earlier)]


def written_and_read(entities: Iterable[Entity]) -> list[Entity]:
    return [Entity.model_validate_json(entity_json(entity)) for entity in entities]


def test_any_order_gives_the_same_bytes(linked_gold: dict[str, DocumentRecord]) -> None:
    records = [linked_gold[f"link-{name}"] for name in MEETING]
    expected = lines(records)
    for seed in range(ORDERS):
        random.Random(seed).shuffle(records)
        assert lines(records) == expected


@pytest.mark.parametrize("seed", range(2))
def test_added_documents_give_what_all_at_once_give(
    linked_gold: dict[str, DocumentRecord], seed: int
) -> None:
    records = [*linked_gold.values(), *documents(15)]
    expected = lines(records)
    rng = random.Random(seed)
    rng.shuffle(records)
    cut = rng.randrange(1, len(records))
    earlier = written_and_read(link_records(records[:cut]))
    assert lines(records[cut:], earlier) == expected


@pytest.mark.parametrize("seed", range(3))
def test_additions_to_large_blocks_give_what_all_at_once_give(seed: int) -> None:
    """With blocks of three as large ones, so that additions take the places of others."""
    small = {"blocking.FULL_BLOCK": 3, "changes.FULL_BLOCK": 3, "blocking.WINDOW": 1}
    small |= {"blocking.SENT": 1, "blocking.MOST_SENT": 4}
    with ExitStack() as stack:
        for name, value in small.items():
            stack.enter_context(patch(f"extractor.link.{name}", value))
        records = list(documents(40))
        expected = lines(records)
        random.Random(seed).shuffle(records)
        earlier = written_and_read(link_records(records[:30]))
        assert lines(records[30:], earlier) == expected


def test_one_document_at_a_time(linked_gold: dict[str, DocumentRecord]) -> None:
    entities: list[Entity] = []
    for record in islice(linked_gold.values(), 4):
        entities = written_and_read(link_records([record], earlier=entities))
    assert [entity_json(e) for e in entities] == lines(islice(linked_gold.values(), 4))


def test_unrelated_documents_leave_ids_alone(linked_gold: dict[str, DocumentRecord]) -> None:
    before = {entity.id for entity in link_records(linked_gold.values())}
    after = {entity.id for entity in link_records([*linked_gold.values(), *documents(20)])}
    assert before < after


def test_a_document_given_twice_counts_once(linked_gold: dict[str, DocumentRecord]) -> None:
    records = list(islice(linked_gold.values(), 2))
    assert lines([*records, records[0]]) == lines(records)


def test_two_documents_of_one_id_are_refused(linked_gold: dict[str, DocumentRecord]) -> None:
    first, second = islice(linked_gold.values(), 2)
    renamed = second.model_copy(update={"document": first.document})
    with pytest.raises(LinkingError, match="link-en-01' was given twice, with different records"):
        lines([first, renamed])


def test_nothing_gives_nothing() -> None:
    assert lines([]) == []


def test_figures_on_gold(linked_gold: dict[str, DocumentRecord]) -> None:
    entities = list(link_records(linked_gold.values()))
    scores = linking_scores(
        load_clusters(CLUSTERS), linked_gold, entities, ("development", "validation")
    )
    for type_, score in scores.items():
        assert score.found.f1 >= 0.93, type_
        assert not score.sprung, type_
    across = Pairs(
        sum(score.across.right for score in scores.values()),
        sum(score.across.joined for score in scores.values()),
        sum(score.across.gold for score in scores.values()),
    )
    assert across.precision >= 0.97
    assert across.recall >= 0.85


def named(entities: Iterable[Entity], name: str, type_: str | None = None) -> list[Entity]:
    return [
        entity
        for entity in entities
        if any(alias.name == name for alias in entity.aliases) and type_ in (None, entity.type)
    ]


def test_positions_have_the_dates_at_which_they_are_seen(
    linked_gold: dict[str, DocumentRecord],
) -> None:
    (person,) = named(link_records(linked_gold.values()), "Gao Qiming")
    assert person.names == {"en": "Gao Qiming", "zh": "高启明"}
    seen = {(p.title, p.former): (p.first_seen, p.last_seen) for p in person.positions}
    assert seen["Director", False] == ("2024-05-21", "2024-05-21")
    assert seen["director", True] == ("2025-05-23", "2025-05-23")
    bureau = {p.organisation_id for p in person.positions if "ureau" in (p.organisation or "")}
    assert len(bureau) == 1 and None not in bureau


def test_conflicts_stand_side_by_side_with_their_sources(
    linked_gold: dict[str, DocumentRecord],
) -> None:
    entities = link_records(linked_gold.values())
    (event,) = named(entities, "2025西安国际冷链物流大会", "event")
    assert "attendance" in event.conflicts
    values = [v.model_dump(mode="json") for v in event.fields["attendance"]]
    assert {"value": {"count": 1000, "qualifier": "nearly"}, "documents": ["link-zh-08"]} in values
    assert {
        "value": {"count": 1200, "qualifier": "more_than"},
        "documents": ["link-zh-09"],
    } in values
    assert "date" not in event.conflicts


def test_namesakes_in_an_invented_world_stay_apart() -> None:
    """Persons have one employer each there, and share 30 surnames: wrong joins are rare."""
    persons = [entity for entity in link_records(documents(120)) if entity.type == "person"]
    for language in ("en", "zh"):
        employers = [
            {p.organisation for m in e.members if m.language == language for p in m.positions}
            for e in persons
        ]
        assert sum(len(names) > 1 for names in employers) <= 0.02 * len(persons)
