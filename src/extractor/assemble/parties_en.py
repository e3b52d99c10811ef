"""People joined into one subject or object of an English sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.assemble.chain_reading_en import Chain
from extractor.assemble.tokens_en import Row
from extractor.document import Mention, Span


@dataclass(frozen=True)
class Party:
    """People joined into one subject or object: "A, Mayor of X, and B", with their titles."""

    people: tuple[Mention, ...]
    span: Span


# "from X Hospital", "(Kyoto University Hospital)", ", of Puno, Peru" behind a name.
_AFFILIATION = re.compile(r"c?[oA]{1,2}[OL](?:[oc]A?[OL])*|\([OL](?:cL)?\)")
_BETWEEN = re.compile(
    r"[\s,;]*(?:(?:and|as well as|together with|along with)\s+)?(?:(?:his|her"
    r"|their)\s+(?:\w+\s+)?colleagues?\s+)?"
    r"(?:,?\s*(?:by|via)\s+video(?:\s+link)?,?\s+|(?:then|also|nurses?"
    r"|for his part),?\s+)?(?:[*•·▸-]\s+)?(?:the\s+)?"
)


def parties_of(row: Row, found: Mapping[int, Sequence[Chain]]) -> Iterator[Party]:
    """Group people between whom nothing but titles, commas and "and" stands."""
    people: list[Mention] = []
    start = end = 0
    for index, beside in found.items():
        mention = row.tokens[index].mention
        if mention is None:
            continue
        first = _first(row, min([index, *(c.first for c in beside if c.last <= index)]))
        if people and not _BETWEEN.fullmatch(_text(row, end, first)):
            yield Party(tuple(people), _span(row, start, end))
            people = []
        if not people:
            start = first
        people.append(mention)
        end = max([index + 1, *(c.last for c in beside if c.first > index)])
        if affiliation := _AFFILIATION.match(row.kinds, end):
            end = affiliation.end()
    if people:
        yield Party(tuple(people), _span(row, start, end))


def _text(row: Row, first: int, last: int) -> str:
    """The text between two tokens."""
    return row.document.folded[row.tokens[first - 1].end : row.tokens[last].start]


def _first(row: Row, first: int) -> int:
    """Step back over forms of address."""
    while first > 0 and row.kinds[first - 1] in "HA":
        first -= 1
    return first


_GLOSS = re.compile(r"\s?\([^()\n]{1,40}\)")


def _span(row: Row, first: int, last: int) -> Span:
    end = row.tokens[last - 1].end
    gloss = _GLOSS.match(row.document.text, end)
    return Span(row.tokens[first].start, gloss.end() if gloss else end)
