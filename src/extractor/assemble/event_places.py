"""Where each gathering is held: its venue, city, region and country as the text says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractor.assemble.event_scope import Anchor, EventScope
from extractor.assemble.main_event import is_passing
from extractor.assemble.places_en import places_in_english
from extractor.assemble.places_in_names_en import city_at_edge, city_in_name, is_online, is_visited
from extractor.assemble.places_zh import places_in_chinese
from extractor.assemble.written_places import PlaceFields, WrittenPlaces, fields_at
from extractor.document import Mention, Mentions, Span
from extractor.places import find_place

_READERS = {"en": places_in_english, "zh": places_in_chinese}


@dataclass(frozen=True)
class Site:
    """What is told of the place of one gathering."""

    venue: Mention | None = None
    places: PlaceFields = field(default_factory=PlaceFields)


def event_sites(scope: EventScope, mentions: Mentions) -> dict[int, Site]:
    """For each gathering its venue and its city, region and country."""
    venues = mentions.labelled("VENUE")
    reader = _READERS[scope.document.language]
    written = reader(scope.document, mentions)
    sites = {index: Site() for index in range(len(scope.gatherings))}
    for index, venue in _venues_of(scope, venues):
        if sites[index].venue is None:
            sites[index] = replace(sites[index], venue=venue)
    for index, places in _places_of(scope, written):
        sites[index] = replace(sites[index], places=sites[index].places.completed(places))
    return {index: _completed(scope, index, site, written) for index, site in sites.items()}


def _venues_of(scope: EventScope, venues: Sequence[Mention]) -> Iterator[tuple[int, Mention]]:
    for venue in venues:
        for anchor in _told_of(scope, venue.span):
            yield anchor, venue


def _places_of(
    scope: EventScope, written: Sequence[WrittenPlaces]
) -> Iterator[tuple[int, PlaceFields]]:
    for place in written:
        if not place.is_dateline and not place.is_loose:
            for index in _told_of(scope, place.span):
                yield index, place.fields


def _told_of(scope: EventScope, span: Span) -> list[int]:
    """The gatherings that a place in the text is told of: those listed together in its sentence."""
    sentence = scope.document.sentence_at(span.start)
    anchors = [
        a
        for a in scope.subjects_in(sentence)
        if not (a.start <= span.start < a.end)
        and not is_passing(scope.document, a)
        and not scope.is_fixed(a)
    ]
    if not anchors:
        index = scope.at(span.start)
        return [] if index is None else scope.joint(index, span.start)
    before = [a for a in anchors if a.end <= span.start]
    nearest = before[-1] if before else anchors[0]
    return sorted({a.gathering for a in _listed_with(scope, anchors, nearest)})


def _listed_with(scope: EventScope, anchors: Sequence[Anchor], anchor: Anchor) -> Iterable[Anchor]:
    for group in scope.groups(anchors):
        if anchor in group:
            return group
    return (anchor,)


def _completed(scope: EventScope, index: int, site: Site, written: Sequence[WrittenPlaces]) -> Site:
    """Add what the venue's own name says, and the dateline's city for the main gathering."""
    places = site.places
    if site.venue:
        front = front_places(scope, site.venue)
        if _is_surer(scope, site.venue, front, places):
            places = front.completed(places)
        places = places if places.city else places.completed(front)
        if scope.document.language == "en" and not places.city:
            cities = [w.fields.city.value for w in written if w.fields.city]
            told = dict.fromkeys(city for city in cities if city)
            places = places.completed(city_at_edge(scope.document, site.venue, tuple(told)))
    if index == scope.main:
        places = _completed_main(scope, index, places, written)
    return replace(site, places=places)


def _is_surer(scope: EventScope, venue: Mention, front: PlaceFields, told: PlaceFields) -> bool:
    """Whether a Chinese venue names a city and a later sentence another: of the next edition.

    So is a city of which elsewhere only a county is told.
    """
    place = find_place("zh", front.city.value or "") if front.city else None
    return (
        scope.document.language == "zh"
        and place is not None
        and place.level == "city"
        and told.city is not None
        and (
            told.city.start >= scope.document.sentence_at(venue.start).end
            or _is_county_in(told.city, venue)
        )
    )


def _is_county_in(told: Mention, venue: Mention) -> bool:
    """Whether only a county is told that the venue names too: 南宁市|马山县|体育馆."""
    place = find_place("zh", told.value or "")
    return place is not None and place.level == "county" and (told.value or "\n") in venue.text


def _completed_main(
    scope: EventScope, index: int, places: PlaceFields, written: Sequence[WrittenPlaces]
) -> PlaceFields:
    """The places of the main gathering: its own, its name's city, the dateline's, the lead's."""
    english = scope.document.language == "en"
    mentions = scope.gatherings[index].mentions
    if english and not places.city:
        places = places.completed(city_in_name(scope.document, mentions))
    elsewhere = is_online(scope.document, mentions) or is_visited(scope.document, mentions)
    if english and not places.city and elsewhere:
        return places
    datelines = [place.fields for place in written if place.is_dateline]
    if datelines and (places.city or not (places.region or places.country)):
        places = places.completed(datelines[0])
    return places if places.city else places.completed(_city_of_lead(scope, written))


def _city_of_lead(scope: EventScope, written: Sequence[WrittenPlaces]) -> PlaceFields:
    """The first city that the title or the first sentences say something happens in."""
    title = scope.document.title
    body = [s for s in scope.document.sentences if not title or s.start >= title.end]
    lead = [*([title] if title else []), *body[:2]]
    for span in lead:
        for place in written:
            if place.is_loose and place.fields.city and span.start <= place.span.start < span.end:
                return place.fields
    return PlaceFields()


def front_places(scope: EventScope, venue: Mention) -> PlaceFields:
    """The administrative names at the front of a venue's name: 北京市大兴区|营商中心 is in 北京."""
    return fields_at(scope.document, venue.start, venue.end)
