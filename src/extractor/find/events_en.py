"""English names of gatherings: capitalised words around a head (Forum, Summit, Conference)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extractor.document import Document, Mention, Mentions, Span
from extractor.places import find_place
from extractor.rules import load_words, word_set

SOURCE = "rule:en/events:"

_WORD = re.compile(
    r"Round[ -][Tt]able\b|[A-Za-z\u00c0-\u024f\d](?:[\w&+]|[.’'\-–—/](?=\w)"
    r"|\.(?=[A-Z]\.)|(?<=[A-Z])\.)*[’']?|[^\w\s]"
)
_ORDINAL = re.compile(
    r"\d{1,3}(?:st|nd|rd|th)|(?:Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety)-\w+"
    r"|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth"
    r"|Thirteenth|Fourteenth|Fifteenth|Sixteenth|Seventeenth|Eighteenth|Nineteenth|Twentieth"
    r"|[IVX]{1,6}",
)
_NUMBERED = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d{1,3}")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d")
_LINKS = frozenset(("of", "and", "for", "on", "the", "&", "to", "de", "x", "in", "from", "with"))
_INSIDE = frozenset(("and", "the", "of", "for", "on", "in", "&", "to", ","))
_AFTER_HEAD = frozenset(("of", "on", "for", "to", "&"))
_LONGEST = 24


@dataclass(frozen=True)
class Word:
    """A word or sign of a sentence, with offsets into the document."""

    text: str
    start: int
    end: int

    @property
    def is_name_word(self) -> bool:
        first = self.text[0]
        return first.isupper() or first.isdigit() or self.text in ("e-", "iPhone")


def find_english_events(document: Document, mentions: Mentions) -> list[Mention]:
    """Names of gatherings that their form gives away."""
    barriers = _barriers(mentions)
    owners = frozenset(m.end for m in mentions.labelled("ORG", "PLACE", "DATE"))
    places = {m.start: m.end for m in mentions.labelled("PLACE")}
    found: list[Mention] = []
    for sentence in document.sentences:
        words = _words(document.folded, sentence)
        for first, last, rule in _names(words, barriers | _owner_ends(words, owners), places):
            start, end = words[first].start, words[last].end
            if words[last].text[-1] in "’'" and words[last].text[-2:-1] != "s":
                end -= 1
            found.append(document.mention(start, end, "EVENT", SOURCE + rule))
    return [*found, *_tagged(document, mentions)]


def _tagged(document: Document, mentions: Mentions) -> Iterator[Mention]:
    """Names that a tagger is sure of, without what stands in front of a name."""
    for mention in mentions.labelled("EVENT"):
        if mention.confidence < _SURE:
            continue
        words = _words(document.folded, mention.span)
        while words and (
            words[0].text in _IN_FRONT or words[0].text[0].islower() or head_of(words[0].text[:-2])
        ):
            words = words[1:]
        while words and words[-1].text[0].islower() and words[0].is_name_word:
            words = words[:-1]
        if words and _is_event_like(words) and mention.confidence >= _least_confidence(words):
            start, end = _balanced(document.folded, words[0].start, words[-1].end)
            yield document.mention(
                start, end, "EVENT", mention.source, confidence=mention.confidence
            )


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with both or neither of its quotation marks."""
    name = text[start:end]
    lacks = name.count("“") > name.count("”") or name.count('"') % 2
    if lacks and text[end : end + 1] in ("”", '"'):
        return start, end + 1
    if (name[-1] == "”" and "“" not in name) or (name[-1] == '"' and name.count('"') % 2):
        return start, end - 1
    return start, end


def _least_confidence(words: Sequence[Word]) -> float:
    """How sure the tagger must be: surer where neither a head nor a year speaks for a gathering."""
    speaks = any(head_of(w.text) or _YEAR.search(w.text) for w in words)
    return _SURE if speaks else _SURER


_SURE = 0.6
_SURER = 0.72
_IN_FRONT = frozenset(("The", "the", "A", "An", "This", "Our", "sixth", '"', "“", "‘"))
_NO_EVENT = frozenset(
    (
        "Agreement",
        "Plan",
        "Programme",
        "Program",
        "Initiative",
        "Project",
        "Act",
        "Bridge",
        "Network",
        "Fund",
        "System",
        "Award",
        "Testbed",
        "Report",
        "Memorandum",
        "Center",
        "Centre",
        "Institute",
    )
)


def _is_event_like(words: Sequence[Word]) -> bool:
    """Whether a tagged name could be a gathering's: of two words, no agreement's or body's."""
    texts = [word.text for word in words]
    if any(text in _NO_EVENT or text in _SUPERLATIVE for text in texts):
        return False
    return len(words) > 1 and (words[0].is_name_word or any(head_of(t.capitalize()) for t in texts))


def _words(text: str, sentence: Span) -> list[Word]:
    return [
        Word(m[0], m.start(), m.end()) for m in _WORD.finditer(text, sentence.start, sentence.end)
    ]


