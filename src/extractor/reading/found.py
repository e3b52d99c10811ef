"""Header rules applied to lines: where a page names its publisher and its authors."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.document import Span, fold_characters
from extractor.reading.lines import Line
from extractor.rules import Rule

HEAD_LINES = 60  # at the start of a page; what follows is text, whether it reads like it or not
TAIL_LINES = 16  # at the end of a page: source, editors, signature
DATE = re.compile(
    r"(?:\d{4}\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}"
    r"|\b(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? "
    r"(?:\d{1,2}, )?\d{4}|[二〇○零一九]{4}年)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Found:
    """What a header rule found; the lower the rank, the surer."""

    rank: int
    start: int
    end: int
    text: str
    rule: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def hits(line: Line, rule: Rule, longest: int) -> list[Found]:
    """What one rule finds in the first and last ``longest`` characters of a line."""
    folded = fold_characters(line.text)
    if len(folded) <= 2 * longest:
        return _hits(folded, line.start, rule)
    tail = len(folded) - longest
    head_hits = _hits(folded[:longest], line.start, rule)
    return head_hits + _hits(folded[tail:], line.start + tail, rule)


def _hits(text: str, offset: int, rule: Rule) -> list[Found]:
    return [
        Found(
            int(rule.data["rank"]),
            offset + match.start("name"),
            offset + match.end("name"),
            match["name"],
            rule.name,
        )
        for match in rule.pattern.finditer(text)
    ]
