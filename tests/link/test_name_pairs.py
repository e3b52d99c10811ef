"""Pairs of names in one language and across: joined, kept apart, and met in a block."""

import math
from pathlib import Path

import pytest

from extractor.document import Language
from extractor.link import organisations, venues
from extractor.link.concepts import series
from extractor.link.concepts.keys import name_keys
from extractor.link.mention import EntityMention, EntityType
from extractor.link.naming import PRIOR, naming_evidence

CASES = Path(__file__).parents[1] / "cases/link"
# What the names alone must reach on these pairs; context decides the rest. Many companies have an
# English name that is neither spelled nor translated (泰格医药 is Tigermed), as in public_bodies.
RECALL = {"public_bodies": 0.8, "further": 0.9}
RECALL_ELSEWHERE = 0.95
# Transliterations that sound alike (贝尔蒙特, Beaumont) are beyond names.
PRECISION = 0.96


def language_of(name: str) -> Language:
    return "zh" if any("\u3400" <= char <= "\u9fff" for char in name) else "en"


def pairs(topic: str, label: str) -> list[tuple[str, str]]:
    lines = (CASES / f"{topic}.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(a, b) for found, a, b in rows if found == label]


def mention(kind: EntityType, name: str) -> EntityMention:
    return EntityMention(kind, "document", "record", name, language_of(name))


def score(topic: str, a: str, b: str) -> float:
    if topic == "events":
        first, second = (series(name, language_of(name)).name for name in (a, b))
        return math.fsum(e.weight for e in (PRIOR, *naming_evidence(first, second)))
    if topic == "venues":
        return venues.compare(mention("venue", a), mention("venue", b)).score
    return organisations.compare(mention("organisation", a), mention("organisation", b)).score


def keys(topic: str, name: str) -> frozenset[str]:
    if topic == "events":
        return name_keys(series(name, language_of(name)).name)
    if topic == "venues":
        return venues.blocking_keys(mention("venue", name))
    return organisations.blocking_keys(mention("organisation", name))


TOPICS = ("organisations", "venues", "events", "invented", "public_bodies", "further")
DIFFERENT = [(topic, *pair) for topic in TOPICS for pair in pairs(topic, "different")]
SAME = [(topic, *pair) for topic in TOPICS for pair in pairs(topic, "same")]


def test_there_are_pairs_enough() -> None:
    assert len(SAME) + len(DIFFERENT) >= 500


@pytest.mark.parametrize("topic", TOPICS)
def test_names_of_one_thing_are_joined_and_of_two_kept_apart(topic: str) -> None:
    joined = [pair for pair in pairs(topic, "same") if score(topic, *pair) > 0]
    wrong = [pair for pair in pairs(topic, "different") if score(topic, *pair) > 0]
    recall = RECALL.get(topic, RECALL_ELSEWHERE)
    assert len(joined) >= recall * len(pairs(topic, "same"))
    assert len(joined) >= PRECISION * (len(joined) + len(wrong)), wrong


@pytest.mark.parametrize("topic", TOPICS)
def test_what_is_joined_shares_a_key(topic: str) -> None:
    """Pairs that meet in no block are never compared."""
    joined = [pair for pair in pairs(topic, "same") if score(topic, *pair) > 0]
    assert len(
        [pair for pair in joined if keys(topic, pair[0]) & keys(topic, pair[1])]
    ) >= 0.98 * len(joined)


@pytest.mark.parametrize(("topic", "a", "b"), SAME + DIFFERENT)
def test_comparing_is_symmetric(topic: str, a: str, b: str) -> None:
    assert score(topic, a, b) == pytest.approx(score(topic, b, a))
