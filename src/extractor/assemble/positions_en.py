"""English title chains: which titles a person holds, and at which organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from extractor.assemble.appearances import PositionDraft
from extractor.assemble.listed_en import listed_position
from extractor.assemble.tokens_en import Row, Token
from extractor.document import Document, Mention

_GROUP = "[Ap]*[fw]*[Ap]*(?:[OL]h?A?)?[fw]*T(?:(?:a|ca|c)[fwA]*T)*(?:[oc]A?O(?:[oc]A?[OL])*)?"
_LEFT = re.compile(f"(?:{_GROUP}(?:(?:ca|a|c|s)A?{_GROUP})*)c?H*")
_DEGREES = re.compile("(?:c?g)*")
_START = re.compile(r"(?:c[wfb]*i?|d|\(|i|n)(?=[ApfwbrTOL])")
# Longest title chain before a name that is looked for, in tokens.
_REACH = 24


@dataclass(frozen=True)
class Chain:
    """The title chain of a person: its tokens ``first:last`` and what they say."""

    first: int
    last: int
    positions: tuple[PositionDraft, ...] = ()
    respectively: bool = False
    shared: bool = False


def chains(row: Row) -> dict[int, list[Chain]]:
    """Return the chains beside each person, by the person's token index."""
    people = [i for i, kind in enumerate(row.kinds) if kind == "P"]
    found: dict[int, list[Chain]] = {i: [] for i in people}
    taken = 0
    for i in people:
        left = _left_chain(row, i, taken)
        right = _right_chain(row, i)
        for chain in (left, right):
            if chain is not None:
                found[i].append(chain)
                taken = max(taken, chain.last)
        taken = max(taken, i + 1)
    _share(row, people, found)
    for person, chain in professors(row):
        found[person].append(chain)
    for person in people:
        affiliated = [_with_affiliation(row, person, chain) for chain in found[person]]
        found[person] = [_at_own(row, chain) for chain in affiliated]
    return found


_CORPORATE = re.compile(
    r"(?:ceo|cfo|coo|cto|cmo|cio|chief [a-z ]{2,40}(?:officer|scientist|engineer|executive)|chief executive|"
    r"(?:co-?)?founder|board (?:secretary|chair|chairman|president)|company secretary|managing director|"
    r"general manager|(?:co-)?ceo|(?:(?:executive|senior) )?(?:vice president|[es]?vp) [a-z ,&]+|president and ceo)",
    re.IGNORECASE,
)


def _at_own(row: Row, chain: Chain) -> Chain:
    """Officers of a company that is not named beside them are those of the release's own."""
    if row.own is None or any(p.organisation for p in chain.positions):
        return chain
    if not any(_CORPORATE.fullmatch(p.title.text) for p in chain.positions):
        return chain
    positions = tuple(replace(p, organisation=row.own) for p in chain.positions)
    return replace(chain, positions=positions)


_AFFILIATED = re.compile("oA?O")


def _with_affiliation(row: Row, person: int, chain: Chain) -> Chain:
    """"Chairman X of Y": the organisation behind the name is that of the title before it."""
    affiliation = _AFFILIATED.match(row.kinds, person + 1)
    if chain.last > person or affiliation is None:
        return chain
    organisation = row.tokens[affiliation.end() - 1].mention
    positions = tuple(replace(p, organisation=p.organisation or organisation) for p in chain.positions)
    return replace(chain, positions=positions)


_PROFESSOR = re.compile("HPoA?O")


def professors(row: Row) -> Iterator[tuple[int, Chain]]:
    """"Professor X of Y University": the form of address is a title where its university is named."""
    for match in _PROFESSOR.finditer(row.kinds):
        first, last = match.start(), match.end() - 1
        token, link = row.tokens[first], row.tokens[first + 2]
        if row.document.text[token.start : token.end] != "Professor":
            continue
        if row.document.text[link.start : link.end] not in ("of", "at"):
            continue
        title = row.document.mention(token.start, token.end, "TITLE", "rule:en/titles:professor")
        draft = PositionDraft(title, row.tokens[last].mention)
        yield first + 1, Chain(first + 2, last + 1, (draft,))


def _left_chain(row: Row, person: int, taken: int) -> Chain | None:
    """The chain before a name: "Deputy Director-General of X Lu Ying", "the President of X, Y"."""
    for first in range(max(taken, person - _REACH), person):
        if _LEFT.fullmatch(row.kinds, first, person):
            last = person
            while row.kinds[last - 1] in "Hc":
                last -= 1
            return read_chain(row, first, last)
    return None


