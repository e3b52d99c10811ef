"""An English text as a row of letters: mentions, the glue of title chains, and everything else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from extractor.assemble.back_references_en import NOUNS, REFERS_BACK, WHAT_BODIES_ARE, referred
from extractor.assemble.facts import Facts
from extractor.assemble.own_organisation import issuer, own_organisation
from extractor.document import Document, Mention
from extractor.find.not_bodies_en import is_other_phrase
from extractor.rules import alternatives, load_words, word_set

_KINDS = {"PERSON": "P", "TITLE": "T", "ORG": "O", "PLACE": "L"}


@dataclass(frozen=True)
class Token:
    """A mention or a piece of the text between mentions.

    ``kind`` is one letter: P person, T title, O organisation or a noun that refers back to one,
    L place, H form of address, g degree, c comma, s semicolon, a "and", o "of" or "at",
    A article, p possessive pronoun, h possessive ending, f "former", w "now", b "both",
    r "respectively", i "is" or "who is", d dash or colon, n line end, ( ), ``.``, x for the rest.
    """

    kind: str
    start: int
    end: int
    mention: Mention | None = None


@dataclass(frozen=True)
class Row:
    """All tokens of a document, the organisation it is about, and the one it calls "we"."""

    document: Document
    tokens: tuple[Token, ...]
    own: Mention | None = None
    issuer: Mention | None = None

    @cached_property
    def kinds(self) -> str:
        return "".join(token.kind for token in self.tokens)


def token_row(facts: Facts) -> Row:
    """Cut the document into tokens."""
    plain = list(_without_kinds(facts.document, list(_tokens(facts))))
    tokens = _with_unknown(facts.document, list(_without_glosses(plain)))
    return Row(facts.document, tokens, own_organisation(facts), issuer(facts))


_KIND_OF_PLACE = frozenset(
    ("region", "province", "county", "district", "oblast", "prefecture", "municipality", "state")
)
_DESCRIBED = re.compile("(?:oA?x{0,3}|o)O(?=O)|oA?x{1,3}(?=O)")


def _without_kinds(document: Document, tokens: Sequence[Token]) -> Iterator[Token]:
    """Leave out what kind of thing a name is: "of the wholesaler X", "the X region"."""
    kinds = "".join(token.kind for token in tokens)
    words = [document.folded[t.start : t.end] for t in tokens]
    skipped: set[int] = set()
    for match in _DESCRIBED.finditer(kinds):
        if WHAT_BODIES_ARE.fullmatch(words[match.end() - 1].split()[-1]):
            skipped.update(range(match.start() + 1, match.end()))
    for index, token in enumerate(tokens):
        of_place = words[index] in _KIND_OF_PLACE and kinds[index - 1 : index] in ("O", "L")
        if index not in skipped and not of_place:
            yield token


def _without_glosses(tokens: Sequence[Token]) -> Iterator[Token]:
    """Leave out the bracket behind an organisation: its abbreviation or its country."""
    kinds = "".join(token.kind for token in tokens)
    index = 0
    while index < len(tokens):
        yield tokens[index]
        gloss = _GLOSS.match(kinds, index)
        index = gloss.end() if gloss else index + 1


_CAPITAL = r"[^\W\d_a-z][\w'’&-]*"
# An organisation that no recogniser knows, told by the title: "CEO of Nordlys", "Nordlys's CEO".
_BODY_BEHIND = re.compile(
    rf"\s+(?:of|at|with|for)\s+(?:the\s+)?(?P<name>{_CAPITAL}(?:[ \u00a0](?:(?:&|and|of"
    rf"|for)[ \u00a0])?"
    rf"{_CAPITAL}|,[ \u00a0](?:Inc|LLC|Ltd|LLP|Corp)\b\.?){{0,6}}"
    rf"(?:\.(?:com|org|net|io|ai|co)\b)?)"
)
# Behind a comma only up to the next break: "Member, Working Party on Pensions;".
_BODY_LAST = re.compile(
    rf",[ \u00a0](?P<name>{_CAPITAL}(?:[ \u00a0](?:(?:&|and|of|for"
    rf"|on)[ \u00a0](?:the[ \u00a0])?)?{_CAPITAL}"
    rf"|,[ \u00a0](?:Inc|LLC|Ltd|LLP|Corp)\b\.?){{0,7}})(?=[ \t]*(?:[,;\n|]|$))"
)
_BODY_BEFORE = re.compile(
    rf"(?P<name>{_CAPITAL}(?:[ \u00a0](?:&[ \u00a0])?{_CAPITAL}){{0,4}})['’]s?\s+$"
)

# "PROTEA (CEO Lim Kook-Jin)"
_BODY_BRACKET = re.compile(
    rf"(?:^|(?<=[\s\"“'‘]))(?P<name>{_CAPITAL}(?:[ \u00a0](?:&[ \u00a0])?{_CAPITAL}){{0,4}})[ ]?\($"
)

# "AMD CEO Lisa Su"; letters that stand for a field or a country are none.
_BODY_ACRONYM = re.compile(
    r"(?<![\w.&-])(?!(?:USA|UAE|PRC|KSA|NSW|SVP|EVP|CEO|CFO|COO|CTO|CIO|MBA|CSR|ESG|EMEA|APAC|III"
    r"|SME|STEM|DEI|HSE|B2B)\b)(?P<name>[A-Z][A-Z&]{2,5})[ \u00a0]$"
)


def _with_unknown(document: Document, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Put one organisation token for words that only the title beside them shows to be one."""
    found = [*_unknown(document, tokens)]
    if not found:
        return tuple(tokens)
    kept = [t for t in tokens if not any(f.start < t.end and t.start < f.end for f in found)]
    return tuple(sorted([*kept, *found], key=lambda token: token.start))


