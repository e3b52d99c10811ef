"""Which gathering another one is a part of."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from extractor.assemble.editions import edition_in, without_edition
from extractor.assemble.event_scope import Anchor, EventScope
from extractor.assemble.gatherings import Gathering
from extractor.assemble.short_forms import is_short_form
from extractor.find.items import item_at
from extractor.find.matched import matched_text
from extractor.rules import load_rules

_FIXED = ("plenary", "congress", "central-meeting", "two-sessions", "numbered-session")
_SESSIONS = (
    *("quoted-session", "quoted-talks", "listed-session", "titled-panel", "listed-panel"),
    *("listed-panel-with-time", "listed-panel-after-time", "beside-the-main-event"),
)


# How far behind a word a name may begin that the word speaks of.
_NEXT = 2


def event_parts(
    scope: EventScope, dates: Mapping[int, str], placed: Container[int]
) -> dict[int, int]:
    """For each gathering that is a part: the index of the gathering that it is a part of.

    ``placed`` are those with a venue or city of their own.
    """
    parts: dict[int, int] = {}
    for index, gathering in enumerate(scope.gatherings):
        parent = _parent(scope, index, gathering)
        within = _is_within(scope, index, dates)
        same_day = dates.get(index) in (None, dates.get(-1 if scope.main is None else scope.main))
        bare = same_day and index not in placed and _is_minor(scope, index, gathering)
        if parent is None and (within or bare) and not _is_other(scope, index, gathering):
            parent = scope.main
        if parent is not None and parent == scope.main and _is_other_item(scope, index):
            continue
        parent = None if parent is None else scope.announced_by(parent)
        if parent is not None and parent != index and parts.get(parent) != index:
            parts[index] = parent
    return parts


def _is_other_item(scope: EventScope, index: int) -> bool:
    """Whether a digest names a gathering only in items that do not name the main one."""
    items = [item_at(scope.document, m.start) for m in scope.gatherings[index].mentions]
    whole = scope.gatherings[scope.main or 0].mentions
    return not any(item.contains(mention) for item in items for mention in whole)


def _is_within(scope: EventScope, index: int, dates: Mapping[int, str]) -> bool:
    """Whether it is held on one of the several days of the main gathering, and named after it."""
    main = scope.main
    if main is None or index == main or index in scope.partners():
        return False
    first, _, last = dates.get(main, "").partition("/")
    day = dates.get(index, "")
    later = scope.gatherings[index].first > scope.gatherings[main].first
    begin, _, end = day.partition("/")
    shorter = bool(last and begin and later) and day != dates[main] and ".." not in day
    return shorter and first <= begin and (end or begin) <= last


def _is_minor(scope: EventScope, index: int, gathering: Gathering) -> bool:
    """Whether an English text names it after the main gathering, as what parts are named."""
    main, title = scope.main, scope.document.title
    if main is None or scope.document.language != "en" or _DATED.search(gathering.name):
        return False
    headed = title and any(title.contains(m) for m in gathering.mentions)
    later = gathering.first > scope.gatherings[main].first and not headed
    return later and (
        _PART_HEAD.search(gathering.name) is not None
        or any(_is_item(scope, m.start, gathering.name) for m in gathering.mentions)
    )


_DATED = re.compile(r"\d|\b(?:[IVX]{1,4}|\w+(?:st|nd|rd|th)) ")
_PART_HEAD = re.compile(
    r"\b(?i:awards?|workshop|luncheon|lunch|reception|breakfast|brunch|dinner|banquet|gala|mixer"
    r"|masterclass|showcase|competition|challenge|panel|session|round-?table|cook-?off|course|ceremony"
    r"|celebration|hackathon|party|tournament|job fair|night|parade|auction|keynote|concert|camp"
    r"|lecture|bootcamp|demo day|contest|pitch\w*|matchmaking|roadshow|training)\b"
)
_WHOLE_HEAD = re.compile(
    r"\b(?i:conference|summit|expo|show|fair|congress|festival|convention|week|exhibition)\b"
)


def _is_item(scope: EventScope, start: int, name: str) -> bool:
    """Whether a name that is no large gathering's begins a sentence or an item, or is quoted."""
    if _WHOLE_HEAD.search(name):
        return False
    sentence = scope.document.sentence_at(start)
    before = scope.document.folded[max(sentence.start, start - 8) : start]
    return _BEGINS.fullmatch(before) is not None or before[-1:] in ("“", '"', "'", "‘")


_BEGINS = re.compile(r"\W{0,4}(?:(?:At )?[Tt]he )?[“\"]?|.{0,6}[*•·■-] ?")


def _parent(scope: EventScope, index: int, gathering: Gathering) -> int | None:
    named = _parent_in_name(scope, index, gathering)
    if named is not None:
        return named
    if index != scope.main and _is_other(scope, index, gathering):
        return None
    stated = _stated_parent(scope, index, gathering)
    if stated is not None:
        return stated
    if index == scope.main:
        return _whole_before(scope, index)
    if any(_is_in_list(scope, mention.start) for mention in gathering.mentions):
        return scope.main
    if any(m.source.rpartition(":")[2] in _SESSIONS for m in gathering.mentions):
        return scope.main if scope.main is not None else _named_before(scope, index)
    if any(_is_told_as_part(scope, mention.start, mention.end) for mention in gathering.mentions):
        return scope.main
    return None


