"""English posts that a verb gives: "was named Director of X", "she served as President of Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from extractor.assemble.chain_reading_en import Chain, chain_end, read_chain
from extractor.assemble.tokens_en import Row
from extractor.document import Mention

_VERB = re.compile(
    r"\b(?:(?P<past>(?:[Hh]e|[Ss]he|who)\s+(?:previously\s+|also\s+|formerly\s+)?(?:was"
    r"|(?:had\s+)?served\s+as|worked\s+as)"
    r"|(?:previously|formerly)\s+(?:was|served\s+as)|until\s+(?:now|recently))"
    r"|(?P<now>(?:[Hh]e|[Ss]he|who)\s+(?:also\s+|currently\s+)?(?:is|serves\s+as|has\s+served\s+as)"
    r"(?:\s+also|\s+currently|\s+now)?"
    r"|(?:been|was|were|is|are)\s+(?:re)?(?:named|appointed|elected|promoted\s+to|sworn\s+in\s+as)"
    r"|(?:becomes|became|named|appointed|elected)"
    r"|(?:take|takes|took)\s+(?:over\s+as|on\s+[^,.;]{0,40}\s(?:of|as))"
    r"|(?:time|return(?:s|ed)?|join(?:s|ed)?|serv(?:e|es|ed|ing)|stepp?(?:s|ed|ing)?\s+down"
    r"|work(?:s|ed|ing)?|"
    r"appointment|acting|position|role|post)\s+as))\s+(?:the\s+|an?\s+|its\s+|their\s+"
    r"|our\s+)?(?:(?P<old>former|past|retired)\s+|new\s+|next\s+)?",
)
_IS = re.compile(r"\b(?:is|(?P<past>was))\s+(?:also\s+|currently\s+)?(?:the\s+|an?\s+)?(?=\w)")
_APPOSITION = re.compile(r"\s|,[^.\n]{2,140},\s")
# How far back the person may be named.
_REACH = 420


def appointments(row: Row) -> Iterator[tuple[int, Chain]]:
    """Return (token index of the person, chain) for every post that a verb gives."""
    index_at = {token.start: index for index, token in enumerate(row.tokens)}
    for pattern in (_VERB, _IS):
        for match in pattern.finditer(row.document.folded):
            first = index_at.get(match.end())
            if first is None or row.kinds[first] not in "TO":
                continue
            person = _person_before(row, first, match.start())
            if person is None or not _governs(row, person, match):
                continue
            last = chain_end(row, first)
            if last > first:
                chain = _at_appointer(row, person, read_chain(row, first, last))
                yield person, _tense(chain, _is_over(match))
    yield from _elected(row, index_at)


# "The Rotary Club elected A, director of X, as president"; "named B its treasurer".
_APPOINTS = re.compile(
    r",?\s+(?:(?:has|have|had|today|also|unanimously|recently|re-?)\s+)*(?:re-?)?"
    r"(?:elected|appointed|named|chose|selected|confirmed|installed|hired|promoted|recruited)\s+"
)
_AS = re.compile(r"(?:,[^.;\n]{2,120},)?\s+as\s+(?:the\s+|an?\s+|its\s+)?(?:new\s+|next\s+)?")


def _elected(row: Row, index_at: Mapping[int, int]) -> Iterator[tuple[int, Chain]]:
    """The post "as" which an organisation elects or appoints somebody."""
    for person, token in enumerate(row.tokens):
        if token.kind != "P" or _appointer(row, person) is None:
            continue
        match = _AS.match(row.document.folded, token.end)
        first = index_at.get(match.end()) if match else None
        if first is None or row.kinds[first] != "T":
            continue
        last = chain_end(row, first)
        if last > first:
            yield person, _at_appointer(row, person, read_chain(row, first, last))


def _appointer(row: Row, person: int) -> Mention | None:
    """The organisation that is the subject of a verb of appointing before a person."""
    text, start = row.document.folded, row.tokens[person].start
    before = [t for t in row.tokens[max(0, person - 12) : person] if t.kind == "O"]
    if before and _APPOINTS.fullmatch(text, before[-1].end, start):
        return before[-1].mention
    return None


def _at_appointer(row: Row, person: int, chain: Chain) -> Chain:
    """Give posts without an organisation that of the organisation which appoints to them."""
    body = _appointer(row, person)
    positions = tuple(replace(p, organisation=p.organisation or body) for p in chain.positions)
    return replace(chain, positions=positions)


def _governs(row: Row, person: int, match: re.Match[str]) -> bool:
    """Whether the person is the one whom a verb gives the post.

    "he" and "she" reach back over sentences; a bare "is" follows its subject, or an apposition:
    "X, a mother of two, is".
    """
    end = row.tokens[person].end
    if match.re is _IS:
        return bool(_APPOSITION.fullmatch(row.document.folded, end, match.start()))
    if match.group()[:3].casefold().strip() in ("he", "she"):
        return True
    return row.document.sentence_at(match.start()).start <= row.tokens[person].start


def _person_before(row: Row, index: int, offset: int) -> int | None:
    """The person last named before a verb."""
    for person in range(index - 1, -1, -1):
        token = row.tokens[person]
        if offset - token.end > _REACH:
            return None
        if token.kind == "P" and token.end <= offset:
            return person
    return None


def _is_over(match: re.Match[str]) -> bool:
    """Whether a verb or the word behind it says that the post is no longer held."""
    return bool(match["past"] or match.groupdict().get("old"))


def _tense(chain: Chain, past: bool) -> Chain:
    positions = tuple(replace(p, former=p.former or past) for p in chain.positions)
    return replace(chain, positions=positions)
