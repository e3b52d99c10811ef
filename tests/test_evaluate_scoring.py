"""Counting facts: tables worked out by hand, and properties that any fair count has."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.evaluate import Counts, Score, macro_f1, score
from extractor.records import DocumentRecord


def record(id: str = "doc", language: str = "en", **lists: Any) -> DocumentRecord:
    info = {"id": id, "language": language, **lists.pop("document", {})}
    return DocumentRecord.model_validate({"document": info, **lists})


def scored(gold: DocumentRecord, predicted: DocumentRecord) -> Score:
    return score({gold.document.id: gold}, {gold.document.id: predicted})


def counts(result: Score, kind: str, field: str) -> tuple[int, int, int, int]:
    found = result.by_field()[kind, field]
    return found.gold, found.predicted, found.exact, found.lenient


HOST = {"role": "host", "organisation": "Fujian Pharmaceutical Association"}
GUIDE = {"role": "guide", "organisation": "Ministry of Health"}
FORUM = {
    "name": "3rd Harbour Biotech Forum",
    "aliases": ["Harbour Biotech Forum", "HBF"],
    "edition": 3,
    "date": "2024-05-11/2024-05-12",
    "city": "Xiamen",
    "organisers": [HOST, GUIDE],
    "attendance": {"count": 300, "qualifier": "more_than"},
    "kind": "forum",
}


def test_a_record_by_hand() -> None:
    guess = {
        "name": "Harbour Biotech Forum",  # an alias: lenient
        "edition": 3,  # right
        "date": "2024-05-11",  # wrong in both modes: dates are equal or not
        "theme": "Islands",  # false alarm
        "organisers": [HOST, {**GUIDE, "role": "host"}],  # one right, one with the wrong role
        "attendance": {"count": 300, "qualifier": "exact"},  # the count is the fact
        "kind": "summit",
    }
    result = scored(record(events=[FORUM]), record(events=[guess]))
    assert counts(result, "events", "name") == (1, 1, 0, 1)
    assert counts(result, "events", "edition") == (1, 1, 1, 1)
    assert counts(result, "events", "date") == (1, 1, 0, 0)
    assert counts(result, "events", "theme") == (0, 1, 0, 0)
    assert counts(result, "events", "city") == (1, 0, 0, 0)
    assert counts(result, "events", "organisers") == (2, 2, 1, 1)
    assert counts(result, "events", "attendance") == (1, 1, 1, 1)
    assert result.by_type()["events"] == Counts(gold=7, predicted=7, exact=3, lenient=4)
    assert result.counts().precision() == result.counts().recall() == result.counts().f1() == 3 / 7
    assert result.counts().f1("lenient") == 4 / 7
    assert result.accuracies() == {("events", "kind"): (0, 1)}


def test_document_facts() -> None:
    gold = record(
        document={"title": "The Forum Opens", "published": "2024-05-12", "authors": ["A B", "C D"]}
    )
    guess = record(document={"title": "Forum opens!", "authors": ["C D", "E F"], "source": "Wire"})
    result = scored(gold, guess)
    assert counts(result, "document", "title") == (1, 1, 1, 1)
    assert counts(result, "document", "published") == (1, 0, 0, 0)
    assert counts(result, "document", "source") == (0, 1, 0, 0)
    assert counts(result, "document", "authors") == (2, 2, 1, 1)


def test_positions_are_pairs() -> None:
    def person(*positions: tuple[str, str | None]) -> dict[str, Any]:
        pairs = [{"title": title, "organisation": place} for title, place in positions]
        return {"name": "Lin Yue", "positions": pairs}

    gold = record(speakers=[person(("Director", "Harbour Institute"), ("Mayor of Xiamen", None))])
    guess = record(
        speakers=[person(("Director", "Harbor Institute"), ("Mayor of Xiamen", "Xiamen"))]
    )
    assert counts(scored(gold, guess), "speakers", "positions") == (2, 2, 0, 1)


def test_a_reference_counts_leniently_by_any_form_of_its_record() -> None:
    organisations = [{"name": "China Pharmaceutical University", "aliases": ["CPU"]}]
    position = {"title": "Professor", "organisation": "China Pharmaceutical University"}
    short = {"title": "Professor", "organisation": "CPU"}
    gold = record(
        organisations=organisations, participants=[{"name": "Lin", "positions": [position]}]
    )
    guess = record(participants=[{"name": "Lin", "positions": [short]}])
    assert counts(scored(gold, guess), "participants", "positions") == (1, 1, 0, 1)


def test_dates_match_by_value_alone() -> None:
    gold = record(
        dates=[{"text": "May 11", "value": "2024-05-11"}, {"text": "2024", "value": "2024"}]
    )
    guess = record(
        dates=[{"text": "11.5.", "value": "2024-05-11"}, {"text": "May 12", "value": "2024-05-12"}]
    )
    assert counts(scored(gold, guess), "dates", "value") == (2, 2, 1, 1)


def agreement(name: str, *parties: str, **fields: Any) -> dict[str, Any]:
    return {"name": name, "parties": parties, **fields}


def test_agreements_of_one_name_are_told_apart_by_their_parties() -> None:
    one = agreement("合作协议", "甲医院", "乙大学", count=1)
    two = agreement("合作协议", "丙公司", "丁大学", count=2)
    result = scored(record(agreements=[one, two]), record(agreements=[two, one]))
    assert result.counts() == Counts(8, 8, 8, 8)


def test_an_agreement_without_parties_matches_by_name() -> None:
    gold = record(agreements=[agreement("framework agreement", "A Ltd", "B Ltd")])
    guess = record(agreements=[agreement("framework agreement")])
    result = scored(gold, guess)
    assert counts(result, "agreements", "name") == (1, 1, 1, 1)
    assert counts(result, "agreements", "parties") == (2, 0, 0, 0)


def test_records_with_one_name_pair_by_their_facts() -> None:
    one, two = ({"name": "Forum", "city": city} for city in ("Xiamen", "Fuzhou"))
    result = scored(record(events=[one, two]), record(events=[two, one]))
    assert result.counts() == Counts(4, 4, 4, 4)


def test_a_near_name_does_not_take_the_place_of_the_same_name() -> None:
    gold = record(organisations=[{"name": "北京工业大学"}, {"name": "北京大学"}])
    guess = record(organisations=[{"name": "北京大学"}, {"name": "北京工业大学"}])
    assert scored(gold, guess).counts() == Counts(2, 2, 2, 2)


def test_an_unlike_name_is_a_miss_and_a_false_alarm() -> None:
    result = scored(record(venues=[{"name": "Lotus Hall"}]), record(venues=[{"name": "Pier 7"}]))
    assert [judgement.verdict for judgement in result.judgements] == ["missed", "spurious"]


def test_saying_a_thing_twice_is_one_right_and_one_wrong() -> None:
    hall = {"name": "Lotus Hall"}
    result = scored(record(venues=[hall]), record(venues=[hall, hall]))
    assert result.counts() == Counts(1, 2, 1, 1)


def test_one_element_written_twice_in_a_list_is_one_fact() -> None:
    gold = record(agreements=[agreement("MoU", "Pier Ltd", "B Ltd")])
    guess = record(agreements=[agreement("MoU", "Pier Ltd", "The Pier Ltd.", "B Ltd")])
    assert counts(scored(gold, guess), "agreements", "parties") == (2, 2, 2, 2)


def test_a_speaker_taken_for_a_participant_is_wrong_in_both_lists() -> None:
    result = scored(record(speakers=[{"name": "Lin"}]), record(participants=[{"name": "Lin"}]))
    assert result.by_type()["speakers"] == Counts(1, 0, 0, 0)
    assert result.by_type()["participants"] == Counts(0, 1, 0, 0)


def test_former_is_an_attribute_of_positions_that_match() -> None:
    def speaker(former: bool) -> dict[str, Any]:
        position = {"title": "Dean", "organisation": None, "former": former}
        return {"name": "Lin", "positions": [position]}

    result = scored(record(speakers=[speaker(True)]), record(speakers=[speaker(False)]))
    assert result.accuracies()["speakers", "former"] == (0, 1)
    assert result.by_type()["speakers"] == Counts(2, 2, 2, 2)


def test_missing_and_stray_documents_are_counted() -> None:
    gold = {"a": record("a", venues=[{"name": "Hall"}]), "b": record("b")}
    result = score(gold, {"b": record("b"), "c": record("c", venues=[{"name": "Pier"}])})
    assert result.counts() == Counts(1, 0, 0, 0)
    assert [(problem.kind, problem.where) for problem in result.problems] == [
        ("no prediction", "a"),
        ("no gold", "c"),
    ]


def test_macro_is_the_mean_over_groups_with_anything_in_them() -> None:
    groups = {"a": Counts(1, 1, 1, 1), "b": Counts(2, 2, 0, 1), "c": Counts()}
    assert macro_f1(groups) == 0.5
    assert macro_f1(groups, "lenient") == 0.75
    assert macro_f1({}) == 0


def test_groups_add_up() -> None:
    gold = {"a": record("a", events=[FORUM]), "b": record("b", "zh", venues=[{"name": "会场"}])}
    result = score(gold, gold)
    whole = result.counts()
    for groups in (
        result.by_type(),
        result.by_field(),
        result.by_language(),
        result.by_document(),
    ):
        assert sum(groups.values(), Counts()) == whole
    assert set(result.by_language()) == {"en", "zh"}


# Words that are near enough to each other for pairings to compete.
NAMES = st.text(alphabet="ab东西 ", min_size=1, max_size=5).filter(str.strip)
OPTIONAL = st.none() | NAMES
RECORDS = st.fixed_dictionaries(
    {
        "events": st.lists(
            st.fixed_dictionaries({"name": NAMES, "city": OPTIONAL, "theme": OPTIONAL}), max_size=4
        ),
        "organisations": st.lists(
            st.fixed_dictionaries({"name": NAMES, "aliases": st.lists(NAMES, max_size=2)}),
            max_size=4,
        ),
        "agreements": st.lists(
            st.fixed_dictionaries({"name": NAMES, "parties": st.lists(NAMES, max_size=3)}),
            max_size=3,
        ),
    }
)


def shuffled(value: Any, random: Any) -> Any:
    if isinstance(value, dict):
        return {key: shuffled(element, random) for key, element in value.items()}
    if isinstance(value, list):
        elements = [shuffled(element, random) for element in value]
        random.shuffle(elements)
        return elements
    return value


@settings(max_examples=60, deadline=None)
@given(RECORDS, RECORDS, st.randoms(use_true_random=False))
def test_order_does_not_matter(gold: Any, guess: Any, random: Any) -> None:
    straight = scored(record(**gold), record(**guess))
    mixed = scored(record(**shuffled(gold, random)), record(**shuffled(guess, random)))
    assert mixed.by_type() == straight.by_type()


@settings(max_examples=40, deadline=None)
@given(RECORDS)
def test_gold_against_itself_is_right(lists: Any) -> None:
    gold = record(**lists)
    whole = scored(gold, gold).counts()
    assert whole.gold == whole.predicted == whole.exact == whole.lenient


@settings(max_examples=40, deadline=None)
@given(RECORDS, RECORDS)
def test_two_equal_documents_have_the_rates_of_one(gold: Any, guess: Any) -> None:
    names = ("a", "b")
    once = scored(record(**gold), record(**guess)).counts()
    twice = score(
        {name: record(name, **gold) for name in names},
        {name: record(name, **guess) for name in names},
    ).counts()
    assert twice == once + once


@settings(max_examples=40, deadline=None)
@given(RECORDS, RECORDS)
def test_exchanging_gold_and_prediction_exchanges_precision_and_recall(
    gold: Any, guess: Any
) -> None:
    one = scored(record(**gold), record(**guess)).counts()
    other = scored(record(**guess), record(**gold)).counts()
    assert (one.gold, one.predicted, one.exact) == (other.predicted, other.gold, other.exact)
    assert one.exact <= one.lenient <= min(one.gold, one.predicted)


@pytest.mark.parametrize("mode", ["exact", "lenient"])
def test_rates_of_nothing_are_zero(mode: Any) -> None:
    assert (Counts().precision(mode), Counts().recall(mode), Counts().f1(mode)) == (0, 0, 0)


def test_records_survive_json() -> None:
    gold = record(events=[FORUM])
    again = DocumentRecord.model_validate(json.loads(gold.model_dump_json()))
    assert scored(gold, again).counts().f1() == 1
