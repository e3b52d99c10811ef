"""People in Chinese texts by rule alone: who, which posts, which part, which talk."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from extractor import extract
from extractor.assemble.facts import Facts
from extractor.assemble.people import assemble_people
from extractor.document import Document, Mentions
from extractor.find.people import find_people, find_talks, find_titles
from extractor.find.person_evidence_zh import TRAINED
from extractor.find.titles_zh import title_spans
from extractor.reading import read_text
from extractor.records import Participant, Speaker

CASES = tomllib.loads((Path(__file__).parent / "cases/zh/people.toml").read_text("utf-8"))["case"]


def found(document: Document, bodies: list[str], names: list[str]) -> Mentions:
    """The mentions of a document in which a recogniser sees these bodies and names."""
    mentions = Mentions(
        document.mention(match.start(), match.end(), label, "model:given", confidence=0.99)
        for label, texts in (("ORG", bodies), ("PERSON", names))
        for text in texts
        for match in re.finditer(re.escape(text), document.text)
    )
    mentions = mentions.replaced("PERSON", find_people(document, mentions))
    mentions = mentions.replaced("TITLE", find_titles(document, mentions))
    return mentions.replaced("TALK", find_talks(document, mentions))


def shown(person: Speaker | Participant) -> str:
    names = ", ".join(person.aliases)
    posts = "; ".join(
        f"{'former ' * p.former}{p.title}{f' @ {p.organisation}' if p.organisation else ''}"
        for p in person.positions
    )
    talk = getattr(person, "talk", None)
    return (
        f"{person.role} {person.name}"
        + (f" = {names}" if names else "")
        + (f": {posts}" if posts else "")
        + (f" | {talk}" if talk else "")
    )


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_text_names_these_people(case: dict[str, Any]) -> None:
    document = read_text(str(case["text"]), language="zh")
    mentions = found(document, case.get("bodies", []), case.get("names", []))
    people = assemble_people(Facts(document, mentions))
    assert [shown(p) for p in (*people.speakers, *people.participants)] == case["people"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_mentions_are_grounded_and_people_never_overlap(case: dict[str, Any]) -> None:
    document = read_text(str(case["text"]), language="zh")
    mentions = found(document, [], [])
    people = mentions.labelled("PERSON")
    assert all(m.text == document.text[m.start : m.end] for m in mentions)
    assert all(left.end <= right.start for left, right in pairwise(people))


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("岚山市人大常委会副主任", ["副主任"]),
        ("他任常务副市长", ["常务副市长"]),
        ("首席执行官兼首席科学家", ["首席执行官", "首席科学家"]),
        ("俄总统普京", ["俄总统"]),
        ("中国驻岘港总领事馆副总领事", ["副总领事"]),
        ("理事会、代表团、院士工作站、主席台、市长杯", []),
    ],
)
def test_titles_end_with_a_head_and_are_no_part_of_a_longer_word(
    text: str, titles: list[str]
) -> None:
    document = read_text(text + "。", language="zh")
    spans = title_spans(document, Mentions())
    assert [document.text[s.start : s.end] for s in spans] == titles


def test_a_sure_recogniser_is_believed_and_an_unsure_one_needs_proof() -> None:
    document = read_text("当天，与会者谈到了欧冶子和林一舟。", language="zh")
    start = document.text.index("林一舟")
    for confidence, names in ((0.9, ["林一舟"]), (0.4, [])):
        proposed = document.mention(start, start + 3, "PERSON", "model:x", confidence=confidence)
        people = find_people(document, Mentions([proposed]))
        assert [m.text for m in people] == names


def test_by_lines_are_no_people() -> None:
    text = "岚山讯（记者 林一舟）邵青禾表示，茶园丰收。\n"
    document = read_text(text, language="zh")
    people = assemble_people(Facts(document, found(document, [], ["林一舟", "邵青禾"])))
    assert [p.name for p in people.speakers] == ["邵青禾"]


def test_a_bare_post_is_held_at_the_body_of_the_release() -> None:
    text = (
        "岚光药业有限公司新品发布会在澄江举行\n\n2025-03-02\n\n岚光药业有限公司新品发布会在澄江举行。"
        "岚光药业有限公司董事长林一舟致辞，发布会由市场总监周文清主持。"
    )
    people = extract(text, language="zh", model="none").speakers
    assert [p.organisation for person in people for p in person.positions] == [
        "岚光药业有限公司",
        "岚光药业有限公司",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("院长索南卓玛展示了作品", "索南卓玛"),
        ("副理事长户青云分析，产量提升", "户青云"),
        ("会长拿督陈炳坤在连线中表示", "陈炳坤"),
    ],
)
def test_a_sure_recogniser_says_how_far_a_name_goes(text: str, name: str) -> None:
    document = read_text(text, language="zh")
    begin = next(i for i in range(len(text)) if text.startswith(("索", "户", "拿"), i))
    end = text.index(name) + len(name)
    given = document.mention(begin, end, "PERSON", TRAINED, confidence=0.95)
    people = find_people(document, Mentions([given]))
    assert [person.text for person in people] == [name]


@pytest.mark.parametrize("text", ["特别代表来法出席开幕式", "同外长通电话", "台风“白海豚”登陆"])
def test_what_follows_a_title_or_stands_in_quotation_marks_is_no_name(text: str) -> None:
    document = read_text(text, language="zh")
    given = [
        document.mention(m.start(), m.end(), "PERSON", TRAINED, confidence=0.95)
        for m in re.finditer("白海豚", text)
    ]
    assert not find_people(document, Mentions(given))
