"""Organisation names among capitalised phrases: which atoms one name has, where it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.document import Span
from extractor.find.english_phrases import (
    Atom,
    has_head,
    is_field,
    is_occasion,
    suffix_pattern,
)
from extractor.places import find_place
from extractor.rules import word_set

# A part of a body that is written before its parent: "Institute of Mycology, X University".
_PART = re.compile(
    r"^(?:Department|School|Faculty|Institute|Division|College|Center|Centre|Laboratory|Office|Branch"
    r"|Bureau|Section|Board)\b.* (?:of|for) "
    r"|(?:Department|Division|Faculty|School|Laboratory|Office|Section|Unit)$"
)
# A part that is written after its parent: "European Commission, Directorate-General for Energy".
_PART_AFTER = re.compile(r"(?:Directorate(?:[- ]General)?|Department|Division|Faculty)$")
# Prepositions other than "of" belong to a name only after such words: "Center for", "Embassy … in".
_OPENERS = {
    "for": re.compile(
        r"(?:Administration|Academy|Agency|Alliance|Association|Authority|Bureau|Campaign|Cent(?:er|re)s?"
        r"|Coalition|College|Commission|Committee|Consortium|Council|Court|Department|Directorate|Division"
        r"|Foundation|Forum|Fund|Hospital|Initiative|Institute|Laboratory|League|Ministry|Network|Office"
        r"|Organi[sz]ation|School|Secretariat|Service|Society|Trust|Union|Unit|Secretary)$"
    ),
    "on": re.compile(r"(?:Agency|Commission|Committee|Council|Group|Party|Panel|Force)$"),
    "in": re.compile(
        r"(?:Embassy|Consulate(?: General)?|Chamber|Commerce|Industry|Research|Mission)$"
    ),
    "at": re.compile(
        r"^(?:University|School|College|Cent(?:er|re)|Department|Division|Faculty|Bureau|Institute"
        r"|Laboratory|Observatory|Unit|Chair)\b"
    ),
}


def bodies(phrase: Sequence[Atom]) -> Iterator[Span]:
    """Yield the spans of the organisation names in one capitalised phrase."""
    group: list[Atom] = []
    for place, atom in enumerate(phrase):
        if group and not _joins(group, atom, phrase[place + 1 :]):
            yield from _body(group)
            group = []
        group.append(atom)
    yield from _body(group)


def _joins(group: Sequence[Atom], atom: Atom, rest: Sequence[Atom]) -> bool:
    named = any(has_head(piece.text) for piece in group)
    if atom.joint == "of":
        return (named and _opens(group, atom.word)) or _is_place_body(group)
    following = [atom, *_of_chain(rest)]
    if atom.word == "&" and suffix_pattern().search(atom.text):
        return True
    if not named and atom.word == ",":
        return _is_firm([*group, atom], rest)
    if not named:
        return is_field(group[-1].words[-1]) and _names_head(atom) and is_field(atom.words[0])
    if atom.word == ",":
        return _joins_after_comma(group, following, rest)
    return _continues_field(group, following)


def _is_firm(partners: Sequence[Atom], rest: Sequence[Atom]) -> bool:
    """Whether the surnames of partners run on to a legal form: "Crane, Hobart & Tull, P.C."."""
    last = next((atom for atom in rest[:4] if atom.word != ","), None)
    if last is None or last.word != "&" or not suffix_pattern().search(last.text):
        return False
    return not any(len(a.words) > 1 or find_place("en", a.text) for a in partners)


def _is_place_body(group: Sequence[Atom]) -> bool:
    """“Port” in “Port of Rotterdam Authority” is no head, but opens a name."""
    return len(group) == 1 and group[0].words[-1] in {"Port", "Bank", "City", "Town", "County"}


def _opens(group: Sequence[Atom], word: str) -> bool:
    """Whether a preposition after these atoms may go on with the name."""
    if suffix_pattern().search(group[-1].text):
        return False
    if word not in _OPENERS:
        return True
    if word == "at":
        return bool(_OPENERS["at"].search(group[0].text))
    if word == "in" and _is_expatriate(group):
        return True
    asked = group if word == "in" else group[-1:]
    return any(_OPENERS[word].search(atom.text) for atom in asked) or (
        word == "on" and group[-1].word == "for"
    )


def _is_expatriate(group: Sequence[Atom]) -> bool:
    """Whether a body of one country's people is meant: "Japan Association in Zambia"."""
    words = group[0].words
    ends = words[-1] in {"Association", "Society", "Club", "Chamber", "Council", "Community"}
    return len(group) == 1 and len(words) < 4 and ends and find_place("en", words[0]) is not None


def _names_head(atom: Atom) -> bool:
    return has_head(atom.text) and not suffix_pattern().search(atom.text)


def _of_chain(rest: Sequence[Atom]) -> list[Atom]:
    chain: list[Atom] = []
    for atom in rest:
        if atom.joint != "of":
            break
        chain.append(atom)
    return chain


def _joins_after_comma(
    group: Sequence[Atom], following: Sequence[Atom], rest: Sequence[Atom]
) -> bool:
    """A field in a list of fields, or the parent of a part."""
    if _all_fields(following[0].words) and _opened(group):
        return any(a.joint == "and" and a.word != "," for a in rest[:3])
    if _PART_AFTER.match(following[0].text) and len(following) > 1 and len(group) == 1:
        return True
    text = " of ".join(atom.text for atom in group)
    return bool(_PART.search(text)) and any(has_head(a.text) for a in following)


