"""HTML as a list of its tags, with places; what is no tag is text.

A page is read as browsers read broken ones: nothing is required, nothing is an error. Every search
goes forward only, so the time is in proportion to the length whatever the page holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Elements whose content is no text of the page, up to their end tag.
_RAW = frozenset(
    ("script", "style", "template", "noscript", "svg", "iframe", "object", "select", "textarea",
     "math", "audio", "video", "button", "datalist", "canvas")
)  # fmt: skip
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,30})")
_IN_TAG = re.compile(r"[^\"'>]*")
_ATTRIBUTE = re.compile(
    r"([A-Za-z_:][-\w:.]{0,40})\s*=\s*(?:\"([^\"]{0,600})\"|'([^']{0,600})'|([^\s\"'>]{1,600}))"
)
_LONGEST_READ = 4000  # characters of a tag that are read for attributes


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, comment or raw element at ``start:end``; ``name`` is empty for what is no element."""

    name: str
    start: int
    end: int
    is_end: bool = False


def tags(html: str) -> Iterator[Tag]:
    """All tags in order; an element without text of its own is one tag up to its end."""
    finder = _Finder(html)
    position = html.find("<")
    while position >= 0:
        tag = _tag_at(html, position, finder)
        if tag is not None:
            yield tag
        position = html.find("<", tag.end if tag else position + 1)


class _Finder:
    """Looks for strings further on; what is not there is looked for once."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._folded = html.lower() if len(html.lower()) == len(html) else html
        self._missing: set[str] = set()

    def end_of(self, wanted: str, start: int) -> int | None:
        """Where the next ``wanted`` (in lower case) ends."""
        if wanted in self._missing:
            return None
        at = self._folded.find(wanted, start)
        if at < 0:
            self._missing.add(wanted)
            return None
        return at + len(wanted)


def _tag_at(html: str, start: int, finder: _Finder) -> Tag | None:
    if html.startswith("<!--", start):
        return Tag("", start, finder.end_of("-->", start + 4) or len(html))
    if html.startswith(("<!", "<?"), start):
        return Tag("", start, finder.end_of(">", start) or len(html))
    match = _NAME.match(html, start)
    if match is None:
        return None
    name, is_end = match[1].lower(), html[start + 1] == "/"
    end = _end_of_tag(html, match.end(), finder)
    if name in _RAW and not is_end and html[end - 2] != "/":
        end = _end_of_raw(name, end, finder)
    return Tag(name, start, end, is_end)


def _end_of_tag(html: str, position: int, finder: _Finder) -> int:
    """Where a tag ends; a ``>`` in a quoted attribute does not end it."""
    while True:
        match = _IN_TAG.match(html, position)
        position = match.end() if match else position
        if position >= len(html):
            return len(html)
        if html[position] == ">":
            return position + 1
        position = finder.end_of(html[position], position + 1) or position + 1


def _end_of_raw(name: str, start: int, finder: _Finder) -> int:
    """Where the end tag of a raw element ends, or where its own tag does if there is none."""
    found = finder.end_of(f"</{name}", start)
    return start if found is None else finder.end_of(">", found) or found


def attributes(html: str, tag: Tag) -> dict[str, str]:
    """The attributes of a tag, by names in lower case."""
    inside = html[tag.start : min(tag.end, tag.start + _LONGEST_READ)]
    return {
        match[1].lower(): next(value for value in match.groups()[1:] if value is not None)
        for match in _ATTRIBUTE.finditer(inside)
    }
