"""What speaks for a run of capitalised words being a person: form, neighbours, recognisers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor.document import Document, Mentions, Span
from extractor.find.cover import Cover
from extractor.find.honorifics_en import honorifics
from extractor.find.name_borders_en import whole_names
from extractor.find.names_en import has_given_name, is_family_first, looks_named
from extractor.find.titles_en import title_mentions
from extractor.recognisers.stock_english import SOURCE as STOCK
from extractor.rules import alternatives, load_words, word_set

# A tagger as sure as this knows names that hold an ordinary word: "Youssouf AG Mohamed".
_CERTAIN = 0.9


class Evidence:
    """What the text and the recognisers say about places where a name may stand."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        length = len(document.text)
        people = whole_names(document, mentions.labelled("PERSON"))
        people = [m for m in people if m.confidence >= _CERTAIN or _is_namelike(m.text)]
        trained = [m for m in people if m.source != STOCK]
        self.people = trained or people
        self.people_cover = Cover(length, self.people)
        self.others = [m.span for m in mentions.labelled("ORG")]
        self.other_ends = {span.start: span.end for span in self.others}
        self.places = Cover(length, mentions.labelled("PLACE", "VENUE", "EVENT"))
        self.honorifics = honorifics(document)
        self.honorific_ends = {span.end for span in self.honorifics}
        known = [*self.others, *self.honorifics, *(m.span for m in self.people)]
        self.titles = [m.span for m in title_mentions(document, known)]
        self.title_starts = {span.start for span in self.titles}
        self.title_ends = {span.end for span in self.titles}
        self.nameless = Cover(length, [*self.others, *self.honorifics, *self.titles])

    def addressed(self, start: int) -> bool:
        """Whether a form of address ends right before ``start``."""
        return start in self.honorific_ends or start - 1 in self.honorific_ends

    def titled(self, start: int) -> bool:
        """Whether a title ends right before ``start``."""
        return start in self.title_ends or start - 1 in self.title_ends


def _is_namelike(text: str) -> bool:
    """Whether a recogniser's person holds no word that is none: "Founder", "Prof Datuk"."""
    words = text.split()
    address = word_set("en", "honorifics")
    return not any(is_stop(words, i) or word in address for i, word in enumerate(words))


def is_stop(words: Sequence[str], index: int) -> bool:
    """Whether no name holds this word: "Park" does in "Park Jung-hoon" and "Kenneth Park"."""
    word = words[index]
    if word.casefold() not in word_set("en", "not_names"):
        return False
    if is_family_first(words[index : index + 2]):
        return False
    given = index > 0 and has_given_name(words[index - 1 :]) and len(words) == index + 1
    first = (
        index + 1 < len(words)
        and has_given_name(words[index:])
        and not _is_common(words[index + 1])
    )
    return not (first or (given and word.casefold() in word_set("en", "ordinary_surnames")))


def _is_common(word: str) -> bool:
    return word.casefold() in word_set("en", "not_names")


_AFTER_TITLE = re.compile(r"[ \u00a0]*,?[ \u00a0]*$")
_BEFORE_TITLE = (
    r"(?:,?[ \u00a0](?:DEGREE)(?=[ ,\n]))*"
    r"[ \u00a0]*(?:,|[-–—(:|]|\n|,? who (?:is|was|serves|served) (?:as )?|,? (?:is|was) )[ \u00a0]*"
    r"(?:the |an? |its |our |their |both |respectively |currently |now |also )?(?:former |then "
    r"|ex-)?"
)


def reasons(document: Document, name: Span, evidence: Evidence) -> list[tuple[int, str]]:
    """What speaks for a name; what is taken for a place needs proof from its neighbours."""
    proofs = list(_neighbours(document, name, evidence))
    if evidence.places.contains(name) and not any(points > 1 for points, _ in proofs):
        return proofs
    grounds = [*proofs, *_form(document, name), *_proposed(name, evidence)]
    return [*grounds, (-2, "goes-on")] if _goes_on(document, name) else grounds


_NEXT = re.compile(
    r"[ \u00a0](?:(?:and|&)[ \u00a0][^\W\d_a-z]\w+[ \u00a0])?(?P<word>[^\W\d_a-z][\w'’-]+)"
)


def _goes_on(document: Document, name: Span) -> bool:
    """Whether a run is the front of another name, that of an act, a street, a prize."""
    after = _NEXT.match(document.folded, name.end)
    return after is not None and _is_common(after["word"]) and not _in_title(document, name)


def _in_title(document: Document, name: Span) -> bool:
    return document.title is not None and document.title.contains(name)


def _form(document: Document, name: Span) -> Iterator[tuple[int, str]]:
    words = document.written(name).split()
    if looks_named(words):
        ordinary = words[-1].casefold() in word_set("en", "ordinary_surnames")
        yield (
            (2 if is_family_first(words) or (has_given_name(words) and not ordinary) else 1),
            "form",
        )


def _neighbours(document: Document, name: Span, evidence: Evidence) -> Iterator[tuple[int, str]]:
    text = document.folded
    if evidence.addressed(name.start):
        yield 2, "address"
    ends = (end for end in range(name.start - 3, name.start + 1) if end in evidence.title_ends)
    if any(_AFTER_TITLE.fullmatch(text, end, name.start) for end in ends):
        yield 2, "after-title"
    yield from _apposition(document, name, evidence)
    if SPOKE.match(text, name.end) or SAID.search(text, max(0, name.start - 30), name.start):
        yield 1, "speaks"


def _proposed(name: Span, evidence: Evidence) -> Iterator[tuple[int, str]]:
    if not evidence.people_cover.overlaps(name):
        return
    for person in evidence.people:
        if name.overlaps(person) and 2 * min(len(name), len(person.text)) >= len(name):
            yield (1 if person.source == STOCK else 2), person.source
            return


def _apposition(document: Document, name: Span, evidence: Evidence) -> Iterator[tuple[int, str]]:
    match = _compiled(_BEFORE_TITLE).match(document.folded, name.end)
    if match is None:
        return
    if match.end() in evidence.title_starts or _organisation_title(match.end(), evidence):
        yield 2, "before-title"


def _organisation_title(offset: int, evidence: Evidence) -> bool:
    """Whether an organisation stands at ``offset`` and a title right behind it."""
    end = evidence.other_ends.get(offset)
    return end is not None and not evidence.title_starts.isdisjoint(range(end, end + 4))


@cache
def _verbs() -> str:
    return alternatives(load_words("en", "speech_verbs"))


class _Lazy:
    """A pattern that is compiled when it is first used."""

    def __init__(self, template: str) -> None:
        self._template = template

    @property
    def pattern(self) -> re.Pattern[str]:
        return _compiled(self._template)

    def match(self, text: str, start: int) -> re.Match[str] | None:
        return self.pattern.match(text, start)

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        return self.pattern.search(text, start, end)


@cache
def _compiled(template: str) -> re.Pattern[str]:
    degrees = alternatives(load_words("en", "degrees"))
    return re.compile(template.replace("VERB", _verbs()).replace("DEGREE", degrees))


SPOKE = _Lazy(
    r"(?:,[ \u00a0]\d\d,)?,?[ \u00a0](?:also[ \u00a0]|then[ \u00a0]"
    r"|respectively[ \u00a0])?VERB(?!\w)"
)
SAID = _Lazy(r"(?<!\w)(?:VERB|according to|by|with|to|and)[ \u00a0]$")