def _parent_in_name(scope: EventScope, index: int, gathering: Gathering) -> int | None:
    """ "Parallel Forum on Biomedicine of the SCO Forum" names its whole."""
    for other, whole in enumerate(scope.gatherings):
        if other != index and any(f" of the {name}" in gathering.name for name in whole.names):
            return other
    return None


def _stated_parent(scope: EventScope, index: int, gathering: Gathering) -> int | None:
    """The gathering of which the text says that this one is a part: "a side event of the X"."""
    text = matched_text(scope.document)
    for anchor in (a for a in scope.anchors if a.gathering == index):
        sentence = scope.document.sentence_at(anchor.start)
        others = [a for a in scope.anchors_in(sentence) if a.gathering != index]
        for rule in load_rules(scope.document.language, "part_of"):
            for match in rule.matches(text, sentence.start, sentence.end):
                if index == scope.main and not rule.data.get("strong"):
                    continue
                if rule.data.get("of"):
                    whole = next((a for a in others if 0 <= a.start - match.end() <= 8), None)
                    if whole and (anchor.start < match.start() or rule.data.get("either")):
                        return whole.gathering
                elif rule.data.get("behind"):
                    before = [a for a in others if a.end <= match.start()]
                    if before and 0 <= anchor.start - match.end() <= _NEXT:
                        return before[-1].gathering
                elif rule.data.get("follows"):
                    whole = next((a for a in others if 0 <= match.start() - a.end <= 2), None)
                    if whole and anchor.start >= match.end():
                        return whole.gathering
    return None


def _named_before(scope: EventScope, index: int) -> int | None:
    """The gathering named last before a session's title."""
    first = scope.gatherings[index].first
    before = [a for a in scope.anchors if a.named and a.end <= first and a.gathering != index]
    return before[-1].gathering if before else None


def _whole_before(scope: EventScope, index: int) -> int | None:
    """The whole of a reported part: what is named before "平行论坛——X"."""
    text = matched_text(scope.document)
    for anchor in (a for a in scope.anchors if a.gathering == index and a.named):
        if _PARALLEL.search(text, max(0, anchor.start - 20), anchor.start):
            before = [a for a in scope.anchors if a.end <= anchor.start and a.gathering != index]
            return next((a.gathering for a in reversed(before) if a.named), None)
    return None


_PARALLEL = re.compile(
    r"(?:平行论坛|分论坛|专题论坛|子论坛|配套活动|[Ss]ide event|[Pp]arallel (?:forum|session))"
    r"[—：:\s]*$|会议(?:举行|召开)$"
)
_INTRODUCES = re.compile(
    r"[^\n]*(?:program|programme|agenda|activit|forums|日程|安排|活动|论坛)[^\n]*[:：]\s*$",
    re.IGNORECASE,
)


def _is_in_list(scope: EventScope, offset: int) -> bool:
    """Whether a gathering stands in the lines under "In the program of the Forum:"."""
    text = scope.document.text
    line = scope.line_at(offset)
    if offset - line.start > 6:
        return False
    start = line.start
    for _ in range(10):
        above = scope.line_at(max(0, start - 1))
        if above.start >= start:
            return False
        if _INTRODUCES.fullmatch(text, above.start, above.end):
            return True
        start = above.start
    return False


def _is_other(scope: EventScope, index: int, gathering: Gathering) -> bool:
    """Whether it is another edition of the main gathering, or one outside the report."""
    if any(m.source.rpartition(":")[2] in _FIXED for m in gathering.mentions):
        return True
    anchors = [Anchor(m.start, m.end, index, True) for m in gathering.mentions]
    if any(scope.is_aside(anchor) for anchor in anchors):
        return True
    if scope.main is None:
        return True
    main = scope.gatherings[scope.main]
    language = scope.document.language
    edition, other = (edition_in(language, name) for name in (gathering.name, main.name))
    return bool(edition and other) and is_short_form(
        language, without_edition(gathering.name), main.name
    )


def _is_programme(text: str) -> bool:
    """Whether a document announces a programme, with days and sessions."""
    return bool(re.search(r"日程|议程|会议安排|时间[：:]|有关事项通知", text))


def _is_told_as_part(scope: EventScope, start: int, end: int) -> bool:
    """Whether the words around a name say that it is part of what the text is about."""
    text = matched_text(scope.document)
    sentence = scope.document.sentence_at(start)
    for rule in load_rules(scope.document.language, "part_of"):
        if rule.data.get("cue") and (not rule.data.get("programme") or _is_programme(text)):
            for match in rule.matches(text, max(sentence.start - 120, 0), sentence.end + 40):
                near = match.end() > sentence.start and match.start() < sentence.end
                if near and (not rule.data.get("before") or match.end() <= start + 2):
                    return True
                if rule.data.get("line") and scope.line_at(match.start()) == scope.line_at(start):
                    return True
    return False
