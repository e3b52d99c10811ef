"""Gatherings by rule alone: their names, and what is told of them."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extractor.assemble.binding import event_at
from extractor.assemble.dates import assemble_dates
from extractor.assemble.events import assemble_events
from extractor.assemble.facts import Facts
from extractor.assemble.organisations import assemble_organisations
from extractor.assemble.venues import assemble_venues
from extractor.document import Language, Mentions
from extractor.find.dates import find_date_mentions
from extractor.find.events import find_events, find_themes
from extractor.find.organisations import find_organisations
from extractor.find.venues import find_venues
from extractor.reading import read_text
from extractor.records import Event

CASES = [
    pytest.param(language, case, id=f"{language}/{case['id']}")
    for language in ("en", "zh")
    for case in tomllib.loads(
        (Path(__file__).parent / "cases" / language / "events.toml").read_text("utf-8")
    )["case"]
]


def facts_of(
    text: str, language: Language, published: str, organisations: Sequence[str] = ()
) -> Facts:
    document = read_text(text, language=language, published=published)
    mentions = Mentions(
        document.mention(text.index(name), text.index(name) + len(name), "ORG", "model:test")
        for name in organisations
    )
    mentions = mentions.replaced("DATE", find_date_mentions(document, mentions))
    mentions = mentions.replaced("ORG", find_organisations(document, mentions))
    mentions = mentions.replaced("EVENT", find_events(document, mentions))
    mentions = mentions.replaced("THEME", find_themes(document, mentions))
    mentions = mentions.replaced("VENUE", find_venues(document, mentions))
    facts = Facts(document, mentions)
    facts = replace(facts, dates=assemble_dates(facts))
    facts = replace(facts, organisations=assemble_organisations(facts))
    facts = replace(facts, venues=assemble_venues(facts))
    return replace(facts, events=assemble_events(facts))


def shown(event: Event, field: str) -> Any:
    value = getattr(event, field)
    if field == "organisers":
        return [f"{o.role} {o.organisation}" for o in value]
    if field == "attendance":
        return value and f"{value.count} {value.qualifier}"
    return list(value) if field == "aliases" else value


@pytest.mark.parametrize(("language", "case"), CASES)
def test_events(language: Language, case: dict[str, Any]) -> None:
    bodies = case.get("organisations", ())
    facts = facts_of(case["text"], language, case["published"], bodies)
    assert [event.name for event in facts.events] == case["names"]
    for field, value in case.get("first", {}).items():
        assert shown(facts.events[0], field) == value, field
    for field in case.get("untold", ()):
        assert not shown(facts.events[0], field), field
    wholes = {event.name: event.part_of for event in facts.events}
    for name, day in case.get("dates", {}).items():
        assert {event.name: event.date for event in facts.events}[name] == day
    for part, whole in case.get("parts", {}).items():
        assert wholes[part] == whole


@pytest.mark.parametrize(("language", "case"), CASES)
def test_every_mention_stands_in_the_text(language: Language, case: dict[str, Any]) -> None:
    facts = facts_of(case["text"], language, case["published"])
    for event in facts.events:
        for mention in event.mentions:
            assert facts.document.text[mention.start : mention.end] == mention.text


def test_a_speaker_belongs_to_the_part_named_in_the_sentence() -> None:
    text = (
        "第三届云岭药材大会20日在昆明开幕。李明致辞。\n当天举行的云岭药材标准论坛上，王芳作报告。\n"
    )
    facts = facts_of(text, "zh", "2024-05-21")
    assert event_at(facts, text.index("李明")) == "第三届云岭药材大会"
    assert event_at(facts, text.index("王芳")) == "云岭药材标准论坛"


def test_a_quotation_in_an_announcement_belongs_to_no_event() -> None:
    text = (
        "Harbour Association to Host Tide Summit 2025\n\n"
        "The Tide Summit 2025 will take place on October 2, 2025, in Oslo. "
        '"We look forward to it," said Kari Moe, president of the association.\n'
    )
    facts = facts_of(text, "en", "2025-09-01")
    assert event_at(facts, text.index("Kari")) is None


def test_a_meeting_of_two_sides_is_no_event() -> None:
    text = (
        "市长会见新西兰客人\n\n25日，市长王强在宝鸡会见客人。"
        "他说，第三十一届北山农业博览会很成功。\n"
    )
    facts = facts_of(text, "zh", "2024-10-27")
    assert event_at(facts, text.index("王强")) is None


def test_a_part_of_a_gathering_of_one_day_is_held_on_that_day() -> None:
    text = (
        "Otterby Sheep Fair opens its gates\n\n"
        "The 27th Otterby Sheep Fair will be held in Otterby on Saturday, August 16. "
        "Shepherds from many dales come to the fair, as they have done for years. "
        "Their dogs come with them, and so do their children and the makers of cheese. "
        "They look at rams and ewes, and at each other, and they talk of wool and weather.\n\n"
        "The Golden Shears Shearing Competition will be judged by three shepherds of old.\n"
    )
    facts = facts_of(text, "en", "2025-08-01")
    days = {event.name: (event.date, event.part_of) for event in facts.events}
    assert days == {
        "27th Otterby Sheep Fair": ("2025-08-16", None),
        "Golden Shears Shearing Competition": ("2025-08-16", "27th Otterby Sheep Fair"),
    }


def test_who_speaks_is_not_at_a_meeting_that_is_decided_on() -> None:
    text = (
        "海湾港口协会第八次常务理事会议29日在青屿召开。会议审议了有关报告，"
        "决定6月4日至6日在海门召开第三届海湾港口大会。"
        "协会副会长林海、陈立作了发言。"
    )
    facts = facts_of(text, "zh", "2024-04-30")
    assert event_at(facts, text.index("林海")) != "第三届海湾港口大会"
    dates = {event.name: event.date for event in facts.events}
    assert dates["第三届海湾港口大会"] == "2024-06-04/2024-06-06"
