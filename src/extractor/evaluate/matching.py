"""Which predicted record stands for which gold record, and which fact for which fact."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.evaluate.assignment import best_assignment
from extractor.evaluate.facts import Fact, Forms, Item, equal, form_similarity, similar
from extractor.evaluate.fold import LENIENT_AT

MATCH_AT = 0.6
"""Least name similarity of a pair: a name cut in half (0.67) is still the same thing."""

AGREEMENT_AT = 0.5
"""The same for agreements, by the mean of name and parties: equal names, unrelated parties."""

_UNIT = 10**4  # similarities are rounded to four digits, so that sums are exact
_MORE = 10**6  # more than any count of facts in a document: one tie-break outranks the next


def match_items(
    kind: str, gold: Sequence[Item], predicted: Sequence[Item]
) -> list[tuple[int, int]]:
    """Pair gold with predicted items of one type one-to-one, by greatest sum of similarities.

    Ties go to the pairing with more equal, then more similar facts, so that order never matters.
    """
    if kind == "document":
        return [(0, 0)]
    weights = {}
    for row, one in enumerate(gold):
        for column, other in enumerate(predicted):
            near = item_similarity(kind, one, other)
            if near >= (AGREEMENT_AT if kind == "agreements" else MATCH_AT):
                weights[row, column] = _weight(near, one, other)
    return best_assignment(weights)


def item_similarity(kind: str, gold: Item, predicted: Item) -> float:
    """How alike two records are by name and aliases, parties too, or by value, 0 to 1."""
    if kind == "dates":
        return float(gold.forms == predicted.forms)
    name = form_similarity(gold.forms, predicted.forms)
    if not (gold.parties or predicted.parties):
        return name
    return (name + _party_similarity(gold.parties or (), predicted.parties or ())) / 2


def _party_similarity(gold: Sequence[Forms], predicted: Sequence[Forms]) -> float:
    """Twice the parties in common over all parties."""
    weights = {}
    for row, one in enumerate(gold):
        for column, other in enumerate(predicted):
            near = form_similarity(one, other)
            if near >= LENIENT_AT:
                weights[row, column] = round(near * _UNIT)
    common = sum(weights[pair] for pair in best_assignment(weights)) / _UNIT
    return 2 * common / (len(gold) + len(predicted))


def _weight(near: float, gold: Item, predicted: Item) -> int:
    same = alike = 0
    for name, facts in gold.facts.items():
        pairs = match_facts(facts, predicted.facts[name])
        same += sum(equal(facts[i], predicted.facts[name][j]) for i, j in pairs)
        alike += len(pairs)
    return (round(near * _UNIT) * _MORE + same) * _MORE + alike


def match_facts(gold: Sequence[Fact], predicted: Sequence[Fact]) -> list[tuple[int, int]]:
    """Pair the facts of one field that are the same, equal ones first."""
    weights = {}
    for row, one in enumerate(gold):
        for column, other in enumerate(predicted):
            if equal(one, other):
                weights[row, column] = _MORE + 1
            elif similar(one, other):
                weights[row, column] = 1
    return best_assignment(weights)
