"""The organisation that "we", "our" and bare titles in a release speak of: the one it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container

from extractor.assemble.facts import Facts
from extractor.document import Mention

# Of all mentions of organisations, the share that makes one of them the release's own.
_SHARE = 0.3
# What a place in the source line, in the headline or under "About" is worth in mentions.
_SOURCE, _HEADLINE, _ABOUT = 2, 1, 3
_NO_ISSUERS = frozenset({"government", "other"})
_ABOUT_LINE = re.compile(r"\bAbout (?:us|the company)?\s*$", re.IGNORECASE)


def issuer(facts: Facts) -> Mention | None:
    """The first mention of the organisation that most likely speaks in the first person."""
    weights = _weights(facts)
    return _first(facts, max(weights, key=lambda name: weights[name])) if weights else None


def own_organisation(facts: Facts) -> Mention | None:
    """The first mention of the organisation named most often, if it clearly leads."""
    names = [facts.organisation_name(m) for m in facts.mentions.labelled("ORG")]
    bodies = {o.name for o in facts.organisations if o.kind not in _NO_ISSUERS}
    ranked = Counter(name for name in names if name in bodies).most_common(2)
    if not ranked or ranked[0][0] is None:
        return None
    (name, count), rest = ranked[0], ranked[1:]
    headline = _in_headline(facts, bodies)
    if len(headline) == 1:
        return _first(facts, headline.pop())
    if (
        count < 2
        or count < _SHARE * sum(n in bodies for n in names)
        or (rest and rest[0][1] == count)
    ):
        return None
    return _first(facts, name)


def _in_headline(facts: Facts, bodies: Container[str]) -> set[str]:
    title = facts.document.title
    named = [m for m in facts.mentions.labelled("ORG") if title and title.contains(m)]
    return {n for m in named if (n := facts.organisation_name(m)) and n in bodies}


def _weights(facts: Facts) -> Counter[str]:
    """Mentions of each organisation, those at telling places counted more than once."""
    document = facts.document
    weights: Counter[str] = Counter()
    bodies = {o.name for o in facts.organisations if o.kind not in _NO_ISSUERS}
    for mention in facts.mentions.labelled("ORG"):
        name = facts.organisation_name(mention)
        if name not in bodies or name is None:
            continue
        weights[name] += 1
        if document.source and document.source.overlaps(mention):
            weights[name] += _SOURCE
        if document.title and document.title.contains(mention):
            weights[name] += _HEADLINE
        if _ABOUT_LINE.search(document.text, max(0, mention.start - 20), mention.start):
            weights[name] += _ABOUT
    return weights


def _first(facts: Facts, name: str) -> Mention | None:
    mentions = facts.mentions.labelled("ORG")
    return next((m for m in mentions if facts.organisation_name(m) == name), None)
