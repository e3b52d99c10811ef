"""What the verb beside an English name says its bearer does: phrases looked up, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor.assemble.appearances import Role
from extractor.document import Span
from extractor.rules import load_words, word_set

# Characters of a sentence that are read behind a name.
_REACH = 300
_LONGEST = 6

_SUBJECT_LISTS: tuple[tuple[str, Role], ...] = (
    ("speech_verbs", "speaker"),
    ("speaking_phrases", "speaker"),
    ("moderating_verbs", "moderator"),
    ("signing_verbs", "signatory"),
    ("receiving_verbs", "honoree"),
    ("attending_verbs", "attendee"),
)
_OBJECT_LISTS: tuple[tuple[str, Role], ...] = (
    ("naming_verbs", "honoree"),
    ("meeting_verbs", "attendee"),
    ("quoting_verbs", "speaker"),
)
_BE = frozenset({"was", "is", "are", "were", "be", "been"})
_MODAL = frozenset({"will", "would", "to", "can", "could", "may", "might", "must", "should", "did"})
# Past forms that are written like the base form.
_UNCHANGED = frozenset({"put", "set", "cut", "read", "hit", "let", "shed", "become"})
_WORD = re.compile(r"[^\s,;:()\"“”]+")
_GAP = re.compile(r"[ \u00a0]+")
# Where a later predicate of the same subject may begin.
_JOINT = re.compile(r",?[ \u00a0](?:and|then|but|before|after|while)(?=[ \u00a0])|,(?=[ \u00a0])")
# "speeches by A", "remarks from B" behind "and" are nouns.
_NOUN_USE = re.compile(r"[sg][ \u00a0](?:by|from|of|with)\b")


@cache
def _roles(lists: tuple[tuple[str, Role], ...]) -> dict[str, Role]:
    return {phrase: role for topic, role in lists for phrase in load_words("en", topic)}


@cache
def _bases() -> frozenset[str]:
    """First words in the base form: those that stand beside one with -s."""
    firsts = _firsts()
    return frozenset(w for w in firsts if w + "s" in firsts or w + "es" in firsts) - _UNCHANGED


@cache
def _firsts() -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in _roles(_SUBJECT_LISTS))


def is_verb(word: str) -> bool:
    """Whether a predicate may begin with a word."""
    return word in _firsts() or word in _BE or word in _MODAL or word == "who"


def predicate_role(text: str, offset: int, *, plural: bool) -> tuple[Role, int] | None:
    """The role of the subject whose verb begins at ``offset``, and how many words tell it.

    A verb in the base form counts behind "will" and the like, or of several people.
    """
    words = list(_words(text, offset))
    base_allowed = plural
    for index, word in enumerate(words[:_LONGEST]):
        if word in _BE:
            return _behind_be(words[index + 1 :])
        if word in _MODAL:
            base_allowed = True
        found = _longest(words[index:])
        if found and (base_allowed or word not in _bases()):
            return found
        if not _is_skipped(word):
            return None
    return None


def _is_skipped(word: str) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return word in _MODAL or word in word_set("en", "before_verbs") or word.endswith("ly")


def _words(text: str, offset: int) -> Iterator[str]:
    """The words that follow, up to the first mark."""
    position = offset
    for _ in range(2 * _LONGEST):
        gap = _GAP.match(text, position)
        word = _WORD.match(text, gap.end() if gap else position)
        if word is None:
            return
        yield word.group().rstrip(".!?").replace("’", "'")
        position = word.end()


def _longest(words: Sequence[str]) -> tuple[Role, int] | None:
    known = _roles(_SUBJECT_LISTS)
    for count in range(min(len(words), _LONGEST), 0, -1):
        if role := known.get(" ".join(words[:count])):
            return role, count
    return None


def _behind_be(words: Sequence[str]) -> tuple[Role, int] | None:
    """ "was adamant", "has been sworn in", "is stepping down", "is to speak"."""
    rest = list(words)
    while rest and (_is_skipped(rest[0]) or rest[0] in _BE) and rest[0] != "there":
        rest.pop(0)
    known = word_set("en", "honoured_participles")
    for count in range(min(len(rest), 4), 0, -1):
        if " ".join(rest[:count]) in known:
            return "honoree", count + 1
    to_come = rest[:1] != list(words[:1]) and "to" in words[: len(words) - len(rest)]
    if rest and (rest[0].endswith("ing") or to_come):
        return _longest(rest)
    return _longest(["was", *rest]) or _longest(["was", *words])


def later_predicates(text: str, span: Span, stop: int) -> Iterator[int]:
    """Where further predicates of the same subject may begin, up to ``stop``.

    "A, who joined in 2019, said", "A attended and gave a speech", "A signed, adding that".
    """
    apposed = text.startswith(",", span.end)
    for joint in _JOINT.finditer(text, span.end, min(stop, span.end + _REACH)):
        following = text[joint.end() : joint.end() + 40].lstrip()
        first = following.partition(" ")[0]
        finite = apposed or joint.group() != ","
        if (finite or first.endswith("ing")) and not _NOUN_USE.match(following, len(first) - 1):
            yield joint.end()


_BEFORE = re.compile(r"[^\n.;:()]{0,90}$")


def governing_role(text: str, start: int) -> tuple[Role, int] | None:
    """The role of whoever is named at ``start`` by the verb before: "thanked retiring nurse A".

    Up to four words of description may stand between.
    """
    before = _BEFORE.search(text, max(0, start - 90), start)
    words = [w.strip(',"”“') for w in before.group().split()] if before else []
    known = _roles(_OBJECT_LISTS)
    for skipped in range(min(5, len(words))):
        last = len(words) - skipped
        for count in range(min(4, last), 0, -1):
            if role := known.get(" ".join(words[last - count : last])):
                return role, count
        if words[last - 1] in word_set("en", "prepositions"):
            return None
    return None