def _unknown(document: Document, tokens: Sequence[Token]) -> Iterator[Token]:
    text = document.folded
    taken = [t for t in tokens if t.mention]
    for title in (t for t in tokens if t.kind == "T"):
        for match in (
            _BODY_BEHIND.match(text, title.end),
            _BODY_LAST.match(text, title.end),
            _BODY_BEFORE.search(text, max(0, title.start - 60), title.start),
            _BODY_BRACKET.search(text, max(0, title.start - 60), title.start),
            _BODY_ACRONYM.search(text, max(0, title.start - 8), title.start),
        ):
            if match is None:
                continue
            start, end = match.span("name")
            free = not any(t.start < end and start < t.end for t in taken)
            free = free and not REFERS_BACK.fullmatch(text, start, end)
            if free and not is_other_phrase(text[start:end], text[end : end + 40]):
                mention = document.mention(start, end, "ORG", "rule:en/organisations:title")
                yield Token("O", start, end, mention)


_GLOSS = re.compile(r"O\([OLxA]{1,3}\)")


def _tokens(facts: Facts) -> Iterator[Token]:
    position = 0
    for mention in _separate_mentions(facts):
        yield from _glue(facts, position, mention.start)
        yield Token(_KINDS[mention.label], mention.start, mention.end, mention)
        position = mention.end
    yield from _glue(facts, position, len(facts.document.text))


def _separate_mentions(facts: Facts) -> Iterator[Mention]:
    """Mentions without overlap: people first, then the longer of two."""
    found = facts.mentions.labelled("PERSON", "TITLE", "ORG", "PLACE")
    degrees = word_set("en", "degrees")
    found = [m for m in found if m.text not in degrees]
    people = [m.span for m in found if m.label == "PERSON"]
    end = 0
    for mention in sorted(found, key=lambda m: (m.start, m.label != "PERSON", -m.end)):
        beside = mention.label != "PERSON" and any(p.overlaps(mention) for p in people)
        if mention.start >= end and not beside:
            yield mention
            end = mention.end


def _glue(facts: Facts, start: int, end: int) -> Iterator[Token]:
    for match in _glue_pattern().finditer(facts.document.folded, start, end):
        kind = match.lastgroup or "x"
        organisation = referred(facts, match) if kind == "R" else None
        if kind == "R":
            kind = "O" if organisation else "x"
        yield Token(_SIGNS.get(kind, kind), match.start(), match.end(), organisation)


_SIGNS = {"open": "(", "close": ")", "stop": "."}
# "the visionary founder", "the outgoing CEO"
_PRAISE = (
    "outgoing|incoming|visionary|long-?time|longstanding|long-serving|award-winning|renowned"
    "|newly(?:[ -](?:appointed|elected|named|minted))?|new|acclaimed|veteran|esteemed|proud"
    "|respected|noted|seasoned|leading|sole|inaugural|dedicated|passionate"
)
# "of the provincial Department of Finance"
_LEVELS = "(?:provincial|municipal|state|national|federal|regional|district|county|city|local)"
# "Rector of X, Doctor of Technical Sciences Anvar Khasanov"
_DOCTORATE = (
    r"(?:Doctor|Candidate|Master)\s+of\s+(?:[A-Z][a-z]+\s+)?"
    r"(?:Sciences?|Philosophy|Law|Economics|Engineering|Medicine)"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


@cache
def _glue_pattern() -> re.Pattern[str]:
    degrees = alternatives(load_words("en", "degrees"))
    address = alternatives(load_words("en", "honorifics"))
    return re.compile(
        rf"(?P<g>(?<![\w.]){degrees}(?![\w.]))"
        rf"|(?P<H>(?<![\w.])(?:{address}|{_DOCTORATE})(?=\s+(?:[^\W\d_a-z]|\(|$)))"
        r"|(?P<c>,)|(?P<s>;)|(?P<a>\b(?:and|as well as)\b|&)"
        rf"|(?P<R>\b(?i:the)\s+(?:[A-Z][a-z]+\s+)?(?i:{NOUNS})(?![\w-]))"
        r"|(?P<o>\b(?:of|at|with|for|from|in|within)\b)"
        rf"|(?P<A>\b(?i:the|an?)\b(?:\s+{_LEVELS}(?=\s+[A-Z]))?)"
        r"|(?P<p>\b(?i:its|our|their|his|her|whose|my)\b)|(?P<h>['’]s?(?=\s|$))"
        r"|(?P<f>\b(?i:former|formerly|previously|retired|past|ex|one-?time|erstwhile"
        r"|until\s+(?:(?:\w+\s+)?\d{4}|recently|last\s+(?:year|month|week|spring|summer|autumn|fall)"
        rf"|(?:{_MONTHS})))\b-?)"
        rf"|(?P<w>\b(?:(?i:now|currently|current|also|concurrently|then)|{_PRAISE})\b)"
        r"|(?P<b>\b(?i:both)\b)|(?P<r>\b(?i:respectively)\b)"
        r"|(?P<i>\b(?:who\s+)?(?:is|was|are|were|serves\s+as|served\s+as|has\s+served\s+as)\b"
        r"|\bas\b)"
        r"|(?P<d>[–—|:•·*]|(?<=\s)-+(?=\s))|(?P<n>\n)|(?P<open>[(\[])|(?P<close>[)\]])|(?P<stop>\.)"
        r"|(?P<x>[^\s,;()\n–—|:.]+)"
    )
