"""The page: one file with its style, its script and its data, that needs no network."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Any

from extractor.records import DocumentRecord
from extractor.review.payload import page_payload
from extractor.review.texts import FoundText

# In the order in which they stand in the page; all scripts share one scope.
STYLES = (
    "base.css",
    "layout.css",
    "list.css",
    "text.css",
    "records.css",
    "report.css",
    "print.css",
)
SCRIPTS = (
    "dom.js",
    "fields.js",
    "values.js",
    "model.js",
    "checks.js",
    "corrections.js",
    "list.js",
    "marks.js",
    "text.js",
    "places.js",
    "selecting.js",
    "records.js",
    "current.js",
    "editor.js",
    "filling.js",
    "adding.js",
    "steps.js",
    "entities.js",
    "picture.js",
    "timeline.js",
    "speakers.js",
    "signings.js",
    "totals.js",
    "report.js",
    "dialogs.js",
    "keys.js",
    "main.js",
)
_SLOT = re.compile(r"\{\{(\w+)\}\}")


def review_page(documents: Iterable[tuple[DocumentRecord, FoundText]], *, title: str) -> str:
    """The page for these documents and their texts; the same documents give the same page."""
    data = _json(page_payload(documents))
    key = sha256(data.encode()).hexdigest()[:16]
    style, script = _joined(STYLES), _script()
    slots = {
        "title": escape(title),
        "key": key,
        "policy": _policy(style, script),
        "style": style,
        "script": script,
        "data": data,
    }
    return _SLOT.sub(lambda slot: slots[slot[1]], _part("page.html"))


def _json(value: Any) -> str:
    """JSON that no text can end or comment out inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _policy(style: str, script: str) -> str:
    """Only this style and this script run, and nothing is fetched from anywhere."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()


def _script() -> str:
    return f'(() => {{\n"use strict";\n{_joined(SCRIPTS)}}})();\n'


@cache
def _joined(names: tuple[str, ...]) -> str:
    return "\n".join(_part(name) for name in names)


@cache
def _part(name: str) -> str:
    return (files("extractor.review") / "page" / name).read_text("utf-8")
