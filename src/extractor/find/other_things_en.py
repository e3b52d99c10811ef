"""Capitalised words around an event's head that name another thing: a building, a page, a day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.find.event_words_en import JOINTS, ORDINAL, YEAR, Word, follows
from extractor.rules import word_set

_SCHOOLS = frozenset(("Institute", "Academy", "College", "Agency", "Authority", "Foundation"))
_BUILDINGS = frozenset(
    (
        *("Arena", "Auditorium", "Ballroom", "Building", "Campus", "Center", "Centre", "Complex"),
        *("Dome", "Facility", "Farm", "Gallery", "Ground", "Grounds", "Hall", "Hotel", "House"),
        *("Library", "Lounge", "Museum", "Palace", "Park", "Pavilion", "Plaza", "Quarter"),
        *("Resort", "Room", "Rooms", "Stadium", "Studio", "Suite", "Suites", "Terminal", "Theater"),
        *("Theatre", "Tower", "Venue"),
    )
)
# What a gathering's name may stand before without being one there: visit the X Conference Page.
_THINGS = frozenset(
    (
        *("App", "Board", "Brochure", "Bureau", "Catalogue", "Chair", "Chairman", "Chairperson"),
        *("Chairwoman", "Committee", "Coordinator", "Council", "Director", "Guide", "Homepage"),
        *("Magazine", "Manager", "Newsletter", "Organizer", "Page", "Portal", "Proceedings"),
        *("Secretariat", "Site", "Team", "Webpage", "Website"),
    )
)


def is_other_thing(words: Sequence[Word], first: int, head: int, last: int) -> bool:
    """Whether these words are a building's, a page's, a body's or an observance's name."""
    return (
        _is_shop(words, first, head)
        or _is_building(words, head, last)
        or _is_of_gathering(words, first, last)
        or _is_kept_day(words, first, last)
    )


def _is_shop(words: Sequence[Word], first: int, head: int) -> bool:
    """Whether a salon is a hairdresser's: Hair Everywhere Salon, Salon and Spa."""
    trade = any(word.text in _TRADES for word in words[first:head])
    return words[head].text == "Salon" and (trade or follows(words, head, ("and", "&")))


_TRADES = frozenset(("Hair", "Beauty", "Nail", "Nails", "Spa", "Barber", "Tanning", "Skin", "Lash"))


def _is_building(words: Sequence[Word], head: int, last: int) -> bool:
    """Whether what follows makes it the name of a building: Exhibition and Trading Center."""
    tail = [word.text for word in words[head + 1 : last + 1]]
    if words[head].text == "Convention" and follows(words, head, ("to", "on", "against")):
        return True
    if tail and tail[-1] in _BUILDINGS and not set(tail) & JOINTS:
        return True
    for word in words[last + 1 : last + 5]:
        if word.text in _BUILDINGS or word.text in _SCHOOLS:
            return True
        if not word.is_name_word and word.text not in ("and", "&"):
            return False
    return False


def _is_of_gathering(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a name without edition only says whose page or committee it is."""
    texts = [word.text for word in words[first : last + 1]]
    dated = any(ORDINAL.fullmatch(t) or YEAR.fullmatch(t) for t in texts)
    return not dated and last + 1 < len(words) and words[last + 1].text in _THINGS


def _is_kept_day(words: Sequence[Word], first: int, last: int) -> bool:
    before = words[first - 1].text.lower() if first else ""
    after = words[last + 1].text if last + 1 < len(words) else ""
    held = before in ("at", "attended", "attend", "hosted", "host") or after in _held_words()
    return not held and is_observance([word.text for word in words[first : last + 1]])


def _held_words() -> frozenset[str]:
    return frozenset(word_set("en", "held_after")) | {"take", "took"}


def is_observance(texts: Sequence[str]) -> bool:
    """Whether a name is that of a day, week or month that is kept and not held: Earth Day."""
    name = " ".join(text for text in texts if not YEAR.fullmatch(text)).replace("’", "'")
    known = word_set("en", "observances")
    return all(n in known or _OBSERVANCE.fullmatch(n) is not None for n in name.split(" and "))


_OBSERVANCE = re.compile(
    r"(?:[\w.'&-]+ ){1,6}(?:Month|Awareness (?:Day|Week)|History (?:Day|Week))"
    r"|(?:World|International|National|Global|European|UN|United Nations) (?:[\w.'&-]+ ){1,6}"
    r"(?:Day|Month)|(?:National|World|Global|European) (?:[\w.'&-]+ ){1,4}Week"
    r"|(?:International|World|European|National|Global) (?:Day|Week|Year|Decade)"
    r" (?:of|for|against|without|to) .{1,60}"
)
