"""Looking up the words of lists in running Chinese text, in one step a character."""

from __future__ import annotations

from functools import cache

from extractor.rules import word_set


def longest_word(text: str, start: int, *topics: str) -> int:
    """The end of the longest word of the lists that begins at ``start``, or 0."""
    for length in _lengths(topics, 0).get(text[start : start + 1], ()):
        end = start + length
        if end <= len(text) and text[start:end] in _words(topics):
            return end
    return 0


def longest_word_before(text: str, end: int, *topics: str) -> int:
    """The start of the longest word of the lists that ends at ``end``, or ``end``."""
    for length in _lengths(topics, -1).get(text[end - 1 : end], ()):
        if length <= end and text[end - length : end] in _words(topics):
            return end - length
    return end


@cache
def _words(topics: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(word_set("zh", topic) for topic in topics))


@cache
def _lengths(topics: tuple[str, ...], edge: int) -> dict[str, tuple[int, ...]]:
    """The lengths of the words, longest first, by their first or last character."""
    lengths: dict[str, set[int]] = {}
    for word in _words(topics):
        lengths.setdefault(word[edge], set()).add(len(word))
    return {character: tuple(sorted(found)[::-1]) for character, found in lengths.items()}
