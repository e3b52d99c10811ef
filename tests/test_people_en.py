"""English people: golden pairs of a text and the people in it."""

import re
import time
import tomllib
from pathlib import Path

import pytest

from extractor.assemble.facts import Facts
from extractor.assemble.people import People, assemble_people
from extractor.document import Document, Label, Mentions, Span
from extractor.find.cover import Cover
from extractor.find.people_en import find_people_en, find_talks_en, find_titles_en
from extractor.reading import read_text
from extractor.records import Participant, Position, Speaker

_CASES = Path(__file__).parent / "cases/en"
CASES = tomllib.loads((_CASES / "people.toml").read_text("utf-8"))["case"]
ROLES = tomllib.loads((_CASES / "roles.toml").read_text("utf-8"))["case"]
_MARK = re.compile(r"\{(?P<ORG>[^}]+)\}|\[(?P<PLACE>[^\]]+)\]")


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_people(case: dict[str, object]) -> None:
    people = read_people(str(case["text"]))
    assert [shown(p) for p in (*people.speakers, *people.participants)] == by_role(case["people"])


@pytest.mark.parametrize("case", ROLES, ids=[case["id"] for case in ROLES])
def test_roles(case: dict[str, object]) -> None:
    people = read_people(str(case["text"]))
    found = [f"{p.name} | {p.role}" for p in (*people.speakers, *people.participants)]
    assert found == by_role(case["roles"])


def by_role(lines: object) -> list[str]:
    """Speakers before participants, as records are."""
    assert isinstance(lines, list)
    speaking = [line for line in lines if re.search(r"\| (?:speaker|moderator)\b", line)]
    return speaking + [line for line in lines if line not in speaking]


def read_people(marked: str) -> People:
    """Read a text whose organisations and places are marked."""
    document, mentions = unmarked(marked)
    mentions = mentions.replaced("PERSON", find_people_en(document, mentions))
    mentions = mentions.replaced("TITLE", find_titles_en(document, mentions))
    mentions = mentions.replaced("TALK", find_talks_en(document, mentions))
    return assemble_people(Facts(document, mentions))


def unmarked(marked: str) -> tuple[Document, Mentions]:
    text, spans = "", []
    end = 0
    for match in _MARK.finditer(marked):
        label: Label = "ORG" if match["ORG"] else "PLACE"
        text += marked[end : match.start()]
        spans.append((len(text), len(text) + len(match[label]), label))
        text += match[label]
        end = match.end()
    text += marked[end:]
    sentences = read_text(text, language="en").sentences
    document = Document("case", text, "en", sentences=sentences)
    return document, Mentions(document.mention(s, e, label, "model:marks") for s, e, label in spans)


def shown(person: Speaker | Participant) -> str:
    aliases = f" ({', '.join(person.aliases)})" if person.aliases else ""
    parts = [person.name + aliases, person.role]
    talk = person.talk if isinstance(person, Speaker) else None
    if person.positions or talk:
        parts.append("; ".join(map(shown_position, person.positions)))
    return " | ".join([*parts, talk] if talk else parts)


def shown_position(position: Position) -> str:
    where = f" @ {position.organisation}" if position.organisation else ""
    return position.title + where + (" (former)" if position.former else "")


def test_mentions_of_people_stand_where_they_say() -> None:
    for case in CASES:
        document, mentions = unmarked(case["text"])
        for mention in find_people_en(document, mentions):
            assert document.text[mention.start : mention.end] == mention.text


def test_cover_gaps_are_what_is_not_taken() -> None:
    cover = Cover(10, [Span(2, 4), Span(6, 7)])
    assert list(cover.gaps(Span(0, 10))) == [Span(0, 2), Span(4, 6), Span(7, 10)]
    assert cover.overlaps(Span(3, 5)) and not cover.overlaps(Span(4, 6))
    assert cover.contains(Span(2, 4)) and not cover.contains(Span(2, 5))


def test_time_does_not_explode_on_repetition() -> None:
    text = "Xu Li and " * 3000
    document = Document("case", text, "en", sentences=(Span(0, len(text)),))
    assert len(find_people_en(document, Mentions())) == 3000


def test_an_enumeration_of_capitals_and_figures_takes_no_second_way() -> None:
    started = time.process_time()
    read_people("The guests were Jane Holloway, " + "A1B2C3D4E5" * 14 + " x, Adam Petrov.")
    assert time.process_time() - started < 5