def _right_chain(row: Row, person: int) -> Chain | None:
    """The chain behind a name: ", Chairman of X and Member of Y", "(Director, X)"."""
    degrees = _DEGREES.match(row.kinds, person + 1)
    position = degrees.end() if degrees else person + 1
    start = _START.match(row.kinds, position)
    if start is None or (start.group() == "n" and not _stands_alone(row, person)):
        return None
    last = chain_end(row, start.end())
    if last == start.end():
        return None
    listed = listed_position(row, person)
    chain = read_chain(row, start.end(), last)
    return replace(chain, positions=(listed,)) if listed else chain


def _stands_alone(row: Row, person: int) -> bool:
    """Whether a name is a line of its own."""
    return person == 0 or row.kinds[person - 1] == "n"


def chain_end(row: Row, first: int) -> int:
    """Where the chain that begins at ``first`` ends; its last group may belong to the next name."""
    kinds = row.kinds
    last = first
    titles = 0
    while last < len(kinds) and kinds[last] in "TOLcaosApfwbrh()gdi":
        if kinds[last] in "()i" and not _bracket_goes_on(kinds, first, last):
            break
        if kinds[last] == "d" and titles:
            break
        if kinds[last] == "T":
            if titles and _is_plural(row.tokens[last]):
                break
            titles += 1
        last += 1
    if last < len(kinds) and kinds[last] in "PH" and kinds[last - 1] in "TOL":
        last = _before_last_group(kinds, first, last)
    if not titles or "T" not in kinds[first:last]:
        return first
    while last > first and kinds[last - 1] not in "TOL)r":
        last -= 1
    return last


def _is_plural(token: Token) -> bool:
    """Whether a title is that of several people; behind another one it begins a new subject."""
    return token.mention is not None and token.mention.value is not None


def _bracket_goes_on(kinds: str, first: int, last: int) -> bool:
    """Whether "(Japan)" or "(CPI)" stands inside a chain, not its end."""
    if kinds[last] == "(":
        return kinds[last + 1 : last + 3] in ("L)", "O)", "x)")
    return kinds[last] == ")" and "(" in kinds[first:last]


def _before_last_group(kinds: str, first: int, last: int) -> int:
    """Cut off the titles that stand right before the next name: "A, X of Y, Mayor B"."""
    cut = max(kinds.rfind(mark, first, last) for mark in "cs")
    return max(cut, first)


@dataclass
class _Reading:
    """The state of reading one chain from left to right."""

    positions: list[PositionDraft] = field(default_factory=list)
    pending: list[PositionDraft] = field(default_factory=list)
    before: Mention | None = None
    former: bool = False
    described: bool = False

    def close(self, organisation: Mention | None = None) -> None:
        """Give the open titles their organisation; what is no post without one is dropped."""
        own = organisation or self.before
        held = [replace(p, organisation=p.organisation or own) for p in self.pending]
        self.positions += [p for p in held if p.organisation or not (self.described or _is_weak(p))]
        self.pending = []
        self.former = self.described = False


# In lower case and without an organisation these say what somebody does, not what post they hold.
_WEAK = frozenset(
    "member partner leader lead elder operator organizer organiser coach producer publisher editor general "
    "major captain justice judge principal fellow instructor specialist engineer analyst architect "
    "assistant aide officer executive delegate representative shareholder pastor bishop consultant "
    "scientist researcher investigator economist lecturer reader tutor trustee owner head chief manager "
    "speaker host conductor curator inspector nurse strategist technologist supervisor adviser advisor "
    "spokesperson spokesman spokeswoman coordinator convener consul envoy prince princess king queen "
    "professor laureate champion actuary evangelist statistician epidemiologist geologist agronomist".split()
)


def _is_weak(position: PositionDraft) -> bool:
    return position.title.text in _WEAK


def read_chain(row: Row, first: int, last: int) -> Chain:
    """Read the positions off the tokens ``first:last``."""
    reading = _Reading()
    kinds = row.kinds
    for index in range(first, last):
        token = row.tokens[index]
        before = kinds[index - 1] if index > first else "^"
        if token.kind == "T" and token.mention:
            reading.pending.append(PositionDraft(token.mention, None, reading.former))
        elif token.kind == "O" and token.mention:
            _read_organisation(row, index, last, before, reading)
        elif token.kind == "p":
            reading.before = _antecedent(row, index) or reading.before
        elif token.kind == "A" and not reading.pending:
            article = row.document.folded[token.start : token.end].casefold()
            reading.described = article in ("a", "an")
        elif token.kind in "fw":
            reading.former = token.kind == "f"
        elif token.kind == "s":
            reading.close()
            reading.before = None
    reading.close()
    positions = tuple(_split_departments(row.document, reading.positions))
    shared = "b" in kinds[first:last] or any(p.title.value for p in positions)
    return Chain(first, last, positions, "r" in kinds[first : last + 1], shared)


