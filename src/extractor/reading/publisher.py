"""Who published a page: a labelled source, a wire, a masthead, a signature, a copyright line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.document import Language, Span
from extractor.names import name_key
from extractor.reading.found import HEAD_LINES, TAIL_LINES, Found, hits
from extractor.reading.lines import Line, first_prose
from extractor.reading.mastheads import about_sources, heading_sources, signatures
from extractor.rules import Rule

LONGEST_META = 160  # characters of a header line
_LONGEST_DATELINE = 400


def publisher(
    lines: Sequence[Line],
    title: Span | None,
    is_furniture: Sequence[bool],
    language: Language,
    rules: Sequence[Rule],
    authors: Sequence[Span],
) -> Span | None:
    """The issuing body or outlet that a page names as its publisher, the surest first.

    A person who posted the page is one of its ``authors``.
    """
    if not lines:
        return None
    body = min(first_prose(lines, language), HEAD_LINES)
    foot = max(body + 2, len(lines) - TAIL_LINES)
    last = len(lines) - TAIL_LINES
    zone = [
        *((line, body <= i and last <= i) for i, line in enumerate(lines[: body + 2])),
        *((line, True) for line in lines[foot:]),
    ]
    named = [
        hit
        for line, at_foot in zone
        for rule in rules
        if rule.data["of"] == "source" and (at_foot or not rule.data.get("foot", False))
        for hit in hits(line, rule, _reach(rule))
    ]
    found = [hit for hit in named if not any(hit.span.overlaps(author) for author in authors)]
    found += heading_sources(lines, title, is_furniture, language)
    found += signatures(lines, language)
    found += about_sources(lines, language)
    return _without_article(_preferred(found)) if found else None


def _reach(rule: Rule) -> int:
    """How many characters of a line a rule reads: datelines open whole paragraphs."""
    return _LONGEST_DATELINE if rule.name.endswith(("wire", "agency")) else LONGEST_META


def _preferred(found: Sequence[Found]) -> Found:
    """The surest source; a link to the original outlet outranks the wire it does not belong to."""
    links = [hit for hit in found if hit.rule.endswith("original-link")]
    wires = [hit for hit in found if hit.rule.endswith(("wire", "agency"))]
    mastheads = [hit for hit in found if hit.rule == "heading:masthead" and hit.text[-1] != "页"]
    best = min(found, key=lambda hit: (hit.rank, hit.start))
    if mastheads and best.rule.endswith("labelled-source") and _DESK.fullmatch(best.text):
        return mastheads[0]
    if best in wires and links and not name_key(best.text).startswith(name_key(links[0].text)):
        return links[0]
    return min(
        (hit for hit in found if name_key(hit.text) == name_key(best.text)),
        key=lambda hit: hit.start,
    )


# A desk that does not say whose it is: "国际合作与交流处", "协会秘书处".
_DESK = re.compile(
    r"(?:本|我|学|协|集团|公司|协会|学会|商会|学院|医院|机关|党委)?(?![^省市县区镇州]{1,4}[省市县区镇州])"
    r"[\u4e00-\u9fff]{1,8}(?:处|部|科|室|秘书处|团委|编辑部)"
)


def _without_article(source: Found) -> Span:
    """A source's span; the article before it is no part of the name."""
    article = re.match(r"[Tt]he (?=[A-Z])", source.text)
    return Span(source.start + (article.end() if article else 0), source.end)
