"""People in English: what recognisers propose and what titles, forms of address and verbs prove."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from extractor.document import Document, Mention, Mentions, Span
from extractor.find.names_en import (
    has_given_name,
    is_family_first,
    looks_named,
    name_runs,
    surnames,
    words_of,
)
from extractor.find.talks_en import talk_mentions
from extractor.find.titles_en import holds_head, title_mentions
from extractor.rules import alternatives, load_words, word_set

SOURCE = "rule:en/people:"
STOCK = "model:en_core_web_sm"
# Evidence points: a name needs two, from its form, its neighbours or a recogniser.
ENOUGH = 2
# Below this confidence about a third of the trained tagger's names is right.
SURE = 0.5
_PARAGRAPH = re.compile(r"[^\n]+")


def find_people_en(document: Document, mentions: Mentions) -> list[Mention]:
    """Return the full names, and the shorter forms that refer back to them."""
    evidence = _Evidence(document, mentions)
    full = _full_names(document, evidence)
    return sorted([*full, *_references(document, full, evidence)])


def find_titles_en(document: Document, mentions: Mentions) -> list[Mention]:
    """Return all TITLE mentions, without the organisations at which they are held."""
    names = mentions.labelled("ORG", "PERSON")
    blocked = [*(m.span for m in names), *honorifics(document)]
    ruled = title_mentions(document, blocked, widened=True)
    taken = [*blocked, *(m.span for m in ruled)]
    proposed = [m for m in mentions.labelled("TITLE") if m.confidence >= SURE and holds_head(m.text)]
    return sorted([*ruled, *(m for m in proposed if not any(s.overlaps(m) for s in taken))])


def find_talks_en(document: Document, mentions: Mentions) -> list[Mention]:
    """Return the titles of talks, without quotation marks."""
    return talk_mentions(document, mentions)


@cache
def _honorific_pattern() -> re.Pattern[str]:
    forms = alternatives(load_words("en", "honorifics"))
    return re.compile(rf"(?<![\w.'’-])(?:{forms}[ \u00a0]+)+(?=[^\W\d_a-z])")


def honorifics(document: Document) -> list[Span]:
    """The forms of address before names: "Mr.", "Prof. Dr.", "H.E."."""
    found = _honorific_pattern().finditer(document.folded)
    return [
        Span(m.start(), m.start() + len(m.group().rstrip()))
        for m in found
        if not _inside_name(document.folded, m.start())
    ]


_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_a-z][\w'’-]+)[ \u00a0]$")


def _inside_name(text: str, start: int) -> bool:
    """Whether a form of address is a name here: "Tuan" in "Azman Harith Tuan Ibrahim"."""
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    return before is not None and has_given_name([before["word"]])


class _Evidence:
    """What the text and the recognisers say about places where a name may stand."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self.document = document
        people = [m for m in mentions.labelled("PERSON") if _is_namelike(m.text)]
        trained = [m for m in people if m.source != STOCK]
        self.people = trained or people
        self.others = [m.span for m in mentions.labelled("ORG")]
        self.places = [m for m in mentions.labelled("PLACE", "VENUE", "EVENT")]
        self.honorifics = honorifics(document)
        known = [*self.others, *self.honorifics, *(m.span for m in self.people)]
        self.titles = [m.span for m in title_mentions(document, known)]
        self.title_starts = {span.start for span in self.titles}

    def masked(self) -> list[Span]:
        """Stretches in which no name stands."""
        return sorted([*self.others, *self.honorifics, *self.titles])


def _is_namelike(text: str) -> bool:
    """Whether a recogniser's person holds no word that is none: "Founder", "Prof Datuk"."""
    words = text.split()
    address = word_set("en", "honorifics")
    return not any(_is_stop(words, i) or word in address for i, word in enumerate(words))


def _full_names(document: Document, evidence: _Evidence) -> list[Mention]:
    found = []
    for candidate in _candidates(document, evidence):
        reasons = _reasons(document, candidate, evidence)
        if sum(points for points, _ in reasons) >= ENOUGH:
            found.append(_mention(document, candidate, reasons))
    names = {document.written(m) for m in found}
    found = [m for m in found if not _headline_only(document, m)] or found
    return [*found, *_repeated(document, names, found, evidence)]


def _recognised(document: Document, evidence: _Evidence) -> Iterator[Mention]:
    """The full names of a tagger that is trained on releases, without address before them.

    A single word is a name of its own where no longer name holds it ("Pelé").
    """
    sure = [m for m in evidence.people if m.source != STOCK and m.confidence >= SURE]
    longer = [m.text.split() for m in sure if " " in m.text]
    for mention in sure:
        start = max([mention.start, *(h.end + 1 for h in evidence.honorifics if h.overlaps(mention))])
        words = document.text[start : mention.end].split()
        part = len(words) == 1 and any(words[0].casefold() in _folded(name) for name in longer)
        if words and not part:
            yield document.mention(
                start, mention.end, "PERSON", mention.source, confidence=mention.confidence
            )


def _folded(words: Iterable[str]) -> list[str]:
    return [word.casefold() for word in words]


