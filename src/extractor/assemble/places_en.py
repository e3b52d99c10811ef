"""English places of gatherings: after "in", in a dateline, in "Venue, City, State"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.assemble.place_chains_en import chain_fields
from extractor.assemble.written_places import PlaceFields, WrittenPlaces, place_mention
from extractor.document import Document, Mentions, Span
from extractor.places import find_place

_NAME = (
    r"(?:St\. )?[A-Z\u00c0-\u00de][\w’'\-]*[\w’']?"
    r"(?: (?:(?:de|del|of|la|do|da) )?[A-Z\u00c0-\u00de][\w’'\-]*){0,3}"
)
_PLACES = re.compile(
    rf"(?:(?:\b(?:in|at|from|of|for|through|near)|[,·•|]|\))\s|\()(?:the )?"
    r"(?:(?:[\w-]+ ){0,4}?(?:city|capital|town|port|county|suburb|district|resort) of "
    r"|(?:downtown|central|nearby|northern|southern|eastern|western) )?"
    rf"(?P<chain>(?:{_NAME})(?:, (?:{_NAME}|D\.?C\.?|[A-Z]\.[A-Z]\.))*)"
)
_DATE_AFTER = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?)\b"
_UPPER = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de’'\- ]{2,30}"
_DATELINE = re.compile(
    rf"(?m)^[ \t]*(?:"
    rf"(?P<mixed>{_NAME}(?:, (?:{_NAME}|D\.C\.))?)"
    rf"(?:,? (?=\()| ?[—–] ?| -- | - (?=[A-Z])|(?:[,.]| ?\|) (?={_DATE_AFTER}))"
    rf"|(?P<upper>{_UPPER}(?:, (?:{_NAME}|D\.C\.|[A-Z][a-z]+\.))?)"
    rf"(?:,? (?={_DATE_AFTER}|/|-|–|—|\()|: ?(?=[A-Z])))"
)
_IN = re.compile(
    r"\b(?:in|at|near)\s(?:the )?(?:(?:[\w-]+ ){0,4}?(?:city|capital|town|port|county|suburb"
    r"|district|resort) of |(?:downtown|central|nearby|northern|southern|eastern|western) )?$"
)


def places_in_english(document: Document, mentions: Mentions) -> list[WrittenPlaces]:
    """All places that the text gives as those of something held there."""
    known = {(m.start, m.end) for m in mentions.labelled("PLACE")}
    names = [m.span for m in mentions.labelled("EVENT", "VENUE", "ORG")]
    found = [*_datelines(document), *_after_in(document, known, names, mentions)]
    return sorted(found, key=lambda place: (place.span, place.is_dateline))


def _datelines(document: Document) -> Iterator[WrittenPlaces]:
    for match in _DATELINE.finditer(document.folded):
        group = "upper" if match["upper"] else "mixed"
        sure = group == "upper" or ", " in match[group]
        fields = chain_fields(document, *match.span(group), known=set(), sure=sure)
        fields = fields if fields.city else _town_in_capitals(document, match, group)
        if fields.city:
            yield WrittenPlaces(Span(*match.span(group)), fields, is_dateline=True)


def _town_in_capitals(document: Document, match: re.Match[str], group: str) -> PlaceFields:
    """An unknown town in capitals of which the text speaks as of a place elsewhere."""
    name = match[group].partition(",")[0].strip()
    told = rf"\b(?:in|of|at|from|near) {re.escape(name.title())}\b(?! [A-Z])"
    if not name.isupper() or not re.search(told, document.folded):
        return PlaceFields()
    start = match.start(group)
    town = place_mention(document, start, start + len(name))
    return PlaceFields(
        document.mention(town.start, town.end, "PLACE", town.source, value=name.title())
    )


def _after_in(
    document: Document, known: set[tuple[int, int]], names: list[Span], mentions: Mentions
) -> Iterator[WrittenPlaces]:
    text = document.folded
    venue_ends = {m.end + extra for m in mentions.labelled("VENUE") for extra in (0, 1)}
    addresses = (_ADDRESS.match(text, m.end) for m in mentions.labelled("VENUE"))
    venue_ends |= {address.end() for address in addresses if address}
    event_ends = {m.end + extra for m in mentions.labelled("EVENT") for extra in (0, 1, 2)}
    for sentence in [*document.sentences, *_venue_lines(document, mentions)]:
        for match in _chains(text, sentence, names):
            start, end = match.span("chain")
            follows_venue = match.start() in venue_ends or match.start() + 1 in venue_ends
            follows_venue = follows_venue or _follows_event(document, match, event_ends)
            held = _is_held(text, sentence.start, match.start(), event_ends)
            inside = _IN.search(text, max(0, start - 60), start)
            if not follows_venue and not inside:
                continue
            fields = chain_fields(document, start, end, known, sure=follows_venue or held)
            if fields != PlaceFields():
                loose = not (follows_venue or held)
                yield WrittenPlaces(Span(start, end), fields, is_loose=loose)


# A street between a venue and its city: "Larch Hall, 12 Mill Lane, Otterby".
_ADDRESS = re.compile(r"(?: Building)?,? (?:located )?(?:at )?\(?\d{1,5} [^,\n()]{3,40}(?=,)")


def _follows_event(document: Document, match: re.Match[str], event_ends: set[int]) -> bool:
    """Whether a place stands behind a gathering's name: "X Congress (Bangkok)", "X 2025, Wick"."""
    place = match.start()
    sign = document.folded[place]
    if sign == "(" and place - 1 in event_ends:
        return find_place("en", match["chain"].partition(",")[0]) is not None
    headed = document.title is not None and document.title.start <= place < document.title.end
    known = not headed or find_place("en", match["chain"].partition(",")[0]) is not None
    return sign == "," and place in event_ends and known


