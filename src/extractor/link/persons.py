"""Keys and comparison of persons.

A name alone joins two mentions only where it is rare. Otherwise something else must agree: an
employer, an event, a post. A different employer keeps namesakes apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extractor.link.employers import employer_evidence
from extractor.link.evidence import Comparison, Evidence
from extractor.link.mention import EntityMention
from extractor.link.name_evidence import name_evidence
from extractor.link.person_names import PersonName, person_name
from extractor.link.same_event import event_evidence
from extractor.link.sounds import latin_sounds

_SEX = -3.0
_FEMALE = re.compile(r"女士|女|夫人|\b(?:Ms|Mrs|Miss|Mme|Madam)\b|woman\b|\b[Hh]er\b")
_MALE = re.compile(r"先生|\bMr\b|\b[Hh]is\b|businessman\b|spokesman\b")


def blocking_keys(mention: EntityMention) -> frozenset[str]:
    """Names in every reading; names that are hard to read also by event and sound."""
    keys: set[str] = set()
    for written in mention.names:
        keys.update(_name_keys(written))
    keys.update(_event_keys(mention))
    return frozenset(keys)


@lru_cache(maxsize=65536)
def _name_keys(written: str) -> frozenset[str]:
    name = person_name(written)
    return frozenset(_keys(name))


def _keys(name: PersonName) -> Iterator[str]:
    if name.chinese:
        yield f"characters {''.join(name.chinese)}"
    for reading in name.readings:
        yield f"pinyin {reading.surname} {reading.given}"
        yield f"initials {reading.surname} {reading.initials}"
    if name.initials:
        yield f"initials {name.parts[-1]} {name.initials}"
    if len(name.parts) > 1 and not name.readings:
        yield f"words {' '.join(sorted(name.parts))}"
        yield f"western {name.parts[-1]} {name.parts[0][0]}"
    if len(name.sounds) > 1 and not name.readings:
        yield f"sounds {name.sounds[-1][:3]} {name.sounds[0][:1]}"
        yield f"sounds {name.sounds[-1]}"
    if name.is_transliterated:
        yield f"characters {name.written}"


def _event_keys(mention: EntityMention) -> Iterator[str]:
    """Day and first sound of the surname: for names whose spelling does not lead to the other."""
    for day in (mention.date or "").split("/"):
        if len(day) == len("2024-05-16") and "X" not in day:
            for sound in _surname_sounds(person_name(mention.name)):
                yield f"event {day} {sound}"


def _surname_sounds(name: PersonName) -> set[str]:
    if name.chinese:
        return {latin_sounds(reading.surname)[:1] for reading in name.readings}
    if name.readings:
        return set()
    spelled = {latin_sounds(surname)[:1] for surname in name.spelled}
    return spelled | {sounds[:1] for sounds in name.sounds[-1:]}


def compare(a: EntityMention, b: EntityMention) -> Comparison:
    """Name, employers, events and forms of address."""
    name = name_evidence(a.names, b.names)
    found = [name]
    if name.weight > -10:
        found += [*employer_evidence(a, b), *event_evidence(a, b), *_sex_evidence(a, b)]
    return Comparison.of(found)


def _sex_evidence(a: EntityMention, b: EntityMention) -> Iterator[Evidence]:
    sexes = _sex(a), _sex(b)
    if None not in sexes and sexes[0] != sexes[1]:
        yield Evidence("addressed as a woman and as a man", _SEX)


def _sex(mention: EntityMention) -> str | None:
    """What titles and forms of address say, where they say one thing only."""
    words = " ".join((*mention.aliases, *(position.title for position in mention.positions)))
    female, male = bool(_FEMALE.search(words)), bool(_MALE.search(words))
    return None if female == male else "female" if female else "male"
