"""Every rule fires on each of its examples and on none of its counter-examples."""

from importlib.resources import files
from pathlib import Path

import pytest

from extractor.rules import LANGUAGES, Rule, load_rules, load_words

LANG = files("extractor") / "lang"


def topics(language: str, suffix: str, holding: str = "") -> list[str]:
    """Topics of a language whose files end so and hold a text; a table is no rule file."""
    paths = sorted(path for path in Path(str(LANG / language)).iterdir() if path.suffix == suffix)
    return [path.stem for path in paths if holding in path.read_text("utf-8")]


RULES = [
    pytest.param(rule, id=rule.name)
    for language in LANGUAGES
    for topic in topics(language, ".toml", "[[rule]]")
    for rule in load_rules(language, topic)
]
LISTS = [
    pytest.param(language, topic, id=f"{language}/{topic}")
    for language in LANGUAGES
    for topic in topics(language, ".txt")
]


@pytest.mark.parametrize("rule", RULES)
def test_rule_fires_on_its_examples(rule: Rule) -> None:
    assert rule.examples, f"{rule.name} has no example"
    for example in rule.examples:
        assert rule.fires_on(example), example


@pytest.mark.parametrize("rule", RULES)
def test_rule_is_silent_on_its_counter_examples(rule: Rule) -> None:
    assert rule.never, f"{rule.name} has no counter-example"
    for example in rule.never:
        assert not rule.fires_on(example), example


@pytest.mark.parametrize(("language", "topic"), LISTS)
def test_word_list_is_sorted_unique_and_says_where_it_comes_from(language: str, topic: str) -> None:
    words = load_words(language, topic)
    header = (LANG / language / f"{topic}.txt").read_text("utf-8").splitlines()[:1]
    assert words
    assert header[0].startswith("#"), "the first line says what belongs in the list"
    assert list(words) == sorted(set(words))


def test_rule_names_are_unique() -> None:
    names = [parameter.id for parameter in RULES]
    assert len(names) == len(set(names))
