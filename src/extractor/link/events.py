"""Keys and comparison of events.

The name says which series an event belongs to; edition, date, town and the event that it is a part
of say which one of the series it is. An edition, a date, a town that differ outweigh any name.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

from extractor.chinese import simplified
from extractor.document import Language, is_han
from extractor.link.concepts import agreement, series
from extractor.link.concepts.keys import name_keys
from extractor.link.concepts.places import codes_of, nested
from extractor.link.concepts.series import Series
from extractor.link.congresses import congress
from extractor.link.event_context import MOST_CONTEXT, context_evidence
from extractor.link.evidence import VETO, Comparison, Evidence
from extractor.link.mention import EntityMention
from extractor.link.naming import PRIOR, naming_evidence
from extractor.link.person_names import person_name
from extractor.link.spans import days_between
from extractor.names import name_key

# Log-odds, fitted by hand on the development clusters.
_SAME_NAME, _CONGRESS = 4.0, 6.0
_OTHER_NAME, _OTHER_NAME_ABROAD = -6.0, -4.0
_SAME_SERIES = 0.7
_SAME_EDITION, _SAME_DAYS, _SAME_YEAR = 1.5, 2.5, 0.5
_NEAR_DAYS, _NEAR = -1.5, 10  # one paper gives the first day, another the day of the closing
_OTHER_DAYS = -8.0
_SAME_TOWN, _OTHER_TOWN, _OTHER_UNKNOWN_TOWN = 0.5, VETO, -4.0
_SAME_WHOLE = 2.0
_DECISIVE = 6.0


def blocking_keys(mention: EntityMention) -> frozenset[str]:
    """Series and congresses by name; other names by days and town, or by people."""
    keys: set[str] = set()
    for name in mention.names:
        keys.add(f"name {name_key(simplified(name))}")
        keys.update(f"series {key}" for key in name_keys(series_of(name).name))
    keys.update(f"congress {named}" for name in mention.names if (named := congress(name)))
    keys.update(f"{day} in {code}" for day in _days(mention) for code in _codes(mention.city))
    if mention.part_of:
        readings = (r for person in mention.people for r in person_name(person).readings)
        keys.update(f"panel with {reading.surname} {reading.given}" for reading in readings)
    return frozenset(keys)


def _days(mention: EntityMention) -> list[str]:
    """First and last day, where they are known."""
    days = (mention.date or "").split("/")
    return [day for day in days if len(day) == len("2024-05-16") and "X" not in day]


@lru_cache(maxsize=65536)
def series_of(name: str) -> Series:
    """The series that a name stands for."""
    return series(name, _language(name))


def _language(name: str) -> Language:
    return "zh" if any(map(is_han, name)) else "en"


@lru_cache(maxsize=65536)
def _codes(place: str | None) -> frozenset[str]:
    """The gazetteer's codes of a place in either language; an unknown one goes by its sound."""
    return codes_of(place, _language(place)) if place else frozenset()


def compare(a: EntityMention, b: EntityMention) -> Comparison:
    """What tells one event of a series from another, then name, people and organisers.

    Stops where the events cannot be one any more, as most pairs are editions of one series, and
    where they are one beyond doubt.
    """
    found: list[Evidence] = []
    for observe in (_edition_evidence, _place_evidence, _whole_evidence, _date_evidence):
        found += observe(a, b)
        if found and found[-1].weight <= _OTHER_DAYS:
            return Comparison.of(found)
    found.append(name := _name_evidence(a, b))
    if -MOST_CONTEXT < sum(evidence.weight for evidence in found) < _DECISIVE:
        found += context_evidence(a, b, named=name.weight > 0)
    return Comparison.of(found)


def _name_evidence(a: EntityMention, b: EntityMention) -> Evidence:
    pairs = ((x, y) for x in a.names for y in b.names)
    found = (_names_compared(*sorted(pair)) for pair in pairs)
    return max(found, key=lambda evidence: (evidence.weight, evidence.detail))


