"""Mention level: the MUC categories by hand, and properties that libraries were seen to break."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.document import Span
from extractor.evaluate.mention_level import (
    SCHEMES,
    LabelledSpan,
    MentionCounts,
    corpus_counts,
    gold_mentions,
    mention_counts,
    outermost,
    predicted_mentions,
)
from extractor.evaluate.texts import Text
from extractor.records import DocumentRecord

SPANS = st.lists(
    st.builds(
        lambda start, length, label: LabelledSpan(start, start + length, label),
        st.integers(0, 12),
        st.integers(1, 5),
        st.sampled_from(["person", "venue"]),
    ),
    max_size=5,
    unique=True,
)


def categories(counts: MentionCounts) -> tuple[int, ...]:
    return counts.correct, counts.incorrect, counts.partial, counts.missed, counts.spurious


def test_each_case_of_semeval_2013_by_hand() -> None:
    gold = [
        LabelledSpan(0, 5, "person"),  # found as it is
        LabelledSpan(10, 15, "person"),  # found with other bounds
        LabelledSpan(20, 25, "person"),  # found with another label
        LabelledSpan(30, 35, "person"),  # found with other bounds and another label
        LabelledSpan(40, 45, "person"),  # not found
    ]
    predicted = [
        LabelledSpan(0, 5, "person"),
        LabelledSpan(12, 15, "person"),
        LabelledSpan(20, 25, "venue"),
        LabelledSpan(34, 37, "venue"),
        LabelledSpan(45, 50, "person"),  # touches the last one, but has no character of it
    ]
    counts = mention_counts(gold, predicted)
    assert categories(counts["strict"]) == (1, 3, 0, 1, 1)
    assert categories(counts["exact"]) == (2, 2, 0, 1, 1)
    assert categories(counts["partial"]) == (2, 0, 2, 1, 1)
    assert categories(counts["type"]) == (2, 2, 0, 1, 1)
    assert counts["partial"].precision == counts["partial"].recall == 3 / 5
    assert counts["strict"].f1 == 1 / 5


def test_the_mention_that_fits_is_taken_whatever_else_overlaps() -> None:
    gold = [LabelledSpan(2, 4, "venue")]
    predicted = [LabelledSpan(0, 4, "venue"), LabelledSpan(2, 4, "venue")]
    assert categories(mention_counts(gold, predicted)["strict"]) == (1, 0, 0, 0, 1)


@settings(deadline=None)
@given(SPANS, SPANS)
def test_every_mention_is_counted_once(
    gold: list[LabelledSpan], predicted: list[LabelledSpan]
) -> None:
    for counts in mention_counts(gold, predicted).values():
        assert counts.possible == len(gold)
        assert counts.actual == len(predicted)


@settings(max_examples=60, deadline=None)
@given(SPANS.map(lambda spans: spans[:3]), SPANS.map(lambda spans: spans[:3]))
def test_order_does_not_matter(gold: list[LabelledSpan], predicted: list[LabelledSpan]) -> None:
    straight = mention_counts(gold, predicted)
    for mixed in permutations(gold):
        for shuffled in permutations(predicted):
            assert mention_counts(mixed, shuffled) == straight


@settings(deadline=None)
@given(SPANS, SPANS)
def test_two_equal_documents_have_the_rates_of_one(
    gold: list[LabelledSpan], predicted: list[LabelledSpan]
) -> None:
    once, twice = (corpus_counts([(gold, predicted)] * times) for times in (1, 2))
    for label, schemes in once.items():
        for scheme in SCHEMES:
            assert twice[label][scheme] == schemes[scheme] + schemes[scheme]
            assert twice[label][scheme].f1 == schemes[scheme].f1


def test_a_label_by_itself_sees_its_own_mentions_only() -> None:
    gold, predicted = [LabelledSpan(0, 5, "person")], [LabelledSpan(0, 5, "venue")]
    sums = corpus_counts([(gold, predicted)])
    assert categories(sums["person"]["strict"]) == (0, 0, 0, 1, 0)
    assert categories(sums["venue"]["strict"]) == (0, 0, 0, 0, 1)
    assert categories(sums["all"]["strict"]) == (0, 1, 0, 0, 0)


TEXT = "Pier Hall News\nLin Yue spoke at Pier\nHall. Linus and Lin Yue met at Pier Hall Hotel."
RECORD = DocumentRecord.model_validate(
    {
        "document": {"id": "doc", "language": "en"},
        "venues": [{"name": "Pier Hall"}],
        "organisations": [{"name": "Pier Hall Hotel"}],
        "speakers": [{"name": "Lin Yue", "aliases": ["Lin"]}],
        "dates": [{"text": "Hall", "value": "2024"}],
    }
)


def found(spans: list[LabelledSpan]) -> list[tuple[str, str]]:
    return [(TEXT[span.start : span.end], span.label) for span in spans]


def test_gold_mentions_are_whole_outermost_names_in_the_text() -> None:
    text = Text(TEXT, furniture=(Span(0, 14),))
    assert found(gold_mentions(RECORD, text)) == [
        ("Lin Yue", "person"),
        ("Pier\nHall", "venue"),
        ("Lin Yue", "person"),
        ("Pier Hall Hotel", "organisation"),
    ]


def test_predictions_without_mentions_are_looked_up_like_gold() -> None:
    text = Text(TEXT)
    assert predicted_mentions(RECORD, text) == gold_mentions(RECORD, text)


def test_recorded_mentions_of_names_are_taken() -> None:
    mentions = [
        {"field": "name", "start": 15, "end": 22, "text": "Lin Yue", "rule": "en/people:verb"},
        {"field": "positions", "start": 0, "end": 4, "text": "Pier", "rule": "en/people:title"},
    ]
    record = DocumentRecord.model_validate(
        {
            "document": {"id": "doc", "language": "en"},
            "speakers": [{"name": "Lin Yue", "mentions": mentions}],
        }
    )
    assert found(predicted_mentions(record, Text(TEXT))) == [("Lin Yue", "person")]


def test_one_place_may_carry_two_labels() -> None:
    spans = [LabelledSpan(0, 9, "venue"), LabelledSpan(0, 9, "organisation")]
    assert outermost([*spans, LabelledSpan(5, 12, "event")]) == sorted(spans)


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("北桥大学", "北桥大学校长和北桥\n大学", 2),
        ("Lin", "Linus Lin, LIN", 1),
        ("A.B. Co., Ltd.", "the A.B. Co.,\n  Ltd. said", 1),
        ("北桥 Forum", "北桥Forum", 1),
        ("a|b", "a|b ab", 1),
        (" ", "a b", 0),
    ],
)
def test_occurrences(name: str, text: str, count: int) -> None:
    assert len(Text(text).occurrences(name)) == count
