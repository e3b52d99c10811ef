"""Who and what two events have in common: people, organisers, venue, theme."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extractor.document import Language
from extractor.link import organisations, venues
from extractor.link.common import in_common
from extractor.link.evidence import Evidence
from extractor.link.mention import EntityMention
from extractor.link.name_evidence import name_evidence
from extractor.names import name_key

# Log-odds per person or organiser in common; beyond three, further ones are no news.
_PERSON, _ORGANISER = 1.2, 0.8
_MOST = 3
_VENUE, _THEME = 1.0, 2.0
_OTHER_KIND = -0.5
# More than all of this together cannot be gained.
MOST_CONTEXT = _MOST * (_PERSON + _ORGANISER) + _VENUE + _THEME
_NAMESAKES = -3.0


def context_evidence(a: EntityMention, b: EntityMention, *, named: bool) -> Iterator[Evidence]:
    """Evidence from what surrounds the events; ``named`` tells that their names agree."""
    people = in_common(a.people, b.people, _same_person)
    if people:
        yield Evidence("people in common", _PERSON * min(_MOST, len(people)), ", ".join(people))
    hosts = in_common(
        a.organisations,
        b.organisations,
        lambda x, y: _same_organisation(x, a.language, y, b.language),
    )
    if hosts:
        yield Evidence(
            "organisers in common", _ORGANISER * min(_MOST, len(hosts)), ", ".join(hosts)
        )
    if a.venue and b.venue and _same_venue(a.venue, a.language, b.venue, b.language):
        yield Evidence("same venue", _VENUE, a.venue)
    if a.theme and b.theme and name_key(a.theme) == name_key(b.theme):
        yield Evidence("same theme", _THEME, a.theme)
    if a.kind != b.kind and not named:
        yield Evidence("other kind", _OTHER_KIND, f"{a.kind} / {b.kind}")


def _same_person(a: str, b: str) -> bool:
    return name_evidence((a,), (b,)).weight > _NAMESAKES


@lru_cache(maxsize=65536)
def _same_organisation(a: str, first: Language, b: str, second: Language) -> bool:
    mentions = (EntityMention("organisation", "", "", n, la) for n, la in ((a, first), (b, second)))
    return organisations.compare(*mentions).score > 0


@lru_cache(maxsize=65536)
def _same_venue(a: str, first: Language, b: str, second: Language) -> bool:
    mentions = (EntityMention("venue", "", "", n, la) for n, la in ((a, first), (b, second)))
    return venues.compare(*mentions).score > 0
