"""What makes capitalised words around a head the name of a gathering, and not a generic phrase."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.find.event_words_en import ORDINAL, YEAR, Word, head_of, heads
from extractor.find.other_things_en import is_observance
from extractor.rules import word_set


def why_named(words: Sequence[Word], first: int, head: int, last: int) -> str | None:
    """The name of the rule that makes these words a name, or None for a generic phrase."""
    modifiers = word_set("en", "event_modifiers")
    texts = [w.text for w in words[first : last + 1]]
    names = [t for t in texts if t[0].isupper() and t not in modifiers and not head_of(t)]
    edition = any(ORDINAL.fullmatch(t) for t in texts[: head - first]) and len(texts) > 2
    year = any(YEAR.fullmatch(t) for t in texts)
    if any(
        t in _BODIES and after in ("for", "of", "on")
        for t, after in pairwise(texts[: head - first])
    ):
        return None
    if edition or (year and len(texts) > 2):
        return "edition" if edition else "year"
    if not names or texts[0] in _SUPERLATIVE or (len(texts) > 1 and texts[1] in _SUPERLATIVE):
        return None
    _, weak = heads()[head_of(words[head].text) or ""]
    if weak and not _is_held(words, first, last) and not _is_definite(words, first, names):
        return None
    return "words"


# Bodies whose names go on after "of" or "for": National Council for Vocational Training.
_BODIES = frozenset(
    (
        *("Association", "Authority", "Board", "Bureau", "Commission", "Committee", "Council"),
        *("Department", "Federation", "Ministry", "Office"),
    )
)


_SUPERLATIVE = frozenset(
    ("Largest", "Biggest", "Premier", "Leading", "Top", "Best", "Greatest", "Oldest")
)


def _is_definite(words: Sequence[Word], first: int, names: Sequence[str]) -> bool:
    return len(names) > 1 and first > 0 and words[first - 1].text in ("the", "The", "a", "its")


def _is_held(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether what stands beside the name says that it is something held."""
    before = [
        w.text.lower()
        for w in words[max(0, first - 3) : first]
        if w.text.lower() not in ("the", "a", "an", "annual", '"', "“")
    ]
    after = [w.text for w in words[last + 1 : last + 4] if w.text not in (",", '"', "”")]
    told = bool(before) and before[-1] in word_set("en", "held_before")
    return told or bool(after and (after[0] in word_set("en", "held_after") or _is_day(after)))


def _is_day(after: Sequence[str]) -> bool:
    """Whether a day in brackets follows a name: Storm Breakfast (April 21)."""
    return after[0] == "(" and len(after) > 2 and after[2].isdigit() and after[1].istitle()


def least_confidence(words: Sequence[Word]) -> float:
    """How sure the tagger must be: surer where neither a head nor a year speaks for a gathering."""
    speaks = any(head_of(w.text) or YEAR.search(w.text) for w in words)
    return SURE if speaks else _SURER


SURE = 0.6
_SURER = 0.72


def is_event_like(words: Sequence[Word]) -> bool:
    """Whether a tagged name could be a gathering's: of two words, no agreement's or body's."""
    texts = [word.text for word in words]
    if any(text in word_set("en", "not_events") or text in _SUPERLATIVE for text in texts):
        return False
    if is_observance(texts):
        return False
    return len(words) > 1 and (words[0].is_name_word or any(head_of(t.capitalize()) for t in texts))