def _continues_field(group: Sequence[Atom], following: Sequence[Atom]) -> bool:
    """“Ministry of Agriculture and Cooperatives”, not “Ministry of Agriculture and X Bank”."""
    first = following[0]
    if group[-1].words[-1] in _FIELD_HEADS and _REGULATOR.search(first.text):
        return True
    if group[-1].word in ("of", "for") and _is_place(group[-1].text):
        return _is_place(first.text)
    if _are_members(group[-1]) and _are_members(first) and not has_head(first.text):
        return True
    if not _opened(group) or not is_field(first.words[0]):
        return False
    open_parent = not has_head(group[-1].text) and not is_field(group[-1].words[0])
    return open_parent or not has_head(first.text) or _all_fields(first.words)


# Heads of companies that are fields of a state body too: Securities and Exchange Commission.
_FIELD_HEADS = frozenset(
    (
        "Exchange", "Industries", "Insurance", "Investment", "Investments", "Logistics", "Mining",
        "Petroleum", "Power", "Railways", "Securities", "Services", "Shipping", "Transmission",
    )
)  # fmt: skip
_REGULATOR = re.compile(
    r"^[A-Z]\w+(?: [A-Z]\w+)? (?:Administration|Agency|Authority|Board|Bureau|Commission|Council"
    r"|Department|Ministry|Tribunal)$"
)


def _is_place(text: str) -> bool:
    return find_place("en", text) is not None or text in word_set("en", "world_regions")


def _are_members(atom: Atom) -> bool:
    """Whether a body is of such people: "Union of Sawmill Operators | and Timber Exporters"."""
    return atom.joint != "" and bool(_MEMBERS.search(atom.text))


_MEMBERS = re.compile(r"(?:[eo]rs|ists|ants|ians|ees|women|[a-z]men)$")


def _opened(group: Sequence[Atom]) -> bool:
    """Whether a preposition has opened the field of the name, and nothing has closed it."""
    last_of = max((i for i, atom in enumerate(group) if atom.joint == "of"), default=None)
    if last_of is None:
        return False
    return is_field(group[-1].words[-1])


def _all_fields(words: Sequence[str]) -> bool:
    return all(is_field(word) for word in words)


def _body(group: Sequence[Atom]) -> Iterator[Span]:
    """The name in a group: from its first atom that is not a title, an occasion or a stop word."""
    first = next((i for i, atom in enumerate(group) if has_head(atom.text)), None)
    while first is not None and first < len(group) and _is_post(group, first):
        first += 1
    if first is None or first == len(group):
        return
    while first > 0 and _reaches_back(group, first):
        first -= 1
    start = _start(group[first])
    if start is not None and not _is_bare(group[first:], start):
        yield Span(start, _end(group))


def _end(group: Sequence[Atom]) -> int:
    """Where the name ends: before an occasion or a rule that it only owns."""
    last = group[-1]
    owner = re.search(r"['’]s? (?=[A-Z])", last.text)
    if owner and not has_head(last.text):
        return last.start + owner.start()
    return last.end


def _is_post(group: Sequence[Atom], place: int) -> bool:
    """A body named only as part of a post: "Board of X", "Party Working Committee of X"."""
    following = group[place + 1].text if place + 1 < len(group) else "Directors"
    return bool(_POST.search(group[place].text)) and following not in {"Directors", "Trustees"}


_POST = re.compile(
    r"^(?:(?:Management |Editorial |Advisory )?Board|Standing Committee"
    r"|Party (?:Working Committee|Leadership Group|Group|Branch))$"
)


def _reaches_back(group: Sequence[Atom], first: int) -> bool:
    joint = group[first].joint
    before = group[first - 1]
    if is_occasion(before.text):
        return False
    return joint == "and" or before.words[-1] in {"Port", "Bank", "City", "Town", "County"}


def _start(atom: Atom) -> int | None:
    """Where the name begins in its first atom: after titles, possessive places and stop words."""
    start = atom.start
    words = atom.words
    while words and _is_outside(words):
        start += len(words[0]) + 1
        words = words[1:]
    return start if words else None


_PREFIX = re.compile(r"-(?:based|listed|owned|headquartered|starred|led|backed|funded|born)$")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")


def _is_outside(words: Sequence[str]) -> bool:
    """Whether the first word is a title, a place in the possessive or opens the sentence."""
    word = words[0]
    if word in word_set("en", "organisation_stops") or _PREFIX.search(word):
        return True
    owner = next((i for i, w in enumerate(words[:3]) if _POSSESSIVE.search(w)), None)
    if owner is None:
        return False
    name = " ".join([*words[:owner], _POSSESSIVE.sub("", words[owner])])
    return find_place("en", name) is not None


def _is_bare(group: Sequence[Atom], start: int) -> bool:
    """A head without a name: "the Association", "Organizing Committee"."""
    text = group[0].text[start - group[0].start :]
    words = [*text.split(), *(word for atom in group[1:] for word in atom.words)]
    generic = word_set("en", "generic_words")
    return len(words) == 1 or all(word in generic for word in words)
