"""English titles: a head with its modifiers before it and its field behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from extractor.document import Document, Mention, Mentions, Span
from extractor.find.names_en import looks_named
from extractor.rules import load_words, word_set

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_](?:[\w'’&/-]*[\w'’&])?")
_GAP = re.compile(r"[ \u00a0]*\n?[ \u00a0]*")
_JOIN = re.compile(r"[ \u00a0]+(?:and|&)[ \u00a0]+|[ \u00a0]*[&/][ \u00a0]*")
_ABBREVIATIONS = frozenset({"sr", "jr", "asst", "assoc", "dept", "exec", "gen", "lt", "maj", "brig"})
_BODIES = frozenset(
    {"board", "branch", "bureau", "commission", "committee", "council", "department", "division",
     "group", "office", "secretariat", "section", "team", "unit"}
)  # fmt: skip
_RANKS = frozenset({"acting", "interim", "founding", "deputy", "vice", "senior", "honorary", "co"})
SOURCE = "rule:en/titles:head"


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        return self.text.casefold().replace("’", "'").rstrip(".")


@dataclass(frozen=True)
class Head:
    """The core of a title: ``start:end`` with modifiers; ``key`` is the head in the singular."""

    start: int
    end: int
    key: str
    plural: bool


def title_heads(document: Document) -> list[Head]:
    """Return every head with the modifiers before it, in text order, none overlapping."""
    text = document.folded
    words = [_Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    heads: list[Head] = []
    index = 0
    while index < len(words):
        count, key, plural = _head_at(text, words, index)
        if count and not _only_modifies(text, words, index, count):
            first = _first_modifier(text, words, index, heads[-1].end if heads else 0)
            heads.append(Head(words[first].start, words[index + count - 1].end, key, plural))
        index += max(count, 1)
    return heads


@cache
def _heads_by_first() -> dict[str, list[tuple[str, ...]]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for head in load_words("en", "titles"):
        parts = tuple(part.rstrip(".") for part in head.split())
        index.setdefault(parts[0], []).append(parts)
    return {first: sorted(found, key=len, reverse=True) for first, found in index.items()}


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in word_set("en", "title_modifiers"))


def _head_at(text: str, words: Sequence[_Word], index: int) -> tuple[int, str, bool]:
    """How many words make the longest head at ``index``, its singular, whether it is plural."""
    word = words[index]
    for first in _singulars(word.key):
        for parts in _heads_by_first().get(first, ()):
            last = index + len(parts) - 1
            if last >= len(words) or not _adjacent(text, words, index, last):
                continue
            middle = [w.key for w in words[index + 1 : last]]
            ends = _singulars(words[last].key) if last > index else (first,)
            if middle == list(parts[1:-1]) and (last == index or parts[-1] in ends):
                plural = first != word.key or (last > index and parts[-1] != words[last].key)
                return len(parts), " ".join(parts), plural
    return 0, "", False


def _only_modifies(text: str, words: Sequence[_Word], index: int, count: int) -> bool:
    """Whether a word that can be a head is a modifier here: "Executive Secretary"."""
    following = index + count
    return (
        count == 1
        and following < len(words)
        and words[index].key in _modifiers()
        and _adjacent(text, words, index, following)
        and (words[following].key in _modifiers() or _head_at(text, words, following)[0] > 0)
    )


def _singulars(word: str) -> tuple[str, ...]:
    if word.endswith("men"):
        return word, word[:-3] + "man"
    if word.endswith("ies"):
        return word, word[:-3] + "y"
    return (word, word[:-1]) if word.endswith("s") else (word,)


def _adjacent(text: str, words: Sequence[_Word], first: int, last: int) -> bool:
    pairs = zip(words[first:last], words[first + 1 : last + 1], strict=True)
    return all(_touches(text, left, right) for left, right in pairs)


def _touches(text: str, left: _Word, right: _Word) -> bool:
    """Whether only a space, or the point of an abbreviation, parts two words."""
    gap = text[left.end : right.start]
    return bool(_GAP.fullmatch(gap.removeprefix(".") if left.key in _ABBREVIATIONS else gap))


def _first_modifier(text: str, words: Sequence[_Word], head: int, floor: int) -> int:
    """The index of the first modifier before a head: "Regional Sales and Marketing Director"."""
    first = head
    while first > 0 and head - first < 7:
        before = words[first - 1]
        if before.start < floor:
            break
        if _modifies(before, words[head]) and _touches(text, before, words[first]):
            first -= 1
        elif first > 1 and first < head and _joins(text, words, first):
            first -= 1 if before.key not in ("and", "&") else 2
        else:
            break
    return first


def _modifies(word: _Word, head: _Word) -> bool:
    """Whether a word belongs before a head: rank words always, others written as the head is."""
    if word.key not in _modifiers():
        return False
    return word.key in _RANKS or word.text[0].isupper() or head.text[0].islower()


def _joins(text: str, words: Sequence[_Word], first: int) -> bool:
    """Whether "and" or "&" before ``first`` joins two modifiers written alike."""
    before = words[first - 2] if words[first - 1].key in ("and", "&") else words[first - 1]
    between = text[before.end : words[first].start]
    alike = before.text[0].isupper() == words[first].text[0].isupper()
    return alike and words[first].key not in _RANKS and before.key not in _BODIES and before.key in _modifiers() and bool(_JOIN.fullmatch(between))


_FIXED_BODY = re.compile(
    r"\s+of\s+(?:the\s+)?(?:board(?:\s+of\s+(?:directors|trustees|governors|regents|supervisors))?"
    r"|(?:management|supervisory|executive|advisory|governing)\s+board|standing\s+committee"
    r"|party\s+(?:working\s+committee|leadership\s+group|committee))(?![\w-])",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s\((?:[A-Z][a-z]+(?:[ &,/-]+[A-Za-z]+){0,5})\)")
_CAPITAL = r"(?:(?:[A-Z]\.){1,4}|[^\W\d_a-zà-öø-ÿ][\w'’&-]*[\w'’&]|[A-Z]{2,5})"
_FIELD = re.compile(
    rf"\s+(?P<link>of|for|to|in)\s+(?:the\s+)?(?P<body>{_CAPITAL}(?:(?:,[ \u00a0]+(?={_CAPITAL}"
    rf"(?:[ \u00a0]{_CAPITAL}){{0,3}},?[ \u00a0](?:and|&)[ \u00a0])|,?[ \u00a0]+(?:and|&)[ \u00a0]+|[ \u00a0]+)"
    rf"{_CAPITAL}){{0,8}})"
)
_PLAIN_FIELD = re.compile(
    r"\s+(?:of|for)\s+(?P<body>(?!the\b|an?\b|our\b|its\b|their\b|his\b|her\b|this\b)[a-z][\w-]+"
    r"(?:(?:,)?\s+(?:and|&)\s+[a-z][\w-]+|\s+(?!of\b|for\b|at\b|in\b|with\b|and\b|to\b)[a-z][\w-]+){0,4})"
    r"(?=[,.;)\n]|\s+(?:of|for|at|with|in)\s)"
)
# Heads whose holder stands for somebody somewhere: "Consul General of X in Y", "Ambassador to X".
_ENVOYS = re.compile(
    r"(?:representative|consul|ambassador|envoy|counsellor|counselor|attaché|director|manager|"
    r"commissioner|coordinator|head|adviser|advisor|assistant|general|rapporteur|delegate)$"
)


def field_end(document: Document, head: Head, blocked: Sequence[Span]) -> int:
    """Where a title ends with its field: "Director of Nursing", "Minister of Labor and Skills of X".

    Args:
        blocked: names of organisations and people, which are no field.
    """
    text, end = document.folded, head.end
    if bracket := _BRACKET.match(text, end):
        end = bracket.end() if _is_free(bracket, blocked) else end
    for _ in range(3):
        fixed = _FIXED_BODY.match(text, end)
        field = fixed or _FIELD.match(text, end) or _PLAIN_FIELD.match(text, end)
        if field is None or not (fixed or _fits(field, head)):
            break
        cut = field.end() if fixed else _free_end(document, field, blocked)
        if cut <= end or (not fixed and _is_generic(text, end, cut)):
            break
        end = cut
    return end


_GENERIC = re.compile(
    r"\s+(?:of|for|at)\s+the\s+(?:society|association|university|college|company|group|"
    r"cent(?:er|re)|institute|committee|forum|conference|council|foundation|hospital|school|agency|"
    r"bureau|ministry|department|organi[sz]ation|bank|firm|party|alliance|federation|chamber|club|"
    r"union|academy|fund|commission|team|corporation|enterprise|network|consortium|congress|summit)"
    r"(?![\w-])(?!\s+(?:of|for|on)\b)",
    re.IGNORECASE,
)


_DESCRIBED = re.compile(
    r"[ \u00a0](?!(?:and|for|in|at|of|with|who|said|to|on|was|is|from|by|as|or|has)\b)[a-z]{3,}"
)


def _is_generic(text: str, start: int, end: int) -> bool:
    """Whether the field only refers back ("of the Society") or describes ("of Ethiopian firm X")."""
    return bool(_GENERIC.match(text, start) or _DESCRIBED.match(text, end))


# What officers of a body are "of" is the body, known or not.
_OFFICERS = re.compile(
    r"(?:(?:co-?)?founder|ceo|cfo|coo|cto|cio|cmo|chief executive|owner|co-owner|partner|proprietor|"
    r"chairman|chairwoman|chairperson|spokesperson|spokesman|spokeswoman|shareholder|trustee)"
)


def _fits(field: re.Match[str], head: Head) -> bool:
    link = field.groupdict().get("link", "of")
    if link == "of" and _OFFICERS.fullmatch(head.key):
        return False
    return link in ("of", "for") or bool(_ENVOYS.search(head.key))


def _is_free(match: re.Match[str], blocked: Sequence[Span]) -> bool:
    span = Span(match.start() + 1, match.end())
    return not any(span.overlaps(other) for other in blocked)


def _free_end(document: Document, field: re.Match[str], blocked: Sequence[Span]) -> int:
    """The end of a field, cut before a name that begins inside it; its start if one begins there."""
    start, end = field.span("body")
    for name in blocked:
        if name.start <= start < name.end:
            return field.start()
        if start < name.start < end:
            end = name.start
    return start + len(_trimmed_field(_without_name(document.folded[start:end])))


def _without_name(body: str) -> str:
    """Cut off a person's name at the end of a field: "of İzmir" of "of İzmir Sevgi Yurdakul"."""
    words = list(re.finditer(r"\S+", body))
    for index in range(1, len(words) - 1):
        tail = [word.group() for word in words[index:]]
        if len(tail) <= 4 and looks_named(tail):
            return body[: words[index].start()]
    return body


