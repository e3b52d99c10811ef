"""Capitalised phrases of English text, read as atoms joined by prepositions and conjunctions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractor.document import Span
from extractor.rules import alternatives, load_words, word_set

Joint = Literal["", "of", "and"]

_CAPITAL = r"(?:[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİŁĽŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽ]|Al-|al-|e[A-Z])"
_WORD = (
    rf"(?:(?:[A-Z]\.){{2,6}}|(?:Mt|St|Ft)\.|{_CAPITAL}[\w’'./-]*[\w]|{_CAPITAL}"
    r"|\d{1,3}(?:st|nd|rd|th)(?= [A-Z]))"
)
CALENDAR = (
    "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|April|June|July|August"
    "|September|October|November|December)"
)
_PREPOSITIONS = "of|for|on|in|at|de|du|des|da|do|dos|del|di|della|für|von|van|der"
_ARTICLES = "(?:the |The |la |le |les |l’|las |los )?"
_GAP = r"[ \t]{1,2}"
# "CALGARY, AB" is a place.
_NO_PROVINCE = r"(?!, ?(?:AB|AD|AE|CC|PT)\b)"


@dataclass(frozen=True, slots=True)
class Atom:
    """Capitalised words without a joint inside, and the joint that leads to them."""

    start: int
    end: int
    text: str
    joint: Joint
    word: str

    @property
    def words(self) -> list[str]:
        return self.text.split()


@cache
def _atom_pattern() -> re.Pattern[str]:
    """Capitalised words, a bracketed place among them, and a legal form at the end."""
    suffix = alternatives(load_words("en", "company_suffixes"))
    verbs = alternatives(load_words("en", "headline_verbs"))
    word = rf"(?!The\b|{CALENDAR}\b|{verbs}(?![\w'-])|{suffix}(?![\w])){_WORD}"
    bracket = rf"(?: ?\({_CAPITAL}[\w -]{{1,25}}\)(?= ?{_CAPITAL}))"
    form = rf"(?:{_NO_PROVINCE},? ?(?<![\w]){suffix}(?![\w])|,? & (?:Cie|Co)\b\.?)"
    return re.compile(
        rf"(?!{CALENDAR}\b){_WORD}(?:(?:{bracket} ?|{_GAP}){word}){{0,11}}"
        rf"(?:(?:{bracket})?{form}){{0,2}}"
    )


@cache
def _joint_pattern() -> re.Pattern[str]:
    conjunction = r"(?P<and>,? (?:and|&|y|e|et|und) |, )"
    preposition = rf"(?P<of>{_GAP}(?:{_PREPOSITIONS}){_GAP}{_ARTICLES})"
    return re.compile(rf"{preposition}|{conjunction}(?:the )?")


def phrases(text: str, span: Span, people: Sequence[Span]) -> Iterator[list[Atom]]:
    """Yield the capitalised phrases of a sentence, each a list of atoms without people."""
    place = span.start
    while match := _atom_pattern().search(text, place, span.end):
        atoms = list(_chain(text, match, span.end, people))
        place = max(atoms[-1].end, match.start() + 1)
        yield atoms


def _chain(text: str, first: re.Match[str], limit: int, people: Sequence[Span]) -> Iterator[Atom]:
    """Yield the atom at a match and those that joints connect with it, up to a person."""
    joint: Joint = ""
    word = ""
    match: re.Match[str] | None = first
    while match:
        end = _before_people(match.start(), match.end(), people)
        yield _atom(text, match.start(), end, joint, word)
        between = _joint_pattern().match(text, match.end(), limit) if end == match.end() else None
        match = _atom_pattern().match(text, between.end(), limit) if between else None
        if between:
            joint, word = ("of" if between["of"] else "and"), between[0].split()[0]


def _before_people(start: int, end: int, people: Sequence[Span]) -> int:
    """The end of an atom, or where a person's name ends it: "Academy of Engineering | Shen Bo"."""
    return min((p.start - 1 for p in people if start < p.start < end <= p.end + 1), default=end)


def _atom(text: str, start: int, end: int, joint: Joint, word: str) -> Atom:
    """The atom at ``start:end``, without a possessive at its end."""
    if text[end - 2 : end] in ("'s", "’s"):
        end -= 2
    return Atom(start, end, " ".join(text[start:end].split()), joint, word)


@cache
def head_pattern() -> re.Pattern[str]:
    """The head words of organisations at the end of an atom."""
    heads = sorted({word for topic in HEAD_LISTS for word in load_words("en", topic)})
    return re.compile(rf"(?:^|[ -])({alternatives(tuple(heads))})$")


@cache
def house_pattern() -> re.Pattern[str]:
    """The head words of bodies that are places too: schools, hospitals, laboratories."""
    topics = ("hospital_heads", "institute_heads", "university_heads")
    heads = {word for topic in topics for word in load_words("en", topic)}
    closed = alternatives(tuple(sorted(heads - _SHOWS)))
    return re.compile(rf" (?:{closed}$|(?:{closed}|Cent(?:er|re)) (?:of|for) )")


# Houses that show things more often than they work on them.
_SHOWS = frozenset(
    f"{kind} {house}"
    for kind in ("Innovation", "Science", "Technology")
    for house in ("Center", "Centre")
)


@cache
def suffix_pattern() -> re.Pattern[str]:
    """A legal form at the end of a name, with the comma before it."""
    forms = alternatives(load_words("en", "company_suffixes"))
    return re.compile(rf"{_NO_PROVINCE}(?:,? |,){forms}$")


HEAD_LISTS = (
    "association_heads",
    "company_heads",
    "government_heads",
    "hospital_heads",
    "institute_heads",
    "media_heads",
    "other_heads",
    "park_heads",
    "shared_heads",
    "university_heads",
)


def has_head(text: str) -> bool:
    """Whether a name ends in an organisation's head word or a legal form."""
    if suffix_pattern().search(text):
        return True
    return bool(head_pattern().search(text)) and not is_occasion(text)


def is_occasion(text: str) -> bool:
    """Whether a name ends in a word for an occasion, a document, a building."""
    return bool(_occasion_pattern().search(text))


@cache
def _occasion_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:^| ){alternatives(load_words('en', 'not_organisations'))}$")


def is_field(word: str) -> bool:
    """Whether “and” may join the word inside one name: Science and Technology."""
    return word.strip(",") in word_set("en", "organisation_fields")


def ends_in_field(text: str) -> bool:
    """Whether a name of several words ends in a field of business: Lingxi Oncology."""
    words = text.split()
    return len(words) > 1 and words[-1] in word_set("en", "company_fields")
