"""People in English: what recognisers propose and what titles, forms of address and verbs prove."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.document import Document, Mention, Mentions, Span
from extractor.find.cover import Cover
from extractor.find.honorifics_en import honorifics
from extractor.find.name_borders_en import bare_name, nicknamed
from extractor.find.name_candidates_en import candidates
from extractor.find.name_evidence_en import Evidence, reasons
from extractor.find.names_en import has_given_name, looks_named
from extractor.find.references_en import SOURCE, references, repeated
from extractor.find.talks_en import talk_mentions
from extractor.find.title_heads_en import holds_head
from extractor.find.titles_en import title_mentions
from extractor.recognisers.stock_english import SOURCE as STOCK
from extractor.rules import word_set

# Evidence points: a name needs two, from its form, its neighbours or a recogniser.
ENOUGH = 2
_NICKNAME = ((2, "nickname"),)
# Below this confidence about a third of the trained tagger's names is right.
SURE = 0.5

# "Gary Chart Lifetime Service Award" is called after somebody who takes no part.
_PRIZE = re.compile(
    r"(?:[ \u00a0](?:[A-Z][\w’'&-]*|of|the|for|and)){0,6}[ \u00a0]"
    r"(?:Award|Prize|Medal|Trophy|Cup|Scholarship|Fellowship|Lecture|Volunteer of the Year)\b"
)


def find_people_en(document: Document, mentions: Mentions) -> list[Mention]:
    """Return the full names, and the shorter forms that refer back to them."""
    evidence = Evidence(document, mentions)
    full = _full_names(document, evidence)
    return sorted([*full, *references(document, full, evidence)])


def find_titles_en(document: Document, mentions: Mentions) -> list[Mention]:
    """Return all TITLE mentions, without the organisations at which they are held."""
    names = mentions.labelled("ORG", "PERSON")
    blocked = [*(m.span for m in names), *honorifics(document)]
    ruled = title_mentions(document, blocked, widened=True)
    taken = [*blocked, *(m.span for m in ruled)]
    proposed = [
        _without_owner(document, mentions, m)
        for m in mentions.labelled("TITLE")
        if m.confidence >= SURE and holds_head(m.text)
    ]
    return sorted([*ruled, *(m for m in proposed if not any(s.overlaps(m) for s in taken))])


_OWNER = re.compile(r"[^\W\d_a-z][\w&-]*(?:[ \u00a0][\w&-]+){0,2}['’]s?[ \u00a0]+(?=\w)")


def _without_owner(document: Document, mentions: Mentions, title: Mention) -> Mention:
    """ "Chief Marketing Officer" of "Corbel's Chief Marketing Officer"; a place stays in."""
    owner = _OWNER.match(document.text, title.start, title.end)
    if owner is None or any(title.span.overlaps(m) for m in mentions.labelled("PLACE")):
        return title
    return document.mention(
        owner.end(), title.end, "TITLE", title.source, confidence=title.confidence
    )


def find_talks_en(document: Document, mentions: Mentions) -> list[Mention]:
    """Return the titles of talks, without quotation marks."""
    return talk_mentions(document, mentions)


def _full_names(document: Document, evidence: Evidence) -> list[Mention]:
    found = [_mention(document, span, _NICKNAME) for span in nicknamed(document, evidence.people)]
    named = list(_recognised(document, evidence))
    found += [m for m in named if not any(n.span.overlaps(m) for n in found)]
    taken = Cover(len(document.text), found)
    for candidate in candidates(document, evidence):
        grounds = reasons(document, candidate, evidence)
        if not taken.overlaps(candidate) and sum(points for points, _ in grounds) >= ENOUGH:
            found.append(_mention(document, bare_name(document, candidate), grounds))
    found = [m for m in found if not _PRIZE.match(document.folded, m.end)]
    names = {document.written(m) for m in found}
    found = [m for m in found if not _headline_only(document, m)] or found
    towns = _towns(document)
    found = [m for m in found if document.written(m) not in towns]
    return [*found, *repeated(document, names, found, evidence)]


# "Mayor of Porto Alto": names of places, whoever they are called after.
_TOWN = re.compile(
    r"\b(?i:mayor|mayoress|deputy mayor|governor|city|town|township|village|municipality|borough"
    r"|province|residents|inhabitants) of "
    r"(?P<name>[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){1,2})\b"
)


def _towns(document: Document) -> set[str]:
    return {match["name"] for match in _TOWN.finditer(document.folded)}


def _recognised(document: Document, evidence: Evidence) -> Iterator[Mention]:
    """The full names of a tagger that is trained on releases, without address before them.

    Single words are left to the rules: they are surnames that refer back, or brands.
    """
    address = Cover(len(document.text), evidence.honorifics)
    for mention in evidence.people:
        if mention.source == STOCK or mention.confidence < SURE:
            continue
        if _is_headline_of_capitals(document, mention):
            continue
        if mention.span in evidence.others and not has_given_name(mention.text.split()):
            continue
        start = mention.start
        while start < mention.end and address.overlaps(Span(start, start + 1)):
            start += 1
        name = _without_title(document.text[start : mention.end].lstrip())
        start = mention.end - len(name)
        if (
            " " in name
            and not _is_spelled_out(name)
            and (name[-1].isalnum() or name.endswith(("Jr.", "Sr.")))
        ):
            yield document.mention(
                start, mention.end, "PERSON", mention.source, confidence=mention.confidence
            )


def _without_title(name: str) -> str:
    """ "Grace Okoro" of "Partner Grace Okoro"; a title that is also a given name stays."""
    first, _, rest = name.partition(" ")
    titled = first.casefold() in word_set("en", "titles") and not has_given_name([first])
    return rest.lstrip() if titled and " " in rest.strip() else name


def _is_spelled_out(name: str) -> bool:
    """Single letters: "R E P E A T"."""
    return all(len(word) == 1 for word in name.split())


def _is_headline_of_capitals(document: Document, mention: Mention) -> bool:
    """Whether a line writes all in capitals, so that a name has to look like one by its words."""
    if not mention.text.isupper() or looks_named(mention.text.title().split()):
        return False
    start = document.text.rfind("\n", 0, mention.start) + 1
    stop = document.text.find("\n", mention.end)
    return document.text[start : stop if stop >= 0 else len(document.text)].isupper()


def _headline_only(document: Document, mention: Mention) -> bool:
    """Headlines write every word with a capital: a name is known from the text below, if at all."""
    return document.title is not None and document.title.contains(mention)


def _mention(document: Document, span: Span, grounds: Sequence[tuple[int, str]]) -> Mention:
    _, name = max(grounds, key=lambda reason: reason[0])
    source = name if ":" in name else SOURCE + name
    confidence = min(0.95, 0.5 + 0.15 * sum(points for points, _ in grounds))
    return document.mention(span.start, span.end, "PERSON", source, confidence=confidence)
