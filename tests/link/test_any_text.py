"""Names are whatever a text holds: nothing that can be written breaks keys or comparison."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.link.mention import EntityMention, EntityType, HeldPosition
from extractor.link.types import TYPES

PIECES = [
    *("张", "伟", "·", "Li", "Jing", "-", ".", "Y.", "WEBER", "第三届", "2024", "3rd", "（", ")"),
    *("有限公司", "of", "大学", "市", "é", "ß", "’s", "ال", "한", "#", "，", " ", "\u3000", ""),
]
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=7).map("".join), st.text(max_size=12))
names = texts.map(lambda text: text or "x")
dates = st.sampled_from([None, "2024-05-16", "../2025-03-08", "XXXX-05", "199X", "2025-21", "2024"])


@st.composite
def mentions(draw: st.DrawFn, type_: EntityType) -> EntityMention:
    return EntityMention(
        type_,
        "d",
        "d#1",
        draw(names),
        draw(st.sampled_from(["en", "zh"])),
        aliases=tuple(draw(st.lists(names, max_size=2))),
        positions=(HeldPosition(draw(names), draw(st.one_of(st.none(), names))),),
        events=tuple(draw(st.lists(names, max_size=2))),
        people=tuple(draw(st.lists(names, max_size=2))),
        organisations=tuple(draw(st.lists(names, max_size=2))),
        venue=draw(st.one_of(st.none(), names)),
        part_of=draw(st.one_of(st.none(), names)),
        date=draw(dates),
        city=draw(st.one_of(st.none(), names)),
    )


@settings(max_examples=300, deadline=None)
@given(st.data(), st.sampled_from(sorted(TYPES)))
def test_any_names_can_be_keyed_and_compared(data: st.DataObject, type_: EntityType) -> None:
    a, b = data.draw(mentions(type_)), data.draw(mentions(type_))
    assert all(isinstance(key, str) for key in TYPES[type_].blocking_keys(a))
    one, other = TYPES[type_].compare(a, b), TYPES[type_].compare(b, a)
    assert (one.score, one.forbidden) == (other.score, other.forbidden)


def test_what_a_document_says_twice_counts_once() -> None:
    once, twice = (
        EntityMention("organisation", "d", "d#1", "Tide Trust", "en", events=events)
        for events in (("Reed Forum",), ("Reed Forum", "Reed Forum"))
    )
    compare = TYPES["organisation"].compare
    assert compare(once, twice).score == compare(twice, once).score


def test_an_organiser_that_is_listed_twice_counts_once() -> None:
    once, twice = (
        EntityMention("event", "d", "d#1", "Reed Forum", "en", organisations=hosts)
        for hosts in (("Tide Trust",), ("Tide Trust", "Tide Trust"))
    )
    compare = TYPES["event"].compare
    assert compare(once, twice).score == compare(twice, once).score


def test_a_score_is_the_same_from_either_side() -> None:
    title = (HeldPosition("x", None),)
    one = EntityMention("organisation", "d", "d#1", "市Li张", "en", positions=title)
    other = EntityMention(
        "organisation", "d", "d#1", "x", "en", aliases=("张Li市",), positions=title
    )
    compare = TYPES["organisation"].compare
    assert compare(one, other).score == compare(other, one).score
