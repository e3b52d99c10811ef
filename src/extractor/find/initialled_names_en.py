"""English names that the initials in brackets behind them show: "Harbour Skills Trust (HST)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.document import Document, Span

_SHORT = re.compile(r" \((?:the |[\"“‘])?(?P<short>[A-Z][A-Za-z&-]{1,8}[A-Z])[\"”’]?[,;)]")
_TOKEN = re.compile(r"[^\s-]+")
_NEAR = 160  # characters before the bracket in which the full name begins
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "de",
        "del",
        "der",
        "des",
        "di",
        "do",
        "du",
        "for",
        "in",
        "la",
        "of",
        "on",
        "the",
        "to",
        "und",
        "with",
        "&",
    ]
)


@dataclass(frozen=True, slots=True)
class Initialled:
    """A full name and its initials, each where it stands."""

    full: Span
    short: Span

    @property
    def both(self) -> Span:
        return Span(self.full.start, self.short.end)


def initialled_names(document: Document) -> Iterator[Initialled]:
    """Yield the names whose first letters make up the bracket behind them."""
    text = document.folded
    for sentence in document.sentences:
        for match in _SHORT.finditer(text, sentence.start, sentence.end):
            first = max(sentence.start, match.start() - _NEAR)
            words = list(_TOKEN.finditer(text, first, match.start()))
            start = _beginning(words, match["short"].replace("-", "").replace("&", ""))
            if start is not None:
                yield Initialled(Span(start, match.start()), Span(*match.span("short")))


def _beginning(words: list[re.Match[str]], letters: str) -> int | None:
    """Where the shortest name begins whose words give the letters, read from its last word."""
    left = {letters.upper()}
    for word in reversed(words):
        initials = _initials(word[0])
        taken = {rest[: -len(initials)] for rest in left if rest.endswith(initials)}
        if "" in taken and word[0][0].isupper():
            return word.start() + (len("The ") if word[0] == "The" else 0)
        left = (taken | left if _is_optional(word) else taken) - {""}
        if not left:
            return None
    return None


def _initials(word: str) -> str:
    """The letters that a word gives: "Harbour" H, "U.S." US."""
    letters = re.sub(r"\W", "", word) if re.fullmatch(r"(?:[A-Z]\.){2,4}", word) else word[0]
    return letters.upper()


def _is_optional(word: re.Match[str]) -> bool:
    """Whether a word may give no letter: "of", "operation" in "Co-operation"."""
    return word[0] in _SMALL or (word[0][0].islower() and word.string[word.start() - 1] == "-")
