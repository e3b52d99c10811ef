"""Organisations by rule alone: names, other names, kinds."""

import itertools
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.assemble.facts import Facts
from extractor.assemble.organisation_kinds import organisation_kind
from extractor.assemble.organisations import assemble_organisations
from extractor.document import Document, Label, Mentions, Span
from extractor.find.initialled_names_en import initialled_names
from extractor.find.organisations import find_organisations
from extractor.reading import read_text
from extractor.records import Organisation

CASES = [
    pytest.param(language, case, id=f"{language}/{case['id']}")
    for language in ("en", "zh")
    for case in tomllib.loads(
        (Path(__file__).parent / "cases" / language / "organisations.toml").read_text("utf-8")
    )["case"]
]


def organisations(document: Document, mentions: Mentions | None = None) -> list[Organisation]:
    found = find_organisations(document, mentions or Mentions())
    return list(assemble_organisations(Facts(document, Mentions(found))))


def shown(record: Organisation) -> str:
    return record.name + (f" = {'; '.join(record.aliases)}" if record.aliases else "")


@pytest.mark.parametrize(("language", "case"), CASES)
def test_text_names_these_organisations(language: str, case: dict[str, object]) -> None:
    document = read_text(str(case["text"]), language=language)  # type: ignore[arg-type]
    assert [shown(record) for record in organisations(document)] == case["organisations"]


def test_mentions_are_grounded_and_never_overlap() -> None:
    text = (
        "Saltmarsh Association (SMA) and Larkfield University met. SMA paid Larkfield University."
    )
    document = read_text(text, language="en")
    found = find_organisations(document, Mentions())
    assert [m.text for m in found] == [document.text[m.start : m.end] for m in found]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert len(found) == 5


@pytest.mark.parametrize(
    ("confidence", "name"),
    [(0.95, "Larkfield University’s donors"), (0.3, "Corvid Larkfield University")],
)
def test_a_sure_tagger_sets_the_boundaries(confidence: float, name: str) -> None:
    document = read_text("We thank Corvid Larkfield University’s donors for help.", language="en")
    start = document.text.index("Larkfield")
    end = document.text.index(" for help")
    mention = document.mention(start, end, "ORG", "model:own", confidence=confidence)
    assert [record.name for record in organisations(document, Mentions([mention]))] == [name]


@pytest.mark.parametrize(
    ("name", "language", "kind"),
    [
        ("Ministry of Health", "en", "government"),
        ("Sichuan University", "en", "university"),
        ("World Health Organization", "en", "international"),
        ("Lingmao Oncology (Suzhou) Co., Ltd.", "en", "company"),
        ("云岭省卫健委", "zh", "government"),
        ("岚山大学附属医院", "zh", "hospital"),
        ("澄江高新区管委会", "zh", "government"),
        ("曦陽生醫股份有限公司", "zh", "company"),
        ("云岭省中医药学会", "zh", "association"),
    ],
)
def test_kind_of_an_organisation(name: str, language: str, kind: str) -> None:
    assert organisation_kind(name, language) == kind  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("label", "text", "name"),
    [
        ("VENUE", "Talks were held at Tern Valley College on Monday.", "Tern Valley College"),
        ("PERSON", "The Finnish firm Kettu Sauna Oy supplied it.", "Kettu Sauna Oy"),
        ("ORG", "An App by 42Harbour was shown.", "42Harbour"),
        ("ORG", "Backed by the United Nations Tidal Survey (UNTS) and others.", None),
        ("VENUE", "Talks were held at the Tern Science Centre on Monday.", None),
    ],
)
def test_a_body_that_a_tagger_takes_for_something_else(
    label: Label, text: str, name: str | None
) -> None:
    document = read_text(text, language="en")
    written = name or ("UNTS" if "UNTS" in text else "Tern Science Centre")
    start = document.text.index(written)
    seen = document.mention(start, start + len(written), label, "model:own", confidence=0.9)
    found = [record.name for record in organisations(document, Mentions([seen]))]
    assert found == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("the U.S. Kelp Roundtable (USKR) met", "U.S. Kelp Roundtable"),
        ("the Tidal Co-operation and Trade Fund (TCTF)", "Tidal Co-operation and Trade Fund"),
        ("in Kelp Drying (XKD)", None),
        ("The Kelp Coalition (TKC) met", "Kelp Coalition"),
    ],
)
def test_initials_tell_where_a_name_begins(text: str, full: str | None) -> None:
    document = read_text(text, language="en")
    found = [document.text[n.full.start : n.full.end] for n in initialled_names(document)]
    assert found == ([full] if full else [])