def _owner_ends(words: Sequence[Word], owners: frozenset[int]) -> frozenset[int]:
    """Ends of possessives of bodies and places, before which no name begins: City of X’ | Expo."""
    return frozenset(
        w.end
        for w in words
        if (w.text.endswith(("'s", "’s")) and w.end - 2 in owners)
        or (w.text.endswith(("'", "’")) and w.end - 1 in owners)
    )


def _barriers(mentions: Mentions) -> frozenset[int]:
    """Ends of dates: no name of a gathering reaches over one."""
    return frozenset(m.end for m in mentions.labelled("DATE") if not _YEAR.fullmatch(m.text))


@cache
def heads() -> dict[str, tuple[str, bool]]:
    """Head to kind and whether the head is a weak one."""
    rows = (line.split("\t") for line in load_words("en", "event_heads"))
    return {row[0]: (row[1], len(row) > 2) for row in rows}


def _names(
    words: Sequence[Word], barriers: frozenset[int], places: Mapping[int, int]
) -> Iterator[tuple[int, int, str]]:
    taken = -1
    for index, word in enumerate(words):
        if index > taken and head_of(word.text):
            first = _left_end(words, index, barriers, taken)
            last = _right_end(words, index, places)
            last = _quoted_end(words, last)
            rule = None if _is_place(words, index, last) else _why(words, first, index, last)
            if rule:
                yield first, last, rule
                taken = last


def head_of(word: str) -> str | None:
    """The head that a word is or ends with: Forum, Sub-Forum, FORUM."""
    bare = word.rstrip("’'")
    for form in (bare, bare.rpartition("-")[2], bare.capitalize() if bare.isupper() else bare):
        if form in heads():
            return form
    return None


def _left_end(words: Sequence[Word], head: int, barriers: frozenset[int], taken: int) -> int:
    """Index of the first word of the name whose head stands at ``head``."""
    first = index = head
    while index - 1 > taken and head - index < _LONGEST:
        word = words[index - 1]
        if word.end in barriers or _is_bound(words, index - 1, head):
            break
        if word.is_name_word:
            first = index - 1
        elif not _is_link(words, index - 1, head, barriers):
            break
        index -= 1
    return first


def _is_bound(words: Sequence[Word], index: int, head: int) -> bool:
    """Whether no name begins after this word: a verb of a headline, a function word."""
    word = words[index].text
    if word[-2:] in ("'s", "’s") and head_of(word[:-2]):
        return True
    if word not in word_set("en", "event_bounds"):
        return _NUMBER.fullmatch(word) is not None
    return not (index + 1 == head and word in word_set("en", "event_modifiers"))


def _is_link(words: Sequence[Word], index: int, head: int, barriers: frozenset[int]) -> bool:
    """Whether a word may stand between two capitalised words of one name."""
    word = words[index]
    if word.text in ("(", ")"):
        return _is_bracketed_place(words, index)
    if word.text in ("–", "-"):
        return index > 0
    if word.text == ",":
        return _is_list_comma(words, index)
    if word.text in ("annual", "biennial") and index:
        return _NUMBERED.fullmatch(words[index - 1].text) is not None
    if word.text not in _LINKS or not index:
        return False
    before = words[index - 1]
    if word.text in ("in", "from", "with", "to"):
        return False
    if word.text == "of" and index + 1 == head:
        return False
    if word.text == "the" and (before.text not in ("of", "for", "on", "in") or index + 1 == head):
        return False
    return before.end not in barriers and head_of(before.text) is None


def _is_bracketed_place(words: Sequence[Word], index: int) -> bool:
    """Whether a bracket is one of a short capitalised aside: China (Taizhou) International."""
    opened = (
        index
        if words[index].text == "("
        else next((i for i in range(index - 1, max(index - 5, -1), -1) if words[i].text == "("), -1)
    )
    closed = next(
        (i for i in range(opened + 1, min(opened + 5, len(words))) if words[i].text == ")"), -1
    )
    return 0 < opened < closed and all(words[i].is_name_word for i in range(opened + 1, closed))


def _is_list_comma(words: Sequence[Word], index: int) -> bool:
    """Whether a comma stands in a list inside a name: Green Hydrogen, Ammonia and Methanol …"""
    after = [word.text for word in words[index + 1 : index + 6]]
    if not after or not after[0][:1].isupper() or "and" not in after:
        return False
    joint = after.index("and")
    edition = any(
        _ORDINAL.fullmatch(w.text) or _YEAR.fullmatch(w.text)
        for w in words[max(0, index - 5) : index]
    )
    return edition and all(w[:1].isupper() or w == "," for w in after[:joint])


def _right_end(words: Sequence[Word], head: int, places: Mapping[int, int]) -> int:
    """Index of the last word of the name whose head stands at ``head``."""
    last = index = head
    linked = False
    while index + 1 < len(words) and index + 1 - head < _LONGEST:
        word = words[index + 1]
        if word.text in word_set("en", "event_bounds") and word.text not in ("The",):
            break
        if word.is_name_word and (linked or head_of(word.text) or _YEAR.fullmatch(word.text)):
            last = index + 1
        elif linked and word.text in _INSIDE and _name_follows(words, index + 1):
            if word.text in ("in", ",") and not _goes_on(words, index + 1, places):
                break
            if word.text == "and" and _new_name_follows(words, index + 1):
                break
        elif (index == last and word.text in _AFTER_HEAD and _name_follows(words, index + 1)) or (
            index == last and word.text == "and" and _head_follows(words, index + 1)
        ):
            linked = True
        else:
            break
        index += 1
    return last


