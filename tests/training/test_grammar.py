"""Sentences from a grammar: labels where the rules put them, the same for the same seed."""

import random
from pathlib import Path

import pytest
from training.augment import replace_mentions
from training.grammar import Grammar
from training.invent import TERMINALS

TRAIN = Path(__file__).parents[2] / "data" / "train"
LABELS = {"PERSON", "TITLE", "ORG", "EVENT", "VENUE", "PLACE", "AGREEMENT", "TALK", "THEME"}


def grammar(*lines: str) -> Grammar:
    rules: dict[str, list[str]] = {}
    for line in lines:
        name, text = line.split(": ", 1)
        rules.setdefault(name, []).append(text)
    return Grammar(rules, {"name": lambda dice: dice.choice("甲乙丙丁")})


def test_outermost_labels_are_kept() -> None:
    text, spans = grammar("s: 由[ORG {city}[PLACE 大]学]办", "city: [PLACE 临江]").invent(
        "s", random.Random(1)
    )
    assert text == "由临江大学办"
    assert spans == [(1, 5, "ORG")]


def test_a_numbered_rule_repeats_itself() -> None:
    for seed in range(20):
        text, _ = grammar("s: {p#1}和{p#1}", "p: [PERSON {name}]").invent("s", random.Random(seed))
        assert text[0] == text[2]


@pytest.mark.parametrize("seed", range(3))
def test_the_chinese_grammar_invents_well_formed_lines(seed: int) -> None:
    rules = Grammar.read(TRAIN / "zh.grammar", TERMINALS)
    dice = random.Random(seed)
    for _ in range(300):
        text, spans = rules.invent("para", dice)
        assert "{" not in text and "[" not in text.replace("[English", "")
        ends = [0, *(end for _, end, _ in spans)]
        assert all(ends[n] <= start < end for n, (start, end, _) in enumerate(spans))
        assert {label for _, _, label in spans} <= LABELS
        assert all(text[start:end].strip() for start, end, _ in spans)


def test_the_same_seed_invents_the_same() -> None:
    rules = Grammar.read(TRAIN / "zh.grammar", TERMINALS)
    assert rules.invent("para", random.Random(5)) == rules.invent("para", random.Random(5))


def test_a_replaced_name_is_replaced_everywhere() -> None:
    rules = Grammar.read(TRAIN / "zh.grammar", TERMINALS)
    text = "周慕白说。周慕白又说。"
    new, spans = replace_mentions(
        text, [(0, 3, "PERSON"), (5, 8, "PERSON")], rules, random.Random(2), 1.0
    )
    (first, second) = (new[start:end] for start, end, _ in spans)
    assert first == second != "周慕白"
    assert new == f"{first}说。{first}又说。"