def _read_organisation(row: Row, index: int, last: int, before: str, reading: _Reading) -> None:
    mention = row.tokens[index].mention
    following = row.kinds[index + 1 : last].lstrip("hA")
    if following.startswith(("T", "fT")) and before != "o":
        reading.close()
        reading.before = mention
    elif reading.pending and (before in "ocAd(" or before == "T"):
        reading.close(mention)
        reading.before = None


def _antecedent(row: Row, index: int) -> Mention | None:
    """The organisation that "our" stands for, or "its": the last one named before."""
    token = row.tokens[index]
    if row.document.folded[token.start : token.end].casefold() in ("our", "my"):
        return row.issuer
    before = [t.mention for t in row.tokens[max(0, index - 60) : index] if t.kind == "O"]
    return before[-1] if before else row.own


_DEPARTMENT_HEADS = re.compile(r"(?:director|head|dean|chair|chairman|chairwoman|chief|leader)\b", re.I)
_OF = re.compile(r"\s+(?:of|at)\s+(?:the\s+)?")
_BODY = re.compile(
    r"\b(?:universit|hospital|committee|association|societ|compan|co\b|ltd|group|zone|council|academy|"
    r"institut|federation|bank|government|inc\b|corporation|college|commission|ministry|center|centre)",
    re.IGNORECASE,
)


def _split_departments(document: Document, positions: Sequence[PositionDraft]) -> list[PositionDraft]:
    """"Chief Physician and Director of the Radiology Department of X": the first is held at X."""
    split = []
    for position, following in zip_longest(positions, positions[1:]):
        shared = following is not None and following.organisation is position.organisation
        if shared and following and _outranks(position.title, following.title):
            parent = _parent(document, position.organisation)
            position = replace(position, organisation=parent or position.organisation)
        split.append(position)
    return split


def _outranks(title: Mention, following: Mention) -> bool:
    of_department = _DEPARTMENT_HEADS.search(following.text.split(" of ")[0])
    return bool(of_department) and (
        " of the " in title.text or not _DEPARTMENT_HEADS.search(title.text.split(" of ")[0])
    )


def _parent(document: Document, organisation: Mention | None) -> Mention | None:
    """The body behind the last "of" in a department's name."""
    if organisation is None:
        return None
    for joint in _OF.finditer(organisation.text):
        rest = organisation.text[joint.end() :]
        if _BODY.search(rest):
            start = organisation.start + joint.end()
            return document.mention(start, organisation.end, "ORG", "rule:en/positions:parent")
    return None


def _share(row: Row, people: Sequence[int], found: dict[int, list[Chain]]) -> None:
    """Hand chains in the plural to everybody they are about, and "respectively" to each in turn."""
    for place, person in enumerate(people):
        for chain in list(found[person]):
            if chain.first > person:
                group = _joined_before(row, people, place)
            else:
                group = _joined_after(row, people, place)
            if len(group) > 1 and (chain.shared or chain.respectively):
                _deal(group, chain, person, found)


def _deal(group: Sequence[int], chain: Chain, person: int, found: dict[int, list[Chain]]) -> None:
    if chain.respectively and len(chain.positions) == len(group):
        found[person].remove(chain)
        for member, position in zip(group, chain.positions, strict=True):
            found[member].append(replace(chain, positions=(position,)))
    elif chain.shared:
        for member in group:
            if member != person:
                found[member].append(chain)


def _joined_before(row: Row, people: Sequence[int], place: int) -> list[int]:
    """The people whom "and" and commas alone join to the one at ``place``, in order."""
    group = [people[place]]
    for other in reversed(people[:place]):
        if not re.fullmatch("[cas]{1,2}H*", row.kinds[other + 1 : group[0]]):
            break
        group.insert(0, other)
    return group


def _joined_after(row: Row, people: Sequence[int], place: int) -> list[int]:
    group = [people[place]]
    for other in people[place + 1 :]:
        if not re.fullmatch("[ca]{1,2}H*", row.kinds[group[-1] + 1 : other]):
            break
        group.append(other)
    return group