def _quoted_end(words: Sequence[Word], last: int) -> int:
    """Where a title in quotation marks ends that follows the name: Exhibition "Clean Room-2025"."""
    if last + 2 < len(words) and words[last + 1].text in ("“", '"', "«"):
        for index in range(last + 2, min(last + 10, len(words))):
            if words[index].text in ("”", '"', "»"):
                return index if words[last + 2].text[0].isupper() else last
    return last


def _follows(words: Sequence[Word], index: int, wanted: tuple[str, ...]) -> bool:
    return index + 1 < len(words) and words[index + 1].text in wanted


def _is_place(words: Sequence[Word], head: int, last: int) -> bool:
    """Whether what follows makes it the name of a building: Exhibition and Trading Center."""
    tail = [word.text for word in words[head + 1 : last + 1]]
    if words[head].text == "Convention" and _follows(words, head, ("to", "on", "against")):
        return True
    if tail and tail[-1] in _BUILDINGS and not set(tail) & _AFTER_HEAD:
        return True
    for word in words[last + 1 : last + 5]:
        if word.text in _BUILDINGS or word.text in _SCHOOLS:
            return True
        if not word.is_name_word and word.text not in ("and", "&"):
            return False
    return False


_SCHOOLS = frozenset(("Institute", "Academy", "College", "Agency", "Authority", "Foundation"))
_BUILDINGS = frozenset(
    ("Center", "Centre", "Hall", "Hotel", "Complex", "Building", "Park", "Room", "Grounds", "Venue")
)


def _name_follows(words: Sequence[Word], index: int) -> bool:
    following = [w for w in words[index + 1 : index + 3] if w.text not in ("the", "a")]
    return bool(following) and following[0].is_name_word and not _is_day(following[0].text)


def _is_day(word: str) -> bool:
    return bool(_DAY.fullmatch(word)) or word in word_set("en", "event_bounds")


def _goes_on(words: Sequence[Word], index: int, places: Mapping[int, int]) -> bool:
    """Whether "in" or a comma joins more of the name and not a place or a new clause."""
    following = next((w for w in words[index + 1 : index + 3] if w.text != "the"), None)
    if following is None or not following.is_name_word or following.start in places:
        return False
    if find_place("en", following.text):
        return False
    return words[index].text == "in" or _is_list_comma(words, index)


def _head_follows(words: Sequence[Word], index: int) -> bool:
    """Whether "and" joins a second head: "Seminar and Supply Conference"."""
    for word in words[index + 1 : index + 6]:
        if head_of(word.text):
            return True
        if not word.is_name_word and word.text not in ("and", "&", "of"):
            return False
    return False


def _new_name_follows(words: Sequence[Word], index: int) -> bool:
    """Whether "and" begins another name: "and the 3rd Skills Competition"."""
    following = words[index + 1 : index + 3]
    if not following:
        return True
    if following[0].text == "the":
        return (
            len(following) > 1
            and bool(_ORDINAL.fullmatch(following[1].text) or _YEAR.fullmatch(following[1].text))
        ) or _head_within(words, index + 2)
    return False


def _head_within(words: Sequence[Word], index: int) -> bool:
    for word in words[index : index + 10]:
        if head_of(word.text):
            return True
        if not word.is_name_word and word.text not in _LINKS:
            return False
    return False


def _why(words: Sequence[Word], first: int, head: int, last: int) -> str | None:
    """The name of the rule that makes these words a name, or None for a generic phrase."""
    modifiers = word_set("en", "event_modifiers")
    texts = [w.text for w in words[first : last + 1]]
    names = [t for t in texts if t[0].isupper() and t not in modifiers and not head_of(t)]
    edition = any(_ORDINAL.fullmatch(t) for t in texts[: head - first]) and len(texts) > 2
    year = any(_YEAR.fullmatch(t) for t in texts)
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
_HELD_BEFORE = frozenset(
    (
        "at",
        "during",
        "attend",
        "attended",
        "attends",
        "attending",
        "join",
        "joined",
        "host",
        "hosted",
        "hosting",
        "hosts",
        "organise",
        "organised",
        "organize",
        "organized",
        "hold",
        "held",
        "inaugurated",
        "opened",
        "opening",
        "of",
        "called",
        "for",
    )
)
_HELD_AFTER = frozenset(
    (
        "was",
        "will",
        "is",
        "opened",
        "closed",
        "kicked",
        "took",
        "takes",
        "held",
        "runs",
        "ran",
        "were",
        "concluded",
        "began",
    )
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
    return bool(before and before[-1] in _HELD_BEFORE) or bool(after and after[0] in _HELD_AFTER)
