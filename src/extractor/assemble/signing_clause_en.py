"""Which of the organisations before an English verb of signing are its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.document import Mention

_OCCASION = re.compile(
    r"\b(?:hosted|organi[sz]ed|sponsored|co-hosted) by\b|\b(?:told|according to)\b"
)
_TOLD = re.compile(r"\b(?:that|said|says|told|announced|according to|after|unit|subsidiary|arm)\b")


# "A opened the B, a hall of its own, and signed": B is the object of another verb.
_GOES_ON = re.compile(r", and (?:also |then |has |have |jointly )?$")


def _first_run(text: str, named: Sequence[tuple[Mention, str]]) -> list[tuple[Mention, str]]:
    """The organisations that one subject joins: A, B and C."""
    run = [named[0]]
    for item in named[1:]:
        if not _JOINED.fullmatch(text, run[-1][0].end, item[0].start):
            break
        run.append(item)
    return run


_JOINED = re.compile(r"(?: ?\([^()]{1,30}\))?(?:,? and |, )(?:the )?")


def last_subject(
    text: str, named: Sequence[tuple[Mention, str]], end: int
) -> list[tuple[Mention, str]]:
    """The organisations before the verb without those that only ran the occasion or told of it."""
    named = _after_telling(text, named)
    if named and _GOES_ON.search(text, named[-1][0].end, end):
        named = _first_run(text, named)
    return [
        (mention, name)
        for mention, name in named
        if not _OCCASION.search(text, max(0, mention.start - 20), mention.start)
    ]


def _after_telling(
    text: str, named: Sequence[tuple[Mention, str]]
) -> Sequence[tuple[Mention, str]]:
    """The organisations after "X said that its unit", or all of them."""
    for place in range(len(named) - 1, 0, -1):
        if _TOLD.search(text, named[place - 1][0].end, named[place][0].start):
            return named[place:]
    return named
