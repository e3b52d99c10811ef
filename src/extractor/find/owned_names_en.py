"""Bodies in the possessive before a gathering's name: Society of Engineers' | Summer Meeting."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.document import Mentions
from extractor.find.event_words_en import Word, head_of

_BODIES = frozenset(
    (
        *("Academy", "Alliance", "Association", "Chamber", "Chambers", "College", "Council"),
        *("Federation", "Guild", "Institute", "Institution", "League", "Society", "Union"),
    )
)
_LINKS = ("of", "and", "&", "for", "the")
_LONGEST_BODY = 8


def owner_ends(words: Sequence[Word], mentions: Mentions) -> frozenset[int]:
    """Ends of possessives of bodies and places, before which no name begins: City of X’ | Expo."""
    owners = frozenset(m.end for m in mentions.labelled("ORG", "PLACE", "DATE"))
    return frozenset(
        w.end
        for index, w in enumerate(words)
        if (w.text.endswith(("'s", "’s")) and w.end - 2 in owners)
        or (w.text.endswith(("'", "’")) and (w.end - 1 in owners or _ends_body(words, index)))
    )


def _ends_body(words: Sequence[Word], index: int) -> bool:
    """Whether a plural possessive ends a body's name."""
    for word in reversed(words[max(0, index - _LONGEST_BODY) : index]):
        if word.text in _BODIES:
            return True
        if not word.is_name_word and word.text not in _LINKS:
            return False
    return False


def without_owner(words: Sequence[Word]) -> Sequence[Word]:
    """A tagged name without the body that it is told as the gathering of."""
    for index in range(len(words) - 2, 0, -1):
        if words[index].text.endswith(("'", "’")) and _ends_body(words, index):
            return words[index + 1 :]
    return words


def is_owned(words: Sequence[Word], first: int, head: int, owners: frozenset[int]) -> bool:
    """Whether a plain name is a body's own: the Society's | Spring Meeting."""
    return (
        0 < first == head - 1
        and words[first - 1].end in owners
        and words[first].text in ("Spring", "Summer", "Autumn", "Fall", "Winter", "Annual")
        and head_of(words[head].text) is not None
    )
