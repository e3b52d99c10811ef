"""Corrections put into records: names follow, rejected records go, the text decides."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.records import DocumentRecord
from extractor.review import CorrectionsError, FoundText, apply_corrections, gold_form
from extractor.review.corrections import DocumentCorrections
from extractor.review.draft import draft_of, place_of, references
from extractor.review.fields import fields
from extractor.review.keys import items
from tests.review.samples import (
    COMPANY,
    FORUM,
    HARBOUR,
    HOST,
    UNIVERSITY,
    VENUE,
    found,
    harbour,
    key_of,
)

RECORD = harbour()
EVENT, HOSTS, LIN = (key_of(RECORD, name) for name in (FORUM, HOST, "Lin Yue"))


def said(*corrections: dict[str, Any], **document: Any) -> DocumentCorrections:
    data = {"id": "harbour", "corrections": corrections, **document}
    return DocumentCorrections.model_validate(data)


def correct(record: str, field: str, before: Any, after: Any, **more: Any) -> dict[str, Any]:
    return {
        "record": record, "field": field, "action": "correct", "from": before, "to": after, **more
    }  # fmt: skip


def reject(record: str, field: str | None = None, before: Any = None) -> dict[str, Any]:
    return {"record": record, "field": field, "action": "reject", "from": before}


def applied(*corrections: dict[str, Any], text: FoundText | None = None) -> DocumentRecord:
    return apply_corrections(RECORD, said(*corrections), text or found()).record


def refused(*corrections: dict[str, Any], text: FoundText | None = None, **document: Any) -> str:
    with pytest.raises(CorrectionsError) as error:
        apply_corrections(RECORD, said(*corrections, **document), text or found())
    return str(error.value)


def every_value(record: DocumentRecord) -> list[tuple[str, str, Any]]:
    """Key, path and value of everything that can be decided on."""
    draft = draft_of(record)
    paths = []
    for item in draft.items.values():
        for field in fields()[item.kind]:
            value = item.values.get(field.name)
            for path in [f"{field.name}.{i}" for i in range(len(value or ()))] if field.many else (
                [field.name] if value is not None else []
            ):  # fmt: skip
                place = place_of(item, path)
                assert place is not None
                paths.append((item.key, path, place.value))
    return paths


VALUES = every_value(RECORD)


def test_no_corrections_change_nothing() -> None:
    assert apply_corrections(RECORD, said(), FoundText(problem="no text")).record == RECORD


@given(st.sets(st.sampled_from(range(len(VALUES)))))
def test_what_is_accepted_stays_as_it_is(chosen: set[int]) -> None:
    accepted = [
        {"record": key, "field": path, "action": "accept", "from": value}
        for key, path, value in (VALUES[i] for i in sorted(chosen))
    ]
    assert apply_corrections(RECORD, said(*accepted), FoundText(problem="none")).record == RECORD


@settings(deadline=None)
@given(st.sets(st.sampled_from(range(len(VALUES))), max_size=6))
def test_whatever_is_rejected_the_records_hold_together(chosen: set[int]) -> None:
    rejected = [reject(*VALUES[i]) for i in sorted(chosen)]
    after = applied(*rejected)
    assert DocumentRecord.model_validate_json(after.model_dump_json()) == after
    draft = draft_of(after)
    for reference in references(draft):
        assert reference.value is None or reference.value in draft.names(reference.target)
        assert reference.id == draft.names(reference.target).get(reference.value or "")
    kept = {key for _, key, _ in items(after)}
    gone = {key for key, path, _ in (VALUES[i] for i in chosen) if path in ("name", "text")}
    assert not kept & gone


def test_a_corrected_name_is_changed_wherever_it_is_referred_to() -> None:
    after = applied(correct(EVENT, "name", FORUM, "Harbour Biotech Forum"))
    assert [event.name for event in after.events] == ["Harbour Biotech Forum"]
    assert after.speakers[0].event == after.agreements[0].event == "Harbour Biotech Forum"
    assert after.speakers[0].event_id == after.events[0].id == EVENT
    after = applied(correct(key_of(RECORD, COMPANY), "name", COMPANY, "Minjiang Biologics"))
    assert after.speakers[0].positions[0].organisation == "Minjiang Biologics"
    assert after.agreements[0].parties == ("Minjiang Biologics", UNIVERSITY)
    assert after.agreements[0].parties_id == RECORD.agreements[0].parties_id


def test_references_to_a_rejected_record_go() -> None:
    after = applied(
        reject(HOSTS), reject(key_of(RECORD, VENUE)), reject(key_of(RECORD, UNIVERSITY))
    )
    assert after.events[0].organisers == ()
    assert (after.events[0].venue, after.events[0].venue_id) == (None, None)
    assert after.agreements[0].parties == (COMPANY,)
    assert len(after.agreements[0].parties_id) == 1
    after = applied(reject(EVENT, "name", FORUM), reject(key_of(RECORD, COMPANY)))
    assert after.events == ()
    assert after.speakers[0].event is None
    assert after.speakers[0].positions[0].organisation is None


def test_rejected_values_are_empty_or_gone() -> None:
    event = applied(
        reject(EVENT, "aliases.0", "Harbour Biotech Forum"),
        reject(EVENT, "venue", VENUE),
        reject(EVENT, "attendance", {"count": 300, "qualifier": "more_than"}),
        reject(EVENT, "kind", "forum"),
    ).events[0]
    assert (event.aliases, event.venue, event.attendance, event.kind) == ((), None, None, "other")


def test_values_can_be_put_where_there_was_none() -> None:
    after = applied(
        correct(EVENT, "region", None, "Fujian"),
        correct(EVENT, "aliases.1", None, "Biotech Forum"),
        correct(LIN, "positions.1", None, {"title": "Scientist", "organisation": UNIVERSITY}),
    )
    assert after.events[0].region == "Fujian"
    assert after.events[0].aliases == ("Harbour Biotech Forum", "Biotech Forum")
    assert after.speakers[0].positions[1].organisation_id == key_of(RECORD, UNIVERSITY)


def test_corrected_values_are_grounded_anew() -> None:
    text = found().characters
    at = text.rindex("Minjiang Biologics")
    places = {"start": at, "end": at + len("Minjiang Biologics")}
    key = key_of(RECORD, COMPANY)
    company = applied(correct(key, "name", COMPANY, "Minjiang Biologics", **places)).organisations[
        1
    ]
    names = [m for m in company.mentions if m.field == "name"]
    assert [(m.start, m.end, m.rule) for m in names] == [(at, places["end"], "review")]
    for _, _, item in items(applied(correct(EVENT, "city", "Xiamen", "Lotus"))):
        for mention in item.mentions:
            assert text[mention.start : mention.end] == mention.text
    assert applied(correct(EVENT, "date", "2024-05-11", "2024-05")).events[0].confidence is None


def test_document_values() -> None:
    info = applied(
        correct("document", "source", "Strait Daily", "Daily"),
        reject("document", "published", "2024-05-12"),
    ).document
    assert (info.source, info.published) == ("Daily", None)


def test_what_is_not_in_the_text_is_refused() -> None:
    message = refused(correct(EVENT, "name", FORUM, "Harbour Forum of Biotech"))
    assert "'Harbour Forum of Biotech' does not stand in the text" in message
    message = refused(correct(EVENT, "theme", None, "Biotech"), text=FoundText(problem="no x.txt"))
    assert "cannot be checked: no x.txt" in message


def test_a_title_or_city_that_is_not_in_the_text_is_noted() -> None:
    warnings = apply_corrections(
        RECORD, said(correct(EVENT, "city", "Xiamen", "Amoy")), found()
    ).warnings
    assert warnings == (f"{EVENT}: city 'Amoy' does not stand in the text",)


@pytest.mark.parametrize(
    ("corrections", "message"),
    [
        ([reject("harbour#event-9")], "no record 'harbour#event-9'"),
        ([reject(EVENT, "colour")], "no field 'colour'"),
        ([reject(EVENT, "aliases", [])], "no field 'aliases'"),
        ([reject(EVENT, "name.0", FORUM)], "no field 'name.0'"),
        ([reject(EVENT, "city", "Fuzhou")], "made on 'Fuzhou', the record has 'Xiamen'"),
        ([reject(EVENT, "city", "Xiamen")] * 2, "2 decisions about city"),
        ([reject(EVENT), correct(EVENT, "city", "Xiamen", "Fujian")], "rejected, and its city"),
        ([correct(EVENT, "city", "Xiamen", None)], "reject it instead"),
        ([reject(EVENT, "theme")], "no value to reject"),
        ([correct(EVENT, "date", "2024-05-11", "11 May")], "not an EDTF"),
        ([correct(EVENT, "kind", "forum", "party")], "Input should be"),
        ([correct(EVENT, "venue", VENUE, "Xiamen")], "is the name of no record in venues"),
        ([correct(HOSTS, "name", HOST, UNIVERSITY)], "two records in organisations would be"),
        ([{"record": EVENT, "action": "correct", "to": "x"}], "corrected field by field"),
    ],
)  # fmt: skip
def test_corrections_that_cannot_be(corrections: list[dict[str, Any]], message: str) -> None:
    assert message in refused(*corrections)


def test_corrections_of_other_documents() -> None:
    assert "corrections of 'other'" in refused(id="other")
    assert "another version of the text" in refused(sha256="0" * 64)


def added(records: str, **record: Any) -> dict[str, Any]:
    return {"key": "new-1", "list": records, "record": record}


def test_missed_records_are_added_with_an_id_and_a_mention() -> None:
    new = added("organisations", name="Strait Daily", kind="media")
    more = correct("new-1", "aliases.0", None, "Daily")
    organisation = apply_corrections(RECORD, said(more, added=[new]), found()).record.organisations[
        -1
    ]
    assert (organisation.name, organisation.aliases) == ("Strait Daily", ("Daily",))
    assert organisation.id == "harbour#organisation-4"
    assert {mention.text for mention in organisation.mentions} == {"Strait Daily", "Daily"}
    moderator = added("participants", name="Xiamen", role="attendee")
    assert apply_corrections(RECORD, said(added=[moderator]), found()).record.participants[
        0
    ].id == ("harbour#person-2")


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (added("organisations", name="Nobody Ltd."), "does not stand in the text"),
        (added("organisations", name=UNIVERSITY), "two records in organisations"),
        (added("cities", name="Xiamen"), "no record list 'cities'"),
        (added("dates", text="Saturday", value="soon"), "not an EDTF"),
        (added("speakers", name="Lin", event="Gala"), "is the name of no record in events"),
    ],
)
def test_records_that_cannot_be_added(new: dict[str, Any], message: str) -> None:
    assert message in refused(added=[new])


def test_gold_without_ids_can_be_corrected() -> None:
    gold = DocumentRecord.model_validate(gold_form(RECORD))
    new = {"key": "new-1", "list": "organisations", "record": {"name": "Strait Daily"}}
    corrections = said(reject("organisations/0"), reject("events/0", "city", "Xiamen"), added=[new])
    after = apply_corrections(gold, corrections, found()).record
    assert after.events[0].organisers == ()
    assert [item.name for item in after.organisations] == [COMPANY, UNIVERSITY, "Strait Daily"]
    assert all(item.id is None for _, _, item in items(after))
    assert DocumentRecord.model_validate(gold_form(after)).events == after.events


NAMED = [(k, v) for k, path, v in VALUES if path == "name" and "#person" not in k]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(NAMED), unique=True, max_size=3),
    st.lists(st.sampled_from(HARBOUR.split()), unique=True, min_size=3, max_size=3),
)
def test_whatever_is_renamed_references_follow(
    chosen: list[tuple[str, str]], words: list[str]
) -> None:
    renamed = {name: word for (_, name), word in zip(chosen, words, strict=False)}
    after = applied(*(correct(key, "name", name, renamed[name]) for key, name in chosen))
    before = list(references(draft_of(RECORD)))
    now = list(references(draft_of(after)))
    assert [r.value for r in now] == [renamed.get(r.value or "", r.value) for r in before]
    assert [r.id for r in now] == [r.id for r in before]
