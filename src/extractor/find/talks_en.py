"""English titles of talks: in quotation marks after a word for speaking, or in programmes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractor.document import Document, Mention, Mentions, Span

SOURCE = "rule:en/talks:"
# Taggers see few talks and are never sure of one: outside quotation marks they must be.
SURE = 0.5
_QUOTES = frozenset("\"“‘'")
_QUOTED = re.compile(
    r"[\"“](?P<double>[^\"”“\n]{8,250}(?:\n[^\"”“\n]{1,150})?)[\"”]"
    r"|(?<!\w)['‘](?P<single>[^'’\n]{8,200}(?:['’]s[^'’\n]{1,80})?)['’](?!\w)"
)
_CUE = re.compile(
    r"(?:titled|entitled|called|named|themed|speech|speeches|report|reports|lecture|lectures"
    r"|keynote|keynotes|talk|"
    r"talks|presentation|presentations|paper|papers|address|addresses|topic|topics|spoke|speak"
    r"|speaks|"
    r"speaking|subject|share|shared|present|presented|presents|took|conference|discussion|on"
    r"|about)\b"
    r"[^.!?\"”“\n]{0,100}$",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"(?:[,:]|said|that|[.!?])\s*$")
# What else a quotation may be the name of.
_NO_TALK = re.compile(
    r"\(\s*$|\b(?:theme|released|launched|published|white paper|book|project|initiative|"
    r"campaign|exhibition|unveiled|award|prize|policy|principle|strategy|concept|plaque"
    r"|authors?|co-authors?|wrote|writer|writes|novel|memoir|bestseller|bestselling|films?|movie"
    r"|documentary|songs?|album|single|series|episode|podcast|magazine|creators?|rule|dubbed"
    r"|nicknamed|known as|motto|slogan|brand|product)\b[^.!?\"”“\n]{0,40}$|"
    r"\b(?:panel|roundtable|round table|forum|workshop|session)\s+(?:titled|entitled|called"
    r"|under the title(?: of)?|named|on)?\s*$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^[ \t•*·-]*(?:[Tt]opic|[Tt]itle|[Tt]alk|[Ll]ecture|[Ss]ubject|[Rr]eport|[Ss]peech"
    r"|[Pp]resentation)(?: title)?\s*:\s*"
    r"[\"“‘']?(?P<talk>[^\n;\"”]{8,200}?)[\"”’']?[ \t.;]*$",
    re.MULTILINE,
)
_NUMBERED = re.compile(
    r"^[ \t]*(?:\(?\d{1,2}[.):]|\(?[ivx]{1,4}\)"
    r"|[•*·▪-])[ \t]*(?P<talk>[^\n|]{8,180})\n[ \t]*(?P<next>\S)",
    re.MULTILINE,
)
_ROW = re.compile(r"^[ \t]*(?:[•*·-][ \t]*)?\d{1,2}[:.h]\d\d[^\n]{12,300}$", re.MULTILINE)
_CELL = re.compile(r"[^|\t–—]+?(?=[ \u00a0]*(?:\||\t|[–—]|[ ]{2,}|$))")
_ROUTINE = re.compile(
    r"(?:opening|closing|welcome|remarks|registration|coffee|tea|lunch|dinner|break|panel"
    r"|q ?& ?a|discussion|"
    r"address|speech|keynote|session|ceremony|networking|reception|photo|signing|speakers?"
    r"|moderators?|\d)",
    re.IGNORECASE,
)


def talk_mentions(document: Document, mentions: Mentions) -> list[Mention]:
    """Return the titles of talks by rule, and those that a recogniser found elsewhere."""
    found: list[Mention] = []
    for read in _READERS:
        for mention in read(document, mentions):
            if not any(mention.span.overlaps(other) for other in found):
                found.append(mention)
    spans = [m.span for m in found]
    proposed = [
        m
        for m in mentions.labelled("TALK")
        if (m.confidence >= SURE or document.folded[m.start - 1 : m.start] in _QUOTES)
        and not any(s.overlaps(m) for s in spans)
    ]
    return sorted([*found, *proposed])


def _quoted(document: Document, mentions: Mentions) -> Iterator[Mention]:
    """After "spoke on", "titled" and the like, or alone on the line below a speaker."""
    text = document.folded
    taken = [m.span for m in mentions.labelled("EVENT", "THEME")]
    previous: Span | None = None
    for match in _QUOTED.finditer(text):
        span = _trimmed(text, Span(*match.span("double" if match["double"] else "single")))
        if not _begins_title(text[span.start]) or document.is_furniture(span.start, span.end):
            continue
        if any(span.overlaps(t) for t in taken) and not _is_spoken(text, match.start()):
            continue
        if _NAMES_A_THING.search(text, span.start, span.end):
            continue
        if _follows(text, previous, match.start()) or _is_titled(document, mentions, match):
            previous = span
            yield document.mention(span.start, span.end, "TALK", SOURCE + "quoted")


# Prizes and gatherings have such names too.
_NAMES_A_THING = re.compile(r" (?:Awards?|Prize|Medal|Ceremony|Campaign|Initiative|Fund)$")
_SPOKEN = re.compile(
    r"\b(?:speech|speeches|reports?|lectures?|keynotes?|talks?|presentations?|papers?"
    r"|address(?:es)?|spoke|"
    r"speaks?|speaking|topics?|shared|presented|presents|present)\b[^.!?\"”“\n]{0,60}$",
    re.IGNORECASE,
)


def _is_spoken(text: str, start: int) -> bool:
    """Whether a word for a talk leads to a quotation that also looks like the name of an event."""
    return bool(_SPOKEN.search(text, max(0, start - 90), start))


def _begins_title(character: str) -> bool:
    return character.isupper() or character.isdigit()


def _follows(text: str, previous: Span | None, start: int) -> bool:
    """Whether only "and" parts a quotation from the talk before it."""
    return previous is not None and bool(
        re.fullmatch(r"[?!]?[\"”’']?,?\s*(?:and\s+)?(?:the\s+)?", text[previous.end : start])
    )


def _is_titled(document: Document, mentions: Mentions, match: re.Match[str]) -> bool:
    text = document.folded
    before = text[max(0, match.start() - 130) : match.start()]
    if not _NO_TALK.search(before):
        if _CUE.search(before) and not _SPEECH.search(before):
            return True
        if _in_title_case(document, mentions, match):
            return True
    by = re.match(
        r",?\s*(?:was\s+)?(?:presented\s+|given\s+|delivered\s+)?by\s+", text[match.end() :]
    )
    if by and _person_near(mentions, match.end() + by.end(), 12):
        return True
    return _is_line(text, match) and _person_before(text, mentions, match.start())


def _in_title_case(document: Document, mentions: Mentions, match: re.Match[str]) -> bool:
    """Whether a quotation is written as titles are, in a sentence that names a person."""
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", match.group()) if len(w) > 3]
    sentence = document.sentence_at(match.start())
    capitals = sum(word[0].isupper() for word in words)
    return (
        len(words) > 2
        and capitals >= 0.75 * len(words)
        and bool(mentions.within(sentence, "PERSON"))
    )


def _is_line(text: str, match: re.Match[str]) -> bool:
    """Whether a quotation is a line of its own and no sentence."""
    ends = text[match.end() : match.end() + 1] in ("", "\n")
    begins = text[: match.start()].rstrip(" \t").endswith("\n")
    return ends and begins and text[match.end() - 2] != "."


def _person_near(mentions: Mentions, offset: int, reach: int) -> bool:
    return any(0 <= m.start - offset <= reach for m in mentions.labelled("PERSON"))


def _person_before(text: str, mentions: Mentions, offset: int) -> bool:
    """Whether one of the two lines above names a person at its start."""
    lines = text[:offset].rstrip().rsplit("\n", 2)[-2:]
    start = len(text[:offset].rstrip()) - len("\n".join(lines))
    return any(start <= m.start < start + len(lines[0]) for m in mentions.labelled("PERSON"))


def _labelled(document: Document, mentions: Mentions) -> Iterator[Mention]:
    """ "Topic: ..." on a line of its own."""
    for match in _LABELLED.finditer(document.folded):
        if not document.is_furniture(*match.span("talk")):
            yield document.mention(*match.span("talk"), "TALK", SOURCE + "labelled")


# What stands behind a name that begins a programme line: ", Dean of X", "(X University)", "| X".
_BEHIND = frozenset(",(-–—|\n") | {""}


def _numbered(document: Document, mentions: Mentions) -> Iterator[Mention]:
    """An item of a programme whose next line begins with its speaker."""
    text = document.folded
    people = {
        m.start
        for m in mentions.labelled("PERSON")
        if text[m.end : m.end + 2].strip()[:1] in _BEHIND
    }
    for match in _NUMBERED.finditer(text):
        span = _trimmed(text, Span(*match.span("talk")))
        follows = any(
            start in people for start in range(match.start("next"), match.start("next") + 8)
        )
        if follows and not mentions.within(span, "PERSON", "TITLE") and text[span.end - 1] != ":":
            yield document.mention(span.start, span.end, "TALK", SOURCE + "numbered")


def _rows(document: Document, mentions: Mentions) -> Iterator[Mention]:
    """The cell of a timetable row that names no person and is no routine item."""
    text = document.folded
    for row in _ROW.finditer(text):
        if not mentions.within(Span(*row.span()), "PERSON"):
            continue
        for cell in _CELL.finditer(text, row.start(), row.end()):
            span = _trimmed(text, Span(*cell.span()))
            words = text[span.start : span.end].split()
            if len(words) < 3 or _ROUTINE.match(words[0]) or not _begins_title(words[0][0]):
                continue
            if not mentions.within(span, "PERSON", "TITLE", "ORG"):
                yield document.mention(span.start, span.end, "TALK", SOURCE + "row")
                break


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while end > start and text[end - 1] in ',.; \t"”':
        end -= 1
    while start < end and text[start] in ' \t"“':
        start += 1
    return Span(start, end)


_READERS: tuple[Callable[[Document, Mentions], Iterator[Mention]], ...] = (
    _quoted,
    _labelled,
    _numbered,
    _rows,
)