@lru_cache(maxsize=65536)
def _names_compared(a: str, b: str) -> Evidence:
    detail = f"{a} / {b}" if a != b else a
    party = congress(a), congress(b)
    if party[0] and party[1]:
        same = party[0] == party[1]
        return Evidence(
            "congress" if same else "other congress", _CONGRESS if same else VETO, detail
        )
    x, y = series_of(a).name, series_of(b).name
    naming = naming_evidence(x, y)
    score = math.fsum(evidence.weight for evidence in (PRIOR, *naming))
    worst = _OTHER_NAME if x.language == y.language else _OTHER_NAME_ABROAD
    against = any(evidence.weight < 0 for evidence in naming)
    weight = max(worst, min(_SAME_NAME, score))
    return Evidence("other name" if against else "name", weight, detail, weight < 0 and not against)


def _edition_evidence(a: EntityMention, b: EntityMention) -> Iterator[Evidence]:
    first, second = _editions(a), _editions(b)
    if first and second:
        detail = f"{min(first)} / {min(second)}"
        if first & second:
            yield Evidence("same edition", _SAME_EDITION, str(min(first & second)))
        else:
            yield Evidence("other edition", VETO, detail)
    years = _years(a), _years(b)
    if years[0] and years[1] and not years[0] & years[1]:
        yield Evidence("other year", VETO, f"{min(years[0])} / {min(years[1])}")


def _editions(mention: EntityMention) -> set[int]:
    """What the record says, else what the name says."""
    if mention.edition is not None:
        return {mention.edition}
    return {e for name in mention.names if (e := series_of(name).edition) is not None}


def _years(mention: EntityMention) -> set[int]:
    return {y for name in mention.names if (y := series_of(name).year) is not None}


def _date_evidence(a: EntityMention, b: EntityMention) -> Iterator[Evidence]:
    """Days that overlap or do not; the year in a name stands for an unknown date."""
    first, second = _date(a), _date(b)
    apart = days_between(first, second)
    if apart is None:
        return
    detail = f"{first} / {second}" if first != second else str(first)
    exact = min(len(first), len(second)) >= len("2024-05-16")
    if apart:
        weight = _NEAR_DAYS if apart <= _NEAR and exact else _OTHER_DAYS
        yield Evidence("other days", weight, detail)
    else:
        yield Evidence("same days", _SAME_DAYS if exact else _SAME_YEAR, detail)


def _date(mention: EntityMention) -> str:
    years = _years(mention)
    return mention.date or (str(min(years)) if len(years) == 1 else "")


def _place_evidence(a: EntityMention, b: EntityMention) -> Iterator[Evidence]:
    """Towns by the gazetteer; those that it does not know by their names in one language."""
    if not (a.city and b.city):
        return
    detail = f"{a.city} / {b.city}" if a.city != b.city else a.city
    first, second = _codes(a.city), _codes(b.city)
    if nested(first, second):
        yield Evidence("same town", _SAME_TOWN, detail)
    elif _in_gazetteer(first) and _in_gazetteer(second):
        yield Evidence("other town", _OTHER_TOWN, detail)
    elif _language(a.city) == _language(b.city):
        yield Evidence("other town", _OTHER_UNKNOWN_TOWN, detail)


def _in_gazetteer(codes: frozenset[str]) -> bool:
    """Whether these are codes; a place that has none goes by its spelling in small letters."""
    return not any(code.islower() for code in codes)


def _whole_evidence(a: EntityMention, b: EntityMention) -> Iterator[Evidence]:
    """The events that they are parts of: another one tells them apart."""
    if not (a.part_of and b.part_of):
        return
    x, y = series_of(a.part_of), series_of(b.part_of)
    detail = f"{a.part_of} / {b.part_of}" if a.part_of != b.part_of else a.part_of
    for one, other in ((x.edition, y.edition), (x.year, y.year)):
        if one and other and one != other:
            yield Evidence("part of another edition", VETO, detail)
            return
    if x.key == y.key or agreement(x.name, y.name).similarity >= _SAME_SERIES:
        yield Evidence("part of the same event", _SAME_WHOLE, detail)
