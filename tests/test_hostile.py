"""Hostile input: reading grows with length and no faster; a hard section takes a bounded time."""

import gc
import time
from contextlib import suppress

import pytest

from extractor.pipeline import extract_document
from extractor.reading import UnreadableError, UnsupportedLanguageError, read_bytes, read_text

SMALL, LARGE = 30_000, 120_000
KINDS = {
    "no space": "a",
    "no Chinese space": "会",
    "brackets": "The forum (",
    "digits": "The 1234567890",
    "full stops": "The forum.",
    "only full stops": "....",
    "controls": "The \x00\x01\x02\x1b\x7f\x85\u200b\u202e",
    "spaces": "The         ",
    "lines": "The\n",
    "blank lines": "\n\n\n \n",
    "quotes": "The \"'“",
    "lists": "- a) 1. • ",
    "carriage returns": "The\r\r\n",
    "menus": "a | b > c / ",
    "tags": "<html><p>The",
    "open tags": "<html><p a='",
    "comments": "<html><!--",
    "markdown": "**[a](b)_` ",
}


def seconds(text: str, name: str) -> float:
    """The least of three times, without the collector that walks what other tests left."""
    data, times = text.encode(), []
    gc.disable()
    for _ in range(3):
        started = time.process_time()
        with suppress(UnreadableError, UnsupportedLanguageError):
            read_bytes(data, id="x", path=name, language="en")
        times.append(time.process_time() - started)
    gc.enable()
    return min(times)


@pytest.mark.parametrize("kind", KINDS)
def test_reading_takes_time_in_proportion_to_length(kind: str) -> None:
    name = "a.md" if kind == "markdown" else "a.txt"
    small, large = (KINDS[kind] * (size // len(KINDS[kind])) for size in (SMALL, LARGE))
    seconds(small[:1000], name)
    # Four times as long; the square would be sixteen times. The floor keeps out the clock's noise.
    assert seconds(large, name) < 8 * max(seconds(small, name), 0.05)


@pytest.mark.parametrize("kind", KINDS)
def test_a_section_of_anything_is_extracted_or_refused(kind: str) -> None:
    text = "The forum was held in Xiamen. " + KINDS[kind] * (3_000 // len(KINDS[kind]))
    started = time.process_time()
    record = extract_document(read_text(text, language="en"), model="none")
    assert time.process_time() - started < 10
    for item in (*record.events, *record.organisations, *record.dates):
        for mention in item.mentions:
            assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("code", [*range(32), 127, 0x85, 0xAD, 0x200B, 0x200F, 0x202E, 0x2066])
def test_no_control_character_is_in_the_way(code: int) -> None:
    plain = "The Harbour Forum was held in Xiamen on May 11, 2024, they said."
    text = plain.replace("Forum", f"For{chr(code)}um").replace("Xiamen", f"Xia{chr(code)}men")
    document = read_text(text)
    if chr(code) in "\t\n\r\x85":
        assert len(document.text) == len(text)
    else:
        assert document.text == plain