def _headline_only(document: Document, mention: Mention) -> bool:
    """Headlines write every word with a capital: a name is known from the text below, if at all."""
    return document.title is not None and document.title.contains(mention)


def _mention(
    document: Document, span: Span, reasons: Sequence[tuple[int, str]]
) -> Mention:
    points, name = max(reasons, key=lambda reason: reason[0])
    source = name if ":" in name else SOURCE + name
    confidence = min(0.95, 0.5 + 0.15 * sum(points for points, _ in reasons))
    return document.mention(span.start, span.end, "PERSON", source, confidence=confidence)


def _candidates(document: Document, evidence: _Evidence) -> Iterator[Span]:
    """Runs of two to six capitalised words, without the words that no name has."""
    masked = evidence.masked()
    for paragraph in _PARAGRAPH.finditer(document.folded):
        if document.is_furniture(paragraph.start(), paragraph.end()):
            continue
        for free in _free(Span(paragraph.start(), paragraph.end()), masked):
            for run in name_runs(document, free):
                yield from _names_in(document, run, evidence)


def _free(span: Span, masked: Sequence[Span]) -> Iterator[Span]:
    start = span.start
    for other in masked:
        if other.end <= start or other.start >= span.end:
            continue
        if other.start > start:
            yield Span(start, other.start)
        start = max(start, other.end)
    if start < span.end:
        yield Span(start, span.end)


def _names_in(document: Document, run: Span, evidence: _Evidence) -> Iterator[Span]:
    """Split a run at words that no name has, and drop what a recogniser leaves out before it."""
    spans = words_of(document, run)
    texts = [document.folded[span.start : span.end] for span in spans]
    words: list[Span] = []
    for index, span in enumerate([*spans, None]):
        if span is not None and not _is_stop(texts, index):
            words.append(span)
            continue
        if 2 <= len(words) <= 6:
            yield _cut(document, words, evidence)
        words = []


def _is_stop(words: Sequence[str], index: int) -> bool:
    """Whether no name holds this word: "Park" does in "Park Jung-hoon" and "Kenneth Park"."""
    word = words[index]
    if word.casefold() not in word_set("en", "not_names"):
        return False
    if is_family_first(words[index : index + 2]):
        return False
    given = index > 0 and has_given_name(words[index - 1 :]) and len(words) == index + 1
    first = index + 1 < len(words) and has_given_name(words[index:]) and not _is_common(words[index + 1])
    return not (first or (given and word.casefold() in _ORDINARY))


def _is_common(word: str) -> bool:
    return word.casefold() in word_set("en", "not_names")


def _cut(document: Document, words: Sequence[Span], evidence: _Evidence) -> Span:
    """After "of" or in a long run, start where the recogniser's name starts."""
    whole = Span(words[0].start, words[-1].end)
    for person in evidence.people:
        if whole.start < person.start < whole.end <= person.end and len(words) > 3:
            return Span(person.start, whole.end)
    return whole


_AFTER_TITLE = re.compile(r"[ \u00a0]*,?[ \u00a0]*$")
_BEFORE_TITLE = (
    r"(?:,?[ \u00a0](?:DEGREE)(?=[ ,\n]))*"
    r"[ \u00a0]*(?:,|[-–—(:|]|\n|,? who (?:is|was|serves|served) (?:as )?|,? (?:is|was) )[ \u00a0]*"
    r"(?:the |an? |its |our |their |both |respectively |currently |now |also )?(?:former |then |ex-)?"
)


def _reasons(document: Document, name: Span, evidence: _Evidence) -> list[tuple[int, str]]:
    """What speaks for a name; a place that a recogniser sees here needs proof from its neighbours."""
    proofs = list(_neighbours(document, name, evidence))
    in_place = any(p.start <= name.start and name.end <= p.end for p in evidence.places)
    if in_place and not any(points > 1 for points, _ in proofs):
        return proofs
    return [*proofs, *_form(document, name), *_proposed(name, evidence)]


def _form(document: Document, name: Span) -> Iterator[tuple[int, str]]:
    words = document.written(name).split()
    if looks_named(words):
        ordinary = words[-1].casefold() in _ORDINARY
        yield (2 if is_family_first(words) or (has_given_name(words) and not ordinary) else 1), "form"


def _neighbours(document: Document, name: Span, evidence: _Evidence) -> Iterator[tuple[int, str]]:
    text = document.folded
    if any(0 <= name.start - h.end <= 1 for h in evidence.honorifics):
        yield 2, "address"
    if any(_AFTER_TITLE.fullmatch(text, t.end, name.start) for t in evidence.titles if t.end <= name.start <= t.end + 3):
        yield 2, "after-title"
    yield from _apposition(document, name, evidence)
    if _SPOKE.match(text, name.end) or _SAID.search(text, max(0, name.start - 30), name.start):
        yield 1, "speaks"


def _proposed(name: Span, evidence: _Evidence) -> Iterator[tuple[int, str]]:
    for person in evidence.people:
        if name.overlaps(person) and 2 * min(len(name), len(person.text)) >= len(name):
            yield (1 if person.source == STOCK else 2), person.source
            return


