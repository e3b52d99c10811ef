"""Who signs, in English: subjects before the verb, organisations after "with" and "between"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.assemble.facts import Facts
from extractor.assemble.signers import organisations_of_people
from extractor.assemble.signing_clause_en import last_subject
from extractor.document import Mention, Span
from extractor.names import name_key

Parties = tuple[str, ...]

_BETWEEN = re.compile(r"\b(?:between|among|amongst)\b", re.IGNORECASE)
_WITH = re.compile(
    r"\b(?:with|by|from)\b|(?<=contract )to\b|(?<=contracts )to\b|(?<=order )to\b", re.IGNORECASE
)
_PURPOSE = re.compile(
    r"\b(?:on|for|to|under which|which|covering|in the presence of|witnessed|after|during|at|from"
    r"|whose|where|of)\b|[;:]",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:, and |; |, while |, whereas )")
_BOTH = re.compile(r"\b(?:two|both) (?:sides|parties|companies|institutions|organi[sz]ations)\b")


def english_parties(facts: Facts, mention: Mention, before: Parties) -> list[Parties]:
    """The groups of parties of one act of an English text."""
    text = facts.document.folded
    act, verb = mention.groups["act"], mention.groups["verb"]
    if "item" in mention.groups:
        return [_joined(text, _organisations(facts, mention.groups["item"]))]
    if between := _BETWEEN.search(text, mention.end, act.end):
        named = _organisations(facts, Span(between.end(), act.end))
        if len(named) > 1:
            return [_joined(text, named)]
    subject = _subject(facts, mention)
    objects = _objects(facts, mention)
    if (
        not objects
        and "respectively" in text[mention.end : facts.document.sentence_at(mention.start).end]
    ):
        return _respective(mention, subject)
    if not objects and (pairs := _pairs(text, subject)):
        return pairs
    names = tuple(dict.fromkeys([*(name for _, name in subject), *(name for _, name in objects)]))
    if len(names) < _PAIR and (signers := organisations_of_people(facts, act)):
        names = tuple(dict.fromkeys([*names, *signers]))
    if len(names) == 1 and objects:
        missing = before[0] if before and before[0] not in names else _main(facts, names)
        names = (missing, *names) if missing else names
    if not names and verb.start > mention.end:
        names = _after_the_verb(facts, verb, act)
        if len(names) == 1 and (other := _main(facts, names)):
            names = (other, *names)
    if not names and _BOTH.search(text, act.start, verb.end):
        names = before or _last_two(facts, act.start)
    return [names]


_PAIR = 2


def _after_the_verb(facts: Facts, verb: Span, act: Span) -> Parties:
    """The subject of the main clause in "Under an agreement signed on Tuesday, A and B will"."""
    text = facts.document.folded
    comma = text.find(", ", verb.end, act.end)
    if comma < 0 or not text[act.start : verb.start].lstrip().startswith(("Under ", "In ")):
        return ()
    named = _organisations(facts, Span(comma, act.end))
    return _joined(text, named) if named and named[0][0].start - comma < _SOON else ()


_SOON = 12


def _subject(facts: Facts, mention: Mention) -> list[tuple[Mention, str]]:
    """The organisations before the verb, or, where the clause has none, before the first verb."""
    text = facts.document.folded
    act, verb = mention.groups["act"], mention.groups["verb"]
    sentence = facts.document.sentence_at(mention.start)
    if verb.start > mention.end:
        return []
    start = sentence.start
    if act.start <= verb.start and "first" in mention.groups:
        clauses = list(_CLAUSE.finditer(text, act.start, verb.start))
        own = _organisations(facts, Span(clauses[-1].end(), verb.start)) if clauses else []
        if own:
            return own
    end = min(
        verb.start, mention.groups["first"].start if "first" in mention.groups else verb.start
    )
    return last_subject(text, _organisations(facts, Span(start, end)), end)


def _objects(facts: Facts, mention: Mention) -> list[tuple[Mention, str]]:
    """The organisations after "with" behind the name of the agreement."""
    text = facts.document.folded
    act, verb = mention.groups["act"], mention.groups["verb"]
    start = max(mention.end, verb.end) if verb.start > mention.end else mention.end
    found: list[tuple[Mention, str]] = []
    for region in (Span(mention.end, act.end), Span(start, act.end)):
        with_ = _WITH.search(text, region.start, region.end)
        if with_ and not found:
            found = _run(text, _organisations(facts, Span(with_.end(), act.end)), with_.end())
    if not found and text.startswith("grant", verb.start):
        found = _organisations(facts, Span(verb.end, mention.start))
    early = _WITH.search(text, verb.end, mention.start) if verb.end < mention.start else None
    if early and not found:
        found = _organisations(facts, Span(early.end(), mention.start))
    return found


def _run(text: str, named: Sequence[tuple[Mention, str]], start: int) -> list[tuple[Mention, str]]:
    """The organisations of one list: A, B and C; a purpose or a new clause ends it."""
    run: list[tuple[Mention, str]] = []
    for mention, name in named:
        gap = text[start : mention.start]
        if _PURPOSE.search(gap) and (run or len(gap) > 40):
            break
        run.append((mention, name))
        start = mention.end
    return run


def _joined(text: str, named: Sequence[tuple[Mention, str]]) -> Parties:
    named = [item for i, item in enumerate(named) if not i or item[1] != named[i - 1][1]]
    names: list[str] = [named[0][1]]
    for (left, _), (right, name) in pairwise(named):
        if not re.search(r"\band\b|,", text[left.end : right.start]) or (
            len(names) > 1 and _PURPOSE.search(text[left.end : right.start])
        ):
            break
        names.append(name)
    return tuple(dict.fromkeys(names))


def _respective(mention: Mention, subject: Sequence[tuple[Mention, str]]) -> list[Parties]:
    """The pair that signs this agreement in "A and B, and C and D, signed X and Y respectively"."""
    names = [name for _, name in subject]
    half = len(names) // 2
    pair = names[half:] if "first" in mention.groups else names[:half]
    return [tuple(dict.fromkeys(pair or names))]


_HEAD_ALONE = re.compile(r"\b[Tt]he ([A-Z][a-z]+)\b(?! [A-Z])")


def _pointed_at(facts: Facts, span: Span) -> Iterator[tuple[Mention, str]]:
    """The organisations that "the Commission" stands for: the one with that head."""
    for match in _HEAD_ALONE.finditer(facts.document.folded, span.start, span.end):
        headed = re.compile(rf" {match[1]}(?:$| of )")
        meant = [o.name for o in facts.organisations if headed.search(o.name)]
        if len(meant) == 1:
            pointer = facts.document.mention(*match.span(1), "ORG", "rule:en/agreements:verb")
            yield pointer, meant[0]


def _pairs(text: str, named: Sequence[tuple[Mention, str]]) -> list[Parties]:
    """The pairs of "A and B, C and D, and E and F signed"; empty where all sign together."""
    gaps = [text[a.end : b.start] for (a, _), (b, _) in pairwise(named)]
    inner, outer = gaps[::2], gaps[1::2]
    if len(named) < 2 * _PAIR or len(named) % _PAIR:
        return []
    if any("," in gap or " and " not in gap for gap in inner) or any("," not in g for g in outer):
        return []
    names = [name for _, name in named]
    return [(one, other) for one, other in zip(names[::2], names[1::2], strict=True)]


def _organisations(facts: Facts, span: Span) -> list[tuple[Mention, str]]:
    """The organisations named in a stretch, and those that a head alone stands for there."""
    named = [
        (mention, name)
        for mention in facts.mentions.within(span, "ORG")
        if (name := facts.organisation_name(mention))
    ]
    pointed = [
        (pointer, name)
        for pointer, name in _pointed_at(facts, span)
        if not any(m.start <= pointer.start < m.end for m, _ in named)
    ]
    return sorted([*named, *pointed])


def _main(facts: Facts, names: Parties) -> str | None:
    """The organisation that the document is about, for "the company signed with B"."""
    source = facts.document.source
    if source and (named := _organisations_at(facts, source)):
        return next((name for name in named if name not in names), None)
    counts = Counter({o.name: len(o.mentions) for o in facts.organisations if o.name not in names})
    return counts.most_common(1)[0][0] if counts else None


def _organisations_at(facts: Facts, span: Span) -> list[str]:
    """The organisation that a by-line names as the publisher, if the text names it too."""
    written = name_key(facts.document.written(span))
    return [
        o.name
        for o in facts.organisations
        if written in {name_key(n) for n in (o.name, *o.aliases)}
    ]


def _last_two(facts: Facts, offset: int) -> Parties:
    named = _organisations(facts, Span(max(0, offset - 600), offset))
    return tuple(dict.fromkeys(name for _, name in named))[-2:]
