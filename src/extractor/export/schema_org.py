"""Records as nodes of a graph with schema.org terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from extractor.records import Agreement, DocumentRecord, Event, Organisation, Venue

Node = dict[str, Any]

_EVENT_TYPES = {"exhibition": "ExhibitionEvent", "training": "EducationEvent"}
_ORGANISATION_TYPES = {
    "government": "GovernmentOrganization",
    "company": "Corporation",
    "university": "CollegeOrUniversity",
    "institute": "ResearchOrganization",
    "hospital": "Hospital",
    "media": "NewsMediaOrganization",
}
# The role of an organiser and the property of the event that comes nearest.
_ORGANISER_PROPERTIES = {
    "host": "organizer",
    "organiser": "organizer",
    "co_organiser": "organizer",
    "guide": "contributor",
    "supporter": "contributor",
    "sponsor": "sponsor",
}
_STATUS = {"signed": "CompletedActionStatus", "planned": "PotentialActionStatus"}
_ISO = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")


def nodes_of(record: DocumentRecord) -> Iterator[Node]:
    """The nodes of a document: the article, then every record but the dates."""
    yield _article(record)
    for event in record.events:
        yield _event(event, record)
    yield from map(_venue, record.venues)
    for person in (*record.speakers, *record.participants):
        yield _person(person)
    yield from map(_organisation, record.organisations)
    yield from map(_agreement, record.agreements)


def iri(id: str) -> str:
    """The IRI of a record, from its id, which is the document's and a number."""
    document, _, number = id.rpartition("#")
    return f"{document_iri(document)}#{number}"


def document_iri(id: str) -> str:
    """The IRI of a document, from its id."""
    return "urn:extractor:" + quote(id, safe="/:@!$&'()*+,;=")


def _filled(node: Node) -> Node:
    """The node without empty properties."""
    return {key: value for key, value in node.items() if value not in (None, (), [], {})}


def _link(id: str) -> Node:
    return {"@id": iri(id)}


def _referred(type: str, name: str | None, id: str | None) -> Node | None:
    """A link to a record, or where it is none a nameless node that has its name."""
    if id:
        return _link(id)
    return {"@type": type, "name": name} if name else None


def _thing(item: Any, type: str, also: str | None = None) -> Node:
    return {
        "@id": iri(item.id),
        "@type": [type, also] if also else type,
        "sameAs": item.entity_id and {"@id": f"urn:extractor:entity:{quote(item.entity_id)}"},
        "name": item.name,
        "alternateName": list(getattr(item, "aliases", ())),
        "x:confidence": item.confidence,
    }


def _article(record: DocumentRecord) -> Node:
    about = record.document
    others: Iterable[Any] = (
        *record.venues, *record.speakers, *record.participants,
        *record.organisations, *record.agreements,
    )  # fmt: skip
    return _filled(
        {
            "@id": document_iri(about.id),
            "@type": "NewsArticle",
            "identifier": about.id,
            "headline": about.title,
            "inLanguage": about.language,
            "datePublished": _iso_dates(about.published)[0],
            "publisher": _referred("Organization", about.source, None),
            "author": [{"@type": "Person", "name": name} for name in about.authors],
            "about": [_link(event.id or "") for event in record.events],
            "mentions": [_link(item.id) for item in others],
        }
    )


def _event(event: Event, record: DocumentRecord) -> Node:
    start, end = _iso_dates(event.date)
    speakers = [person for person in record.speakers if person.event_id == event.id]
    attendees = [person for person in record.participants if person.event_id == event.id]
    node = _thing(event, "Event", _EVENT_TYPES.get(event.kind)) | {
        "startDate": start,
        "endDate": end,
        "location": _location(event),
        "superEvent": _referred("Event", event.part_of, event.part_of_id),
        "performer": [_link(person.id or "") for person in speakers],
        "attendee": [_link(person.id or "") for person in attendees],
        "workFeatured": [
            {"@type": "CreativeWork", "name": person.talk, "creator": _link(person.id or "")}
            for person in speakers
            if person.talk
        ],
        "about": {"@type": "Thing", "name": event.theme} if event.theme else None,
        "x:kind": event.kind,
        "x:edition": event.edition,
        "x:date": event.date,
        "x:attendance": event.attendance and event.attendance.count,
        "x:attendanceQualifier": event.attendance and event.attendance.qualifier,
    }
    return _filled(node | _organisers(event))


def _organisers(event: Event) -> Node:
    found: Node = {}
    for item in event.organisers:
        organisation = _referred("Organization", item.organisation, item.organisation_id)
        for key in (_ORGANISER_PROPERTIES[item.role], f"x:{item.role}"):
            found.setdefault(key, []).append(organisation)
    return found


def _location(event: Event) -> Node | None:
    if event.venue_id:
        return _link(event.venue_id)
    place = _filled({"@type": "Place", "name": event.venue, "address": _address(event)})
    return place if len(place) > 1 else None


def _address(place: Event | Venue) -> Node | None:
    parts = _filled(
        {
            "addressLocality": place.city,
            "addressRegion": place.region,
            "addressCountry": place.country,
        }
    )
    return {"@type": "PostalAddress", **parts} if parts else None


def _venue(venue: Venue) -> Node:
    return _filled(_thing(venue, "Place") | {"address": _address(venue)})


def _person(person: Any) -> Node:
    held = [position for position in person.positions if not position.former]
    at = [_referred("Organization", p.organisation, p.organisation_id) for p in held]
    node = _thing(person, "Person") | {
        "jobTitle": list(dict.fromkeys(position.title for position in held)),
        "worksFor": [place for i, place in enumerate(at) if place and place not in at[:i]],
        "hasOccupation": [_occupation(position) for position in person.positions],
        "x:role": person.role,
        "x:talk": getattr(person, "talk", None),
    }
    return _filled(node)


def _occupation(position: Any) -> Node:
    organisation = _referred("Organization", position.organisation, position.organisation_id)
    node = {"@type": "Occupation", "name": position.title, "x:organisation": organisation}
    return _filled(node | {"x:former": position.former or None})


def _organisation(organisation: Organisation) -> Node:
    node = _thing(organisation, "Organization", _ORGANISATION_TYPES.get(organisation.kind))
    return _filled(node | {"x:kind": organisation.kind})


def _agreement(agreement: Agreement) -> Node:
    ids = agreement.parties_id or (None,) * len(agreement.parties)
    pairs = zip(agreement.parties, ids, strict=True)
    amount = agreement.amount
    node = {
        "@id": iri(agreement.id or ""),
        "@type": "AgreeAction",
        "name": agreement.name,
        "agent": [_referred("Organization", *pair) for pair in pairs],
        "object": [{"@type": "Thing", "name": subject} for subject in agreement.subjects],
        "startTime": _iso_dates(agreement.date)[0],
        "actionStatus": {"@id": f"https://schema.org/{_STATUS[agreement.status]}"},
        "x:kind": agreement.kind,
        "x:date": agreement.date,
        "x:count": agreement.count,
        "x:event": _referred("Event", agreement.event, agreement.event_id),
        "x:amount": amount
        and {
            "@type": "MonetaryAmount",
            "value": amount.value,
            "currency": amount.currency,
            "x:qualifier": amount.qualifier,
        },
        "x:confidence": agreement.confidence,
    }
    return _filled(node)


def _iso_dates(edtf: str | None) -> tuple[str | None, str | None]:
    """First and last date, each where plain ISO 8601 can say it."""
    first, _, last = (edtf or "").partition("/")
    ends = (first, last or first)
    start, end = (text if _ISO.fullmatch(text) else None for text in ends)
    return start, end