@pytest.mark.parametrize(
    ("label", "confidence", "text", "found"),
    [
        ("ORG", 0.6, "He bought the insurer [Tern Harrow] in May.", True),
        ("ORG", 0.6, "He bought a [Tern Harrow] in May.", False),
        ("ORG", 0.6, "Co-hosted by [Tern Harrow], it ran on.", True),
        ("ORG", 0.6, "Key sponsors: Larkfield and [Tern Harrow]", True),
        ("ORG", 0.6, "[Tern Harrow], a family brewery in Leeds, closed.", True),
        ("ORG", 0.95, "The deal is with [Kazakh] firms.", False),
        ("ORG", 0.95, "She heads [EMEA] sales.", False),
        ("ORG", 0.95, "She heads [ESG] there.", False),
        ("ORG", 0.95, "Members of [Congress] came.", True),
        ("ORG", 0.95, "All of the [Congress] came.", False),
    ],
)
def test_what_a_tagger_finds_stands_where_the_words_beside_it_agree(
    label: Label, confidence: float, text: str, found: bool
) -> None:
    start, end = text.index("["), text.index("]") - 1
    document = read_text(text.replace("[", "").replace("]", ""), language="en")
    seen = document.mention(start, end, label, "model:own", confidence=confidence)
    assert bool(organisations(document, Mentions([seen]))) is found


def test_a_surname_of_the_text_is_no_body_unless_the_words_beside_it_say_so() -> None:
    text = "Ann Quilby will speak. Quilby will guide us. He left the insurer Quilby."
    document = read_text(text, language="en")
    person = document.mention(0, 10, "PERSON", "model:own", confidence=0.9)
    places = [text.index("Quilby will guide"), text.rindex("Quilby")]
    seen = [document.mention(p, p + 6, "ORG", "model:own", confidence=0.9) for p in places]
    assert not organisations(document, Mentions([person, seen[0]]))
    assert organisations(document, Mentions([person, seen[1]]))


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("The Society will meet in May to talk of kelp and of little else.", True),
        ("Members of the QTKS will meet in May to talk of kelp and of little else.", True),
        ("Growers will meet in May to talk of kelp and of little else.", False),
    ],
)
def test_a_letterhead_names_a_body_that_the_text_speaks_of(body: str, named: bool) -> None:
    name = "Quilby and Tern Kelp Society"
    document = read_text(f"{name}\n\nKelp week opens\n\n{body}\n", language="en")
    head = Span(0, len(name))
    document = replace(document, source=head, furniture=(head,))
    found = [record.name for record in organisations(document)]
    assert found == ([name] if named else [])


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Tern AceTern Ace", "Tern Ace"),
        ("Tern AceHeadquartered", "Tern Ace"),
        ("Quilby Buildings Trust, Scotland", "Quilby Buildings Trust"),
        ("Quilby and Wales", "Quilby and Wales"),
        ("Otterby-based Institute for Mosses", "Institute for Mosses"),
        ("University of Otterby against Harrow College", "University of Otterby"),
    ],
)
def test_a_tagger_s_name_is_cut_to_the_body(written: str, name: str) -> None:
    document = read_text(f"She works at {written} today.", language="en")
    start = document.text.index(written)
    seen = document.mention(start, start + len(written), "ORG", "model:own", confidence=0.95)
    assert [record.name for record in organisations(document, Mentions([seen]))] == [name]


@pytest.mark.parametrize(
    ("full", "short", "named"),
    [("Quilby Kelp Roundtable", "QKR", True), ("Quilby Kelp Act", "QKA", False)],
)
def test_initials_that_a_tagger_is_sure_of_prove_a_name(full: str, short: str, named: bool) -> None:
    document = read_text(f"They met the {full} ({short}) there.", language="en")
    start = document.text.index(short)
    seen = document.mention(start, start + 3, "ORG", "model:own", confidence=0.95)
    found = [record.name for record in organisations(document, Mentions([seen]))]
    assert found == ([full] if named else [])
