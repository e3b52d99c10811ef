"""Reading one English title chain: which titles it holds, each at which organisation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from extractor.assemble.appearances import PositionDraft
from extractor.assemble.departments_en import split_departments
from extractor.assemble.place_posts_en import PLACE_POST
from extractor.assemble.tokens_en import Row, Token
from extractor.document import Mention
from extractor.rules import word_set


@dataclass(frozen=True)
class Chain:
    """The title chain of a person: its tokens ``first:last`` and what they say.

    ``weak`` are descriptions that only an organisation makes positions.
    """

    first: int
    last: int
    positions: tuple[PositionDraft, ...] = ()
    respectively: bool = False
    shared: bool = False
    weak: tuple[PositionDraft, ...] = ()


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
    elif _NEXT_HOLDER.match(kinds, last - 1):
        last = _before_next_holder(kinds, first, last)
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


# "A, Dean of X, and the Mayor of Y, B, signed", "A, Dean of X; Y's Mayor, B; C": Y's is B's.
_NEXT_HOLDER = re.compile("cH*P(?:c(?![ApfwhT])|[s.xan]|$)")
_HOLDERS_GROUP = re.compile(r"(?:s(?:a)?|ca)(?=(?:A|O|A?OhA?)?[fw]*T(?:oA?[OL])?c$)")


def _before_next_holder(kinds: str, first: int, last: int) -> int:
    """Cut off the title that a comma parts from the next name."""
    group = _HOLDERS_GROUP.search(kinds[first:last])
    return first + group.start() if group and "T" in kinds[first : first + group.start()] else last


@dataclass
class _Reading:
    """The state of reading one chain from left to right."""

    positions: list[PositionDraft] = field(default_factory=list)
    weak: list[PositionDraft] = field(default_factory=list)
    pending: list[PositionDraft] = field(default_factory=list)
    before: Mention | None = None
    former: bool = False
    described: bool = False

    def close(self, organisation: Mention | None = None) -> None:
        """Give the open titles their organisation; what is no post without one is dropped."""
        own = organisation or self.before
        held = [
            p if self._of_place(p) else replace(p, organisation=p.organisation or own)
            for p in self.pending
        ]
        for position in held:
            described = self.described or _is_weak(position)
            weak = described and position.organisation is None
            (self.weak if weak else self.positions).append(position)
        self.pending = []
        self.former = self.described = False

    def _of_place(self, position: PositionDraft) -> bool:
        """Whether one of several titles is a post of a place: "Mayor and Director of X"."""
        return position is not self.pending[-1] and bool(PLACE_POST.search(position.title.text))


def _is_weak(position: PositionDraft) -> bool:
    """ "partner", "TV presenter", "producer of quinoa": a description, unless of a named place."""
    head, _, field = (position.title.value or position.title.text).partition(" of ")
    *before, last = head.split() or [""]
    weak = head in word_set("en", "weak_titles") or (
        last in word_set("en", "weak_titles")
        and bool(before)
        and word_set("en", "post_ranks").isdisjoint(before)
    )
    return weak and (not field or field[0].islower())


_OF_PLACE = re.compile("ToA?$")


def read_chain(row: Row, first: int, last: int) -> Chain:
    """Read the positions off the tokens ``first:last``."""
    reading = _Reading()
    kinds = row.kinds
    for index in range(first, last):
        token = row.tokens[index]
        before = kinds[index - 1] if index > first else "^"
        if token.kind == "T" and token.mention:
            if reading.pending and " of " in reading.pending[-1].title.text:
                reading.former = before == "f"
            reading.pending.append(PositionDraft(token.mention, None, reading.former))
        elif token.kind == "O" and token.mention:
            _read_organisation(row, index, last, before, reading)
        elif token.kind == "p" and kinds[index + 1 : index + 2] != "O":
            reading.before = _antecedent(row, index) or reading.before
        elif token.kind == "A" and not reading.pending:
            article = row.document.folded[token.start : token.end].casefold()
            reading.described = article in ("a", "an")
        elif token.kind in "fw":
            reading.former = token.kind == "f"
            reading.described &= not _is_capital(row, index + 1)
        elif (
            token.kind == "L"
            and _OF_PLACE.search(kinds, first, index)
            and kinds[index + 1 :][:1] == "a"
        ):
            reading.close()
        elif token.kind == "s":
            reading.close()
            reading.before = None
    reading.close()
    positions = tuple(split_departments(row.document, reading.positions))
    shared = "b" in kinds[first:last] or any(p.title.value for p in positions)
    return Chain(
        first, last, positions, "r" in kinds[first : last + 1], shared, tuple(reading.weak)
    )


def _is_capital(row: Row, index: int) -> bool:
    """Whether a title is written as posts are: "a former Secretary of State"."""
    return row.kinds.startswith("T", index) and row.document.text[row.tokens[index].start].isupper()


def _read_organisation(row: Row, index: int, last: int, before: str, reading: _Reading) -> None:
    mention = row.tokens[index].mention
    following = row.kinds[index + 1 : last].lstrip("hA")
    if following.startswith(("T", "fT")) and before != "o":
        reading.close()
        reading.before = mention
    elif reading.pending and (before in "ocAd(pT" or row.kinds.startswith("Lh", index - 2)):
        reading.close(mention)
        reading.before = None


def _antecedent(row: Row, index: int) -> Mention | None:
    """The organisation that "our" stands for, or "its": the last one named before."""
    token = row.tokens[index]
    if row.document.folded[token.start : token.end].casefold() in ("our", "my"):
        return row.issuer
    if row.document.folded[token.start : token.end].casefold() in ("his", "her"):
        return None
    before = [t.mention for t in row.tokens[max(0, index - 60) : index] if t.kind == "O"]
    return before[-1] if before else row.own