def _chains(text: str, sentence: Span, names: list[Span]) -> Iterator[re.Match[str]]:
    """Chains of places that begin in no name; one that does is read again after that name."""
    offset = sentence.start
    while match := _PLACES.search(text, offset, sentence.end):
        start = match.start("chain")
        within = max((name.end for name in names if name.start <= start < name.end), default=0)
        if not within:
            yield match
        offset = within or match.end()


def _venue_lines(document: Document, mentions: Mentions) -> Iterator[Span]:
    """Lines of a programme's head that name a venue and are no sentences."""
    for venue in mentions.labelled("VENUE"):
        if not len(document.sentence_at(venue.start)):
            start = document.text.rfind("\n", 0, venue.start) + 1
            end = document.text.find("\n", venue.end)
            yield Span(start, end if end >= 0 else len(document.text))


def _is_held(text: str, start: int, place: int, event_ends: set[int]) -> bool:
    """Whether what stands before a place says that something is held there."""
    if place in event_ends or place + 1 in event_ends:
        return True
    lead = text[max(start, place - 120) : place]
    if _HELD.search(lead):
        return True
    ends = [end for end in event_ends if max(start, place - 60) <= end < place]
    return any(_ONLY_WHEN.fullmatch(text, end, place) for end in ends)


# What may stand between a gathering and its place: "on April 29, 2025,".
_ONLY_WHEN = re.compile(
    r"[\s,(]*(?:(?:on|from|this|next|to|through|and|until|taking place|scheduled for|the"
    r"|[A-Z][a-z]+day|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
    r"|\d{1,4}(?:st|nd|rd|th)?)(?!\w)[\s,.)–-]{0,3}){1,12}"
)


_HELD = re.compile(
    r"\b(?:held|hosts?|hosted|takes? place|took place|taking place|opened|opens|closed|ended|ends"
    r"|gather\w*|met|convened?|kick\w* off|comes?|returns?|move[sd]?|inaugurated|concluded|launched"
    r"|staged|scheduled|arranged|carried out|celebrated|organi[sz]ed"
    r"|runs|ran|slated|planned)\b[^;]{0,100}$"
    r"|\b(?:[Cc]onference|[Ff]orum|[Ss]ummit|[Ss]ymposium|[Mm]eeting|[Cc]eremony|[Ee]xpo|[Ff]air"
    r"|[Ff]estival|[Ss]eminar|[Ww]orkshop|[Dd]ialogue|[Cc]ongress|[Rr]oundtable|[Ee]vent|[Ee]xhibition),?$"
)
