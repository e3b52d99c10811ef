"""Invented records of any number of documents, for measuring linking.

Every document names ten things: four persons with their employers, four organisations, an event
and a venue, in English or Chinese. They are drawn from a world that grows with the documents: a few
are named in thousands of documents, most in one or two. The same number gives the same documents.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor.chinese import simplified
from extractor.link.pinyin import readings, surname_readings
from extractor.places import gazetteer
from extractor.records import (
    DocumentInfo,
    DocumentRecord,
    Event,
    Organisation,
    Organiser,
    Participant,
    Position,
    Speaker,
    Venue,
)
from extractor.rules import load_words

_GIVEN = "伟芳秀英敏静丽强磊军洋勇艳杰涛明超霞平刚桂玉华建文红春志海梓桐雨涵砚秋承泽景行佩蓉启明"
_OWN = "瀚津天枢禾谷北陆明智锦城泰丰沐松华辰远景宏图启元嘉禾云帆星河博雅金桥东篱凌波"
_FIELDS = (
    ("生物", "Biologics"), ("医疗", "Medical"), ("能源", "Energy"), ("物流", "Logistics"),
    ("种业", "Seed"), ("软件", "Software"), ("药业", "Pharmaceutical"), ("农业", "Agriculture"),
)  # fmt: skip
_SERIES = (
    ("产业大会", "Industry Conference"), ("创新论坛", "Innovation Forum"),
    ("博览会", "Expo"), ("峰会", "Summit"),
)  # fmt: skip
_PLACES = (("国际会展中心", "International Convention Center"), ("大酒店", "Grand Hotel"))
_TITLES = (("董事长", "Chairman"), ("总经理", "General Manager"), ("院长", "Dean"))
_SKEW = 2.5  # rank by this power of a random number: a hundredth of all mentions is of the first
_FIRST_DAY = datetime.date(2022, 1, 1)
_DAYS = 1400


@dataclass(frozen=True)
class World:
    """How many persons, organisations, events and venues there are."""

    documents: int

    def rank(self, rng: random.Random, share: float) -> int:
        """One of ``share`` things a document, the frequent ones first."""
        return int(self.documents * share * rng.random() ** _SKEW)


def documents(count: int) -> Iterator[DocumentRecord]:
    """The first ``count`` documents of the world made for so many."""
    world = World(count)
    for number in range(count):
        yield _document(world, number)


def _document(world: World, number: int) -> DocumentRecord:
    rng = random.Random(f"document {number}")
    zh = rng.random() < 0.5
    organisations = list(dict.fromkeys(world.rank(rng, 0.6) for _ in range(4)))
    people = list(dict.fromkeys(world.rank(rng, 1.2) for _ in range(4)))
    event = _event(world.rank(rng, 0.3), zh)
    speakers = tuple(_person(world, person, zh, event.name) for person in people)
    named = [_organisation(index, zh) for index in organisations]
    host = Organiser(role="host", organisation=named[0].name)
    event = event.model_copy(update={"organisers": (host,)})
    day = _FIRST_DAY + datetime.timedelta(days=rng.randrange(_DAYS))
    return DocumentRecord(
        document=DocumentInfo(
            id=f"doc-{number:06d}", language="zh" if zh else "en", published=day.isoformat()
        ),
        events=(event,),
        venues=(Venue(name=event.venue or "", city=event.city),),
        speakers=tuple(p for p in speakers[:3] if isinstance(p, Speaker)),
        participants=tuple(
            Participant(name=p.name, positions=p.positions, event=p.event) for p in speakers[3:]
        ),
        organisations=tuple({o.name: o for o in named}.values()),
    )


@cache
def _cities() -> list[tuple[str, str]]:
    """Chinese cities in both languages."""
    english = {place.code: place.name for place in gazetteer("en").values()}
    return sorted(
        {
            (place.name, english[place.code])
            for place in gazetteer("zh").values()
            if place.level == "city"
            and place.code in english
            and place.code[0].isdigit()
            and place.name == simplified(place.name)
        }
    )


def _city(rng: random.Random, zh: bool) -> str:
    return rng.choice(_cities())[0 if zh else 1]


def _person(world: World, index: int, zh: bool, event: str) -> Speaker:
    rng = random.Random(f"person {index}")
    surname = rng.choice(load_words("zh", "frequent_surnames"))
    given = "".join(rng.choice(_GIVEN) for _ in range(rng.choice((1, 2, 2, 2))))
    employer = _organisation(world.rank(rng, 0.6), zh).name
    title = rng.choice(_TITLES)[0 if zh else 1]
    name = surname + given
    if not zh:
        name = f"{surname_readings(surname)[0]} {_letters(given)}".title()
    return Speaker(
        name=name, positions=(Position(title=title, organisation=employer),), event=event
    )


def _letters(characters: str) -> str:
    return "".join(readings(character)[0] for character in characters)


def _organisation(index: int, zh: bool) -> Organisation:
    rng = random.Random(f"organisation {index}")
    city = _city(rng, zh)
    own = "".join(rng.sample(_OWN, 2))
    field = rng.choice(_FIELDS)
    name = (
        f"{city}{own}{field[0]}有限公司"
        if zh
        else f"{city} {_letters(own).title()} {field[1]} Co., Ltd."
    )
    aliases = (own + field[0],) if zh and rng.random() < 0.3 else ()
    return Organisation(name=name, aliases=aliases, kind="company")


def _event(index: int, zh: bool) -> Event:
    rng = random.Random(f"event {index // 4}")  # four editions of each series
    city, field, series = _city(rng, zh), rng.choice(_FIELDS), rng.choice(_SERIES)
    edition = rng.randrange(1, 20) + index % 4
    day = _FIRST_DAY + datetime.timedelta(days=rng.randrange(300) + 365 * (index % 4))
    language = 0 if zh else 1
    place = rng.choice(_PLACES)[language]
    name = (
        f"第{edition}届{city}{field[0]}{series[0]}"
        if zh
        else f"{edition}th {city} {field[1]} {series[1]}"
    )
    return Event(
        name=name,
        kind="conference",
        edition=edition,
        date=day.isoformat(),
        city=city,
        venue=f"{city}{place}" if zh else f"{city} {place}",
    )