_DANGLING = re.compile(r"(?:[\s,]|\s(?:and|of|the|for|to|&))+$")


def _trimmed_field(body: str) -> str:
    return _DANGLING.sub("", body)


def title_mentions(
    document: Document, blocked: Sequence[Span], *, widened: bool = False
) -> list[Mention]:
    """Return the titles outside furniture and outside the names of ``blocked``.

    Args:
        widened: take in words of any kind that stand between a comma and the head.
    """
    found = []
    last = 0
    heads = title_heads(document)
    for index, head in enumerate(heads):
        head = _unblocked(document.folded, head, last, blocked)
        if head is None or document.is_furniture(head.start, head.end):
            continue
        start = _widened_start(document.folded, head, last, blocked) if widened else head.start
        last = field_end(document, head, [*blocked, *_coordinated(document.folded, heads[index + 1 :])])
        value = _singular(document, head, last) if head.plural else None
        found.append(document.mention(start, last, "TITLE", SOURCE, value=value))
    return found


def _unblocked(text: str, head: Head, last: int, blocked: Sequence[Span]) -> Head | None:
    """The head with modifiers that belong to a name cut off; None where a name holds all of it."""
    start = max([head.start, last, *(n.end for n in blocked if n.start < head.end and n.end > head.start)])
    kept = text[start : head.end].lstrip(" &,/-\u00a0\n")
    kept = re.sub(r"^and\s+", "", kept)
    if start == head.start:
        return head
    if len(kept.split()) < len(head.key.split()):
        return None
    return Head(head.end - len(kept), head.end, head.key, head.plural)


