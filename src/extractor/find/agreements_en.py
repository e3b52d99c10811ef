"""English acts of signing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.document import Document, Mention, Mentions, Span
from extractor.find.agreement_names_en import count_before, name_start
from extractor.rules import Rule, load_rules

# What refers to an agreement told of before, or to agreements at large, reports no signing.
_REFERENCE = re.compile(
    r"\b(?:the|this|that|these|both|its|each|any|such|said|full|no|their|all)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[\s·•*–—-]*(?:\d+[.)]\s*)?[A-Z][^:\n]{5,200}?(?::| [–—-])\s")
_FIELD = re.compile(r"(?: (?:on|for) (?:the )?[A-Z][\w-]+(?: (?:and |of )?[A-Z][\w-]+){0,6})")
_BULLET = re.compile(r"[\s·•●▪*–—-]|\(?(?:\d+|[a-z]|[ivx]+)[.)]\s")
_MINIMUM_ORGANISATIONS = 2
_LIST_REACH = 1500


def find_english_agreements(document: Document, mentions: Mentions) -> list[Mention]:
    """Return one mention for each act of signing in an English document."""
    found: list[Mention] = []
    total: Mention | None = None
    for sentence in document.sentences:
        if document.is_furniture(sentence.start, sentence.end):
            continue
        here = list(_in_sentence(document, mentions, sentence, bool(found)))
        if not here and total and (item := _listed(document, mentions, sentence, total)):
            here = [item]
        elif document.text[sentence.end - 1] == ":":
            total = here[-1] if here else total
        found += here
    body = [m for m in found if not (document.title and document.title.contains(m))]
    return body or found


def _listed(
    document: Document, mentions: Mentions, sentence: Span, total: Mention
) -> Mention | None:
    """An item of the list after "three MoUs were exchanged:" that names its parties only."""
    line = document.text.rfind("\n", 0, sentence.start) + 1
    if sentence.start - total.end > _LIST_REACH or not _BULLET.match(document.text, line):
        return None
    if len(mentions.within(sentence, "ORG")) < _MINIMUM_ORGANISATIONS:
        return None
    groups = {"act": sentence, "verb": Span(sentence.end, sentence.end), "item": sentence}
    return document.mention(
        sentence.start,
        sentence.end,
        "AGREEMENT",
        total.source,
        value=document.written(total),
        groups=groups,
        confidence=0.7,
    )


def _in_sentence(
    document: Document, mentions: Mentions, sentence: Span, goes_on: bool
) -> Iterator[Mention]:
    text = document.folded
    projects = list(_matches("projects", text, sentence))
    if projects:
        rule, match = projects[0]
        verb = Span(*match.span("verb"))
        yield _mention(document, mentions, rule, match, sentence, verb)
        return
    verbs = [Span(*match.span("verb")) for _, match in _matches("verb", text, sentence)]
    names = [
        item
        for item in _matches("name", text, sentence)
        if _is_new(text, item[1], name_start(document, mentions, *item[1].span("name")))
    ]
    if not verbs and _is_item(document, mentions, sentence):
        verbs = [Span(m.start(), m.start()) for _, m in names[:1]]
    if not verbs and goes_on and any(_with_body(mentions, m.end()) for _, m in names):
        verbs = [Span(m.start(), m.start()) for _, m in names[:1]]
    if not verbs and any(re.match(r"[^.]{0,10} between ", text[m.end() :][:20]) for _, m in names):
        verbs = [Span(names[0][1].end(), names[0][1].end())]
    if verbs:
        yield from _acts(document, mentions, sentence, verbs, names)


def _acts(
    document: Document,
    mentions: Mentions,
    sentence: Span,
    verbs: Sequence[Span],
    names: Sequence[tuple[Rule, re.Match[str]]],
) -> Iterator[Mention]:
    """One mention for each name; its clause reaches from the name before to the name after."""
    for place, (rule, match) in enumerate(names):
        start = names[place - 1][1].end() if place else sentence.start
        end = names[place + 1][1].start() if place + 1 < len(names) else sentence.end
        left = [verb for verb in verbs if verb.end <= match.start()]
        verb = left[-1] if left else verbs[0]
        act, first = Span(start, end), names[0][1].start()
        yield _mention(document, mentions, rule, match, act, verb, first=first)


def _mention(
    document: Document,
    mentions: Mentions,
    rule: Rule,
    match: re.Match[str],
    act: Span,
    verb: Span,
    first: int | None = None,
) -> Mention:
    start, end = match.span("name")
    start = name_start(document, mentions, start, end)
    if document.text[start].isupper() and (field := _FIELD.match(document.text, end)):
        end = field.end()
    groups = {"act": act, "verb": verb}
    if match["count"]:
        groups["count"] = Span(*match.span("count"))
    elif count := count_before(document.folded, start):
        groups["count"] = count
    if first is not None and first < start:
        groups["first"] = Span(first, first)
    return document.mention(
        start, end, "AGREEMENT", f"rule:{rule.name}", groups=groups, confidence=0.8
    )


def _matches(role: str, text: str, sentence: Span) -> Iterator[tuple[Rule, re.Match[str]]]:
    for rule in load_rules("en", "agreements"):
        if rule.data["role"] == role:
            for match in rule.matches(text, sentence.start, sentence.end):
                yield rule, match


_BARE = re.compile(r"letter|arrangement|deal|protocol|contract|agreement|accord", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\b(?:an?|new|another|two|(?:'s |’s )(?:first|second|new))\s+$", re.IGNORECASE
)
_SIGNED_THE = re.compile(
    r"\b(?:signed|inked|concluded|exchanged|renewed|extended|sign|signing of|signature of)"
    r" (?:the|both|its|their) $",
    re.IGNORECASE,
)
# Words that only an act of signing makes the name of an agreement.
_LOOSE = re.compile(
    r"(?:licen[cs]e|order|letter|charter|declaration|roadmap|plan|loan|grant|line|venture"
    r"|partnership)s?$",
    re.IGNORECASE,
)
_SIGNED_BEFORE = re.compile(
    r"\b(?:(?:sign|signed|signing|signature|signs|inked|inks) (?:of )?"
    r"(?:(?:an?|the|its|their|two|three|new|first) )?(?:[\w€$£¥.,-]+ ){0,3}"
    r"|(?:signed on behalf of|grant(?:s|ed)?) [^.;:\n]{3,35} an? (?:[\w-]+ ){0,2})$",
    re.IGNORECASE,
)


def _is_new(text: str, match: re.Match[str], start: int) -> bool:
    """Whether the words from ``start`` name an agreement anew, not one told of before."""
    name = text[start : match.end("name")]
    before = text[max(0, min(start, match.start()) - 50) : min(start, match.start())]
    if before.endswith("("):
        return False
    if _LOOSE.search(name) and not _SIGNED_BEFORE.search(before):
        return False
    if _BARE.fullmatch(name):
        apposed = re.match(r",? an? ", text[match.end() : match.end() + 6])
        return apposed is None and bool(_ARTICLE.search(before) or match["count"])
    told = _REFERENCE.search(before) and not _SIGNED_THE.search(before)
    return not told or name[0].isupper()


def _with_body(mentions: Mentions, end: int) -> bool:
    """Whether an organisation follows: "a project agreement with X"."""
    return any(end < m.start <= end + len(" with the ") for m in mentions.labelled("ORG"))


def _is_item(document: Document, mentions: Mentions, sentence: Span) -> bool:
    """Whether the sentence is an item "A and B: agreement on …" of a list."""
    match = _ITEM.match(document.folded, sentence.start, sentence.end)
    if match is None:
        return False
    return len(mentions.within(Span(*match.span()), "ORG")) >= _MINIMUM_ORGANISATIONS
