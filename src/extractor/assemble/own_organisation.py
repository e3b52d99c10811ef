"""The organisation that "we", "our" and bare titles in a release speak of: the one it is about."""

from __future__ import annotations

from collections import Counter

from extractor.assemble.facts import Facts
from extractor.document import Mention

# Of all mentions of organisations, the share that makes one of them the release's own.
_SHARE = 0.3
_NO_ISSUERS = frozenset({"government", "other"})


def own_organisation(facts: Facts) -> Mention | None:
    """The first mention of the organisation named most often, if it clearly leads."""
    bodies = {o.name for o in facts.organisations if o.kind not in _NO_ISSUERS}
    mentions = [
        m for m in facts.mentions.labelled("ORG") if facts.organisation_name(m) in bodies
    ]
    names = {m: facts.organisation_name(m) or facts.document.written(m) for m in mentions}
    ranked = Counter(names.values()).most_common(2)
    if not ranked:
        return None
    (name, count), rest = ranked[0], ranked[1:]
    if count < 2 or count < _SHARE * len(mentions) or (rest and rest[0][1] == count):
        return None
    return next(m for m in mentions if names[m] == name)
