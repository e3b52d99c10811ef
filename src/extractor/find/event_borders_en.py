"""Where an English name of a gathering begins and ends around its head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.find.event_words_en import (
    JOINTS,
    NUMBER,
    NUMBERED,
    ORDINAL,
    YEAR,
    Word,
    follows,
    head_of,
    is_day,
)
from extractor.places import find_place
from extractor.rules import word_set

_LINKS = frozenset(("of", "and", "for", "on", "the", "&", "to", "de", "x", "in", "from", "with"))
_INSIDE = frozenset(("and", "the", "of", "for", "on", "in", "&", "to", ","))
_LONGEST = 24
# Verbs of headlines that are no nouns, beside those of the word list.
_VERBS = frozenset(
    (
        *("Advances", "Anchors", "Boosts", "Captivates", "Champions", "Commands", "Commemorates"),
        *("Confirms", "Delights", "Demonstrates", "Dominates", "Elevates", "Embraces", "Empowers"),
        *("Energizes", "Excels", "Fuels", "Garners", "Graces", "Headlines", "Ignites", "Inspires"),
        *("Invites", "Leads", "Marks", "Previews", "Rocks", "Shakes", "Sparks", "Spearheads"),
        *("Stuns", "Sweeps", "Thanks", "Touts", "Triumphs", "Wows", "Dazzles", "Heads", "Offers"),
        *("Supports", "Drives", "Raises", "Transforms", "Builds", "Issues", "Names"),
    )
)
_SHORT_LIST = 4


def left_end(words: Sequence[Word], head: int, barriers: frozenset[int], taken: int) -> int:
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
    if word.isupper() and _leads_in_capitals(words, index):
        return True
    if word in word_set("en", "before_events") and follows(words, index, _JOINING):
        return True
    if word not in word_set("en", "event_bounds") and word not in _VERBS:
        return NUMBER.fullmatch(word) is not None
    return not (index + 1 == head and word in word_set("en", "event_modifiers"))


def _leads_in_capitals(words: Sequence[Word], index: int) -> bool:
    """Whether "AT THE" stands before an edition in a headline of capitals: SEEN AT THE | 9TH X."""
    after = words[index + 1].text.lower() if index + 1 < len(words) else ""
    led = index and words[index - 1].text.lower() in _JOINING and words[index].text == "THE"
    return bool(led and (ORDINAL.fullmatch(after) or YEAR.fullmatch(after)))


_CALLS = ("Attend", "Attends", "Attending", "Exhibit", "Join", "Joins", "Visit", "Sponsor", "Host")
_JOINING = ("of", "for", "at", "to", "in", "from")


def bare(words: Sequence[Word]) -> Sequence[Word]:
    """A tagged name without what a headline says before and after it: Finalists for the | X."""
    offices = word_set("en", "before_events")
    for index in range(1, len(words) - 3):
        if _leads_to_edition(words, index) and not any(head_of(w.text) for w in words[:index]):
            return words[index + 2 :]
    for index in range(min(len(words) - 1, 4), 0, -1):
        if words[index].text in _JOINING and words[index - 1].text in offices:
            after = [w for w in words[index + 1 :] if w.text not in ("the", "Prestigious")]
            return bare(after) if after else words
    while len(words) > 2 and words[0].text in _CALLS:
        words = words[1:]
    if len(words) > 2 and head_of(words[-2].text) and _is_bound(words, len(words) - 1, -1):
        return words[:-1]
    return words


def _is_link(words: Sequence[Word], index: int, head: int, barriers: frozenset[int]) -> bool:
    """Whether a word may stand between two capitalised words of one name."""
    word = words[index]
    if word.text in ("(", ")"):
        return _is_bracketed_place(words[:head], index)
    if word.text in ("–", "-"):
        return index > 0
    if word.text == ",":
        return _is_list_comma(words, index)
    if word.text in ("annual", "biennial") and index:
        return NUMBERED.fullmatch(words[index - 1].text) is not None
    if word.text not in _LINKS or not index:
        return False
    before = words[index - 1]
    if word.text in ("in", "from", "with", "to") or _leads_to_edition(words, index):
        return False
    if word.text == "of" and index + 1 == head:
        return False
    if word.text == "the" and (before.text not in ("of", "for", "on", "in") or index + 1 == head):
        return False
    return before.end not in barriers and head_of(before.text) is None


def _leads_to_edition(words: Sequence[Word], index: int) -> bool:
    """Whether "for the" stands before an edition, at which a name begins: for the | 7th Days."""
    after = [word.text for word in words[index : index + 3]]
    return after[:2] == ["for", "the"] and ORDINAL.fullmatch(after[-1]) is not None


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
        ORDINAL.fullmatch(w.text) or YEAR.fullmatch(w.text)
        for w in words[max(0, index - 5) : index]
    )
    begins = index > 1 and words[index - 2].text in ("the", "The", "annual") and joint < _SHORT_LIST
    return (edition or begins) and all(w[:1].isupper() or w == "," for w in after[:joint])


def right_end(words: Sequence[Word], head: int, places: Mapping[int, int]) -> int:
    """Index of the last word of the name whose head stands at ``head``."""
    last = index = head
    linked = False
    while index + 1 < len(words) and index + 1 - head < _LONGEST:
        word = words[index + 1]
        if word.text in word_set("en", "event_bounds") and word.text not in ("The",):
            break
        if word.is_name_word and (linked or head_of(word.text) or YEAR.fullmatch(word.text)):
            last = index + 1
        elif linked and word.text in _INSIDE and _name_follows(words, index + 1):
            if word.text in ("in", ",") and not _goes_on(words, index + 1, places):
                break
            if word.text == "and" and _new_name_follows(words, index + 1):
                break
        elif (index == last and word.text in JOINTS and _name_follows(words, index + 1)) or (
            index == last and word.text == "and" and _head_follows(words, index + 1)
        ):
            linked = True
        else:
            break
        index += 1
    return last


def quoted_end(words: Sequence[Word], last: int) -> int:
    """Where a title in quotation marks ends that follows the name: Exhibition "Clean Room-2025"."""
    if last + 2 < len(words) and words[last + 1].text in ("“", '"', "«"):
        for index in range(last + 2, min(last + 10, len(words))):
            if words[index].text in ("”", '"', "»"):
                return index if words[last + 2].text[0].isupper() else last
    return last


def _name_follows(words: Sequence[Word], index: int) -> bool:
    following = [w for w in words[index + 1 : index + 3] if w.text not in ("the", "a")]
    if not following or not following[0].is_name_word or is_day(following[0].text):
        return False
    return not follows(words, words.index(following[0]), ("$", "€", "£"))


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
            and bool(ORDINAL.fullmatch(following[1].text) or YEAR.fullmatch(following[1].text))
        ) or _head_within(words, index + 2)
    return False


def _head_within(words: Sequence[Word], index: int) -> bool:
    for word in words[index : index + 10]:
        if head_of(word.text):
            return True
        if not word.is_name_word and word.text not in _LINKS:
            return False
    return False