_BEFORE_TITLE = re.compile(
    r"(?:^|\n|[,;(:•–—-][ \u00a0]|\b(?:former|then|now|the|an?)[ \u00a0])"
    r"(?P<more>(?:(?:(?:[A-Z]\.){2,}|[^\W\d_a-z][\w'’-]*)[ \u00a0]){1,3})$"
)


def _widened_start(text: str, head: Head, last: int, blocked: Sequence[Span]) -> int:
    """Take in "N.C." of ", N.C. Commerce Secretary" and "İzmir Provincial" of a health director."""
    match = _BEFORE_TITLE.search(text, max(last, head.start - 60), head.start)
    if match is None:
        return head.start
    more = Span(match.start("more"), head.start)
    if any(name.overlaps(more) for name in blocked):
        return head.start
    words = match["more"].split()
    plain = all(not (w.isupper() and len(w) > 2 and "." not in w) for w in words)
    return more.start if plain and words[0].casefold() not in word_set("en", "not_names") else head.start


def _coordinated(text: str, heads: Iterable[Head]) -> list[Span]:
    """The next heads that "and" or a comma joins to what stands before them."""
    joined = (head for head in islice(heads, 3) if _AND_BEFORE.search(text, head.start - 6, head.start))
    return [Span(head.start, head.end) for head in joined]


_AND_BEFORE = re.compile(r"(?:,|\band|&)\s+$")


def holds_head(text: str) -> bool:
    """Whether a text holds the head of a title."""
    words = [_Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    return any(_head_at(text, words, index)[0] for index in range(len(words)))


def _singular(document: Document, head: Head, end: int) -> str:
    """A shared title as each of its holders has it: "Vice Presidents" is "Vice President"."""
    words = document.written(Span(head.start, head.end)).split()
    for index, part in enumerate(reversed(head.key.split()), 1):
        word = words[-index]
        words[-index] = word[: len(part)] if not word.casefold().endswith("men") else word[:-3] + "man"
    return " ".join(words) + (" " + document.written(Span(head.end, end)) if end > head.end else "")