def _apposition(document: Document, name: Span, evidence: _Evidence) -> Iterator[tuple[int, str]]:
    match = _compiled(_BEFORE_TITLE).match(document.folded, name.end)
    if match is None:
        return
    if match.end() in evidence.title_starts or _organisation_title(match.end(), evidence):
        yield 2, "before-title"


def _organisation_title(offset: int, evidence: _Evidence) -> bool:
    """Whether an organisation stands at ``offset`` and a title right behind it."""
    return any(
        span.start == offset and any(0 <= t.start - span.end <= 3 for t in evidence.titles)
        for span in evidence.others
    )


@cache
def _verbs() -> str:
    return alternatives(load_words("en", "speech_verbs"))


class _Lazy:
    """A pattern that is compiled when it is first used."""

    def __init__(self, template: str) -> None:
        self._template = template

    @property
    def pattern(self) -> re.Pattern[str]:
        return _compiled(self._template)

    def match(self, text: str, start: int) -> re.Match[str] | None:
        return self.pattern.match(text, start)

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        return self.pattern.search(text, start, end)


@cache
def _compiled(template: str) -> re.Pattern[str]:
    degrees = alternatives(load_words("en", "degrees"))
    return re.compile(template.replace("VERB", _verbs()).replace("DEGREE", degrees))


_SPOKE = _Lazy(r"(?:,[ \u00a0]\d\d,)?,?[ \u00a0](?:also[ \u00a0]|then[ \u00a0]|respectively[ \u00a0])?VERB(?!\w)")
_SAID = _Lazy(r"(?<!\w)(?:VERB|according to|by|with|to|and)[ \u00a0]$")


def _repeated(
    document: Document, names: Iterable[str], found: Sequence[Mention], evidence: _Evidence
) -> Iterator[Mention]:
    """Every other place where a full name is written again."""
    taken = [*(m.span for m in found), *evidence.others]
    for name in sorted(names):
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)", re.IGNORECASE)
        for match in pattern.finditer(document.folded):
            span = Span(*match.span())
            free = not any(span.overlaps(other) for other in taken)
            if free and match.group()[0].isupper() and not document.is_furniture(*match.span()):
                yield document.mention(*match.span(), "PERSON", SOURCE + "again")


def _references(document: Document, full: Sequence[Mention], evidence: _Evidence) -> Iterator[Mention]:
    """Surnames and other parts of a full name that stand alone after it."""
    holders: dict[str, str] = {}
    for mention in sorted(full):
        name = document.written(mention)
        for part in surnames(name):
            holders.setdefault(part, name)
    taken = [*(m.span for m in full), *evidence.others, *(p.span for p in evidence.places)]
    for part, name in sorted(holders.items(), key=lambda item: (-len(item[0]), item)):
        for match in re.finditer(rf"(?<![\w-]){re.escape(part)}(?![\w-])", document.folded, re.IGNORECASE):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in taken) and _refers(document, span, evidence):
                taken.append(span)
                yield document.mention(*match.span(), "PERSON", SOURCE + "reference", value=name)


_NEXT_WORD = re.compile(r"[ \u00a0][^\W\d_a-z]")
_LAST_WORD = re.compile(r"(?P<word>[\w.'’-]+)[ \u00a0]$")
_POSSESSIVE = re.compile(r"['’]s?[ \u00a0]")


def _refers(document: Document, span: Span, evidence: _Evidence) -> bool:
    """Whether a part of a name stands alone here as a person."""
    text = document.folded
    word = text[span.start : span.end]
    if not word[0].isupper() or document.is_furniture(span.start, span.end):
        return False
    addressed = any(0 <= span.start - h.end <= 1 for h in (*evidence.honorifics, *evidence.titles))
    if addressed:
        return not _NEXT_WORD.match(text, span.end) or _in_headline(document, span)
    before = _LAST_WORD.search(text, max(0, span.start - 30), span.start)
    if before and before["word"][0].isupper() and not before["word"].casefold() in word_set("en", "not_names"):
        return False
    if _NEXT_WORD.match(text, span.end):
        return False
    spoke = _SPOKE.match(text, span.end) or _SAID.search(text, max(0, span.start - 30), span.start)
    if word.casefold() in word_set("en", "not_names") or word.casefold() in _ORDINARY:
        return bool(spoke) and word.casefold() not in _NEVER_ALONE
    return True


def _in_headline(document: Document, span: Span) -> bool:
    return document.title is not None and document.title.contains(span)


# Surnames that are also everyday words: alone they refer to a person only beside a verb of speech.
_ORDINARY = frozenset(
    "an ban bang cha chang do dong fan gang go ha hang hong king lan lang lee long man mark may men mu "
    "no oh or pan pang ping sang she shed so sun sung ta tan tong to wan wang young white brown green read bill "
    "black gray grey hill wood woods rose park parks bell bush cook baker day field fields ford fox "
    "hall home house hunt lake lane long love marsh may moon north page price rice rich rivers small "
    "snow stone street summer waters west winter wise wolf grace will grant chase hope faith joy".split()
)
_NEVER_ALONE = frozenset({"he", "she", "so", "to", "an", "or", "do", "no", "may", "will"})
