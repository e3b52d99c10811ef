"""Saved web pages: offsets count the file, tags are edits, a library finds the main text.

Nothing of a page is run or fetched.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from html import unescape

from extractor.document import Span
from extractor.reading.clean import Edit, apply_edits
from extractor.reading.decode import Decoded
from extractor.reading.main_text import outside_main_text
from extractor.reading.markup import Tag, attributes, tags
from extractor.reading.markup_edits import markup_edits
from extractor.reading.page import Page

_ASIDE = frozenset(("aside", "figcaption", "footer", "nav", "title"))
_PUBLISHED_NAMES = frozenset(
    ("article:published_time", "date", "datepublished", "dc.date", "dc.date.issued",
     "dcterms.date", "og:published_time", "parsely-pub-date", "pubdate", "publishdate",
     "publish-date", "sailthru.date", "weibo: article:create_at")
)  # fmt: skip
_DAY = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.I)
_KNOWN_CHARSETS = {
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "gb18030": "gb18030", "gb2312": "gb18030",
    "gbk": "gb18030", "iso-8859-1": "cp1252", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be",
    "windows-1252": "cp1252",
}  # fmt: skip
_HEAD = 4096
_LEAST_TITLE = 4  # characters


def is_html(data: bytes) -> bool:
    """Whether a file begins as a web page does."""
    head = data[:_HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return True
    return head.startswith((b"<?xml", b"<!--")) and b"<html" in head


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page says it is in, if it is one that we read."""
    match = _CHARSET.search(data[:_HEAD])
    return _KNOWN_CHARSETS.get(match[1].decode("ascii").lower()) if match else None


@dataclass
class _Reading:
    """What the tags of a page have told so far, in offsets into the file."""

    opened: dict[str, int] = field(default_factory=dict)
    asides: list[Span] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    title: str = ""
    published: str | None = None


def read_html(decoded: Decoded) -> Page:
    """Read a web page.

    Raises:
        UnreadableError: the library that finds the main text is not installed.
    """
    html = decoded.text
    found = list(tags(html))
    reading = _Reading()
    for tag in found:
        _note(reading, tag, html)
    edits = markup_edits(html, found)
    page = Page(
        html,
        decoded.encoding,
        decoded.undecodable,
        edits,
        title=_headline(html, reading, edits),
        aside=tuple(sorted(reading.asides)),
        published=reading.published,
        is_plain=False,
    )
    return replace(page, aside=(*page.aside, *outside_main_text(page)))


def _note(reading: _Reading, tag: Tag, html: str) -> None:
    """Remember what a tag says of the page."""
    if tag.name == "meta":
        _note_meta(reading, attributes(html, tag))
    elif tag.name in _ASIDE or tag.name == "h1":
        if not tag.is_end:
            reading.opened.setdefault(tag.name, tag.end)
        elif (start := reading.opened.pop(tag.name, None)) is not None:
            span = Span(start, tag.start)
            (reading.headings if tag.name == "h1" else reading.asides).append(span)
            if tag.name == "title" and not reading.title:
                reading.title = _plain(html[start : tag.start])


def _note_meta(reading: _Reading, said: dict[str, str]) -> None:
    name = (said.get("property") or said.get("name") or said.get("itemprop") or "").lower()
    if name in _PUBLISHED_NAMES and reading.published is None:
        reading.published = _day(said.get("content", ""))


def _day(text: str) -> str | None:
    match = _DAY.match(text)
    try:
        return date(*map(int, match.groups())).isoformat() if match else None
    except ValueError:
        return None


def _plain(text: str) -> str:
    return " ".join(unescape(text).split())


def _headline(html: str, reading: _Reading, edits: Sequence[Edit]) -> Span | None:
    """The heading that the page's title repeats, or its only one."""
    told = [
        span
        for span in reading.headings
        if len(text := _without_tags(html, edits, span)) >= _LEAST_TITLE and text in reading.title
    ]
    if told:
        return told[0]
    return reading.headings[0] if len(reading.headings) == 1 else None


def _without_tags(html: str, edits: Sequence[Edit], span: Span) -> str:
    first = bisect_left(edits, span.start, key=lambda edit: edit.start)
    last = bisect_left(edits, span.end, key=lambda edit: edit.start)
    inside = [
        Edit(edit.start - span.start, edit.end - span.start, edit.text)
        for edit in edits[first:last]
    ]
    return " ".join(apply_edits(html[span.start : span.end], inside).split())
