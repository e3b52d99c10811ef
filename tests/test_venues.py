"""Venues by rule alone: their names, where they end, and the city that they are in."""

import pytest

from extractor.assemble.venues import is_one_venue
from extractor.document import Language, Mentions
from extractor.find.venues import find_venues
from extractor.reading import read_text
from extractor.records import Venue
from tests.test_events import facts_of


def venues_of(text: str, language: Language) -> tuple[Venue, ...]:
    return facts_of(text, language, "2025-09-02").venues


ENGLISH = [
    ("The Tide Forum was held at the Lantern Bay Hotel in Lisbon on May 2.", "Lantern Bay Hotel"),
    ("The Tide Forum 2025 opens at Larch Hall on May 2.", "Larch Hall"),
    ("The Tide Forum took place at St. Brannoc's College, undertaken by a guild.",
     "St. Brannoc's College"),
    ("The Tide Forum filled the Corrib Concert Hall with 300 guests.", "Corrib Concert Hall"),
    ("The Tide Forum 2025 brought 300 guests to the Otterby International Expo Center.",
     "Otterby International Expo Center"),
    ("The Tide Forum was held on May 2.\n\nVenue: Larch and Pine Pavilion, Otterby\n",
     "Larch and Pine Pavilion"),
]  # fmt: skip
NO_VENUE = [
    "The Tide Forum was held in Lisbon on May 2.",
    "The Tide Forum takes place on May 2 at 601 Lantern Bay Way.",
    "The Tide Forum on the future of Real Estate was held in Lisbon.",
    "Location: Home > News > Forums\n\nThe Tide Forum was held on May 2, as was said before.",
    "The Tide Forum was held at noon and ended at the beginning of the week.",
]
CHINESE = [
    ("5月20日，第三届云岭药材大会在昆明滇池国际会展中心开幕。", "昆明滇池国际会展中心"),
    ("第三届云岭药材大会于5月20日在云岭大酒店举行，共有300人参加。", "云岭大酒店"),
    (
        "第三届云岭药材大会\n时间：5月20日\n地点：云岭大酒店\n欢迎各界人士报名参加本届大会。",
        "云岭大酒店",
    ),
    ("第三届云岭药材大会于5月20日在国家云药会展中心（昆明）举行。", "国家云药会展中心（昆明）"),
    ("第三届云岭杯棋类大赛决赛5月20日在滇池体育馆角逐。", "滇池体育馆"),
]
NO_CHINESE_VENUE = [
    "5月20日，第三届云岭药材大会在我校东陵校区开幕。",
    "救援队说，正在云岭医院开展行动。",
]
TAGGED = [
    ("二级巡视员在云岭国宾馆紫光厅为来宾举行欢迎宴会。", "云岭国宾馆紫光厅", 0.9, True),
    ("二级巡视员在云岭国宾馆紫光厅为来宾举行欢迎宴会。", "云岭国宾馆紫光厅", 0.6, False),
    ("火箭在云岭卫星发射中心点火升空。", "云岭卫星发射中心", 0.95, False),
    ("火箭在云岭北部海域上空飞过。", "云岭北部海域", 0.95, False),
]


@pytest.mark.parametrize(("text", "name"), ENGLISH)
def test_english_venues(text: str, name: str) -> None:
    assert [venue.name for venue in venues_of(text, "en")] == [name]


@pytest.mark.parametrize("text", NO_VENUE)
def test_what_is_no_english_venue(text: str) -> None:
    assert venues_of(text, "en") == ()


@pytest.mark.parametrize(("text", "name"), CHINESE)
def test_chinese_venues(text: str, name: str) -> None:
    assert [venue.name for venue in venues_of(text, "zh")] == [name]


@pytest.mark.parametrize("text", NO_CHINESE_VENUE)
def test_what_is_no_chinese_venue(text: str) -> None:
    assert venues_of(text, "zh") == ()


@pytest.mark.parametrize(("text", "name", "confidence", "found"), TAGGED)
def test_chinese_venues_that_a_tagger_is_sure_of(
    text: str, name: str, confidence: float, found: bool
) -> None:
    document = read_text(text, language="zh", published="2025-09-02")
    start = text.index(name)
    tagged = document.mention(
        start, start + len(name), "VENUE", "model:test", confidence=confidence
    )
    assert [m.text for m in find_venues(document, Mentions([tagged]))] == [name] * found


def test_the_event_names_its_venue_and_the_venue_its_city() -> None:
    facts = facts_of(ENGLISH[0][0], "en", "2025-09-02")
    assert facts.events[0].venue == "Lantern Bay Hotel"
    assert facts.venues[0].city == "Lisbon"


def test_the_front_of_a_chinese_venue_gives_its_city() -> None:
    (venue,) = venues_of(CHINESE[0][0], "zh")
    assert venue.city == "昆明"


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Lantern Bay Hotel", "Lantern Bay Hotel", True),
        ("昆明滇池国际会展中心", "滇池国际会展中心", True),
        ("Lantern Bay Hotel", "Larch Hall", False),
    ],
)
def test_one_venue_under_two_names(left: str, right: str, one: bool) -> None:
    assert is_one_venue(left, right) is one


def test_every_mention_of_a_venue_stands_in_the_text() -> None:
    for text, name in ENGLISH:
        for venue in venues_of(text, "en"):
            written = [text[m.start : m.end] for m in venue.mentions if m.field == "name"]
            assert written and set(written) == {name}
