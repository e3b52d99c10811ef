"""Bytes to text: which encoding a file is in, and what of it could not be decoded.

Order of trust: a byte order mark, the zero bytes of UTF-16, UTF-8 (but for some damage), then the
candidate encoding whose text looks most like English or Chinese prose. Detection libraries fail on
mostly-English GB18030 and on files cut inside a character, so plausibility is scored here.
"""

from __future__ import annotations

import codecs
import re
from contextvars import ContextVar
from dataclasses import dataclass

from extractor.reading.plausibility import Sample, plausibility, sample_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF16 = ("utf-16-le", "utf-16-be")
_CANDIDATES = ("gb18030", "big5hkscs", "cp1252")
_LONGEST_CHARACTER = {"gb18030": 4, "big5hkscs": 2, "utf-16-le": 2, "utf-16-be": 2}
_OTHER_FILES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
)
_HEAD = 1 << 16
_RUN = 400  # bytes in which a reading that starts inside a character is told


class UnreadableError(ValueError):
    """A file that holds no text; the message says why."""


@dataclass(frozen=True)
class Decoded:
    """A decoded file: its text, the encoding it was read in, and the offsets of lost bytes."""

    text: str
    encoding: str
    undecodable: tuple[int, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a file's bytes; ``declared`` is the encoding that the file itself names.

    Raises:
        UnreadableError: the file is empty or is no text.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableError("the file is empty")
    for magic, kind in _OTHER_FILES:
        if data.startswith(magic):
            raise UnreadableError(f"the file is {kind}, not a text")
    return _decoded(data, _marked(data) or _without_mark(data, declared))


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _without_mark(data: bytes, declared: str | None) -> str:
    if (utf16 := _sparse_utf16(data)) is not None:
        return utf16
    if _is_utf8(data) and not _is_binary(data):
        return "utf-8"
    if declared and _decodes(data, declared):
        return declared
    sample = sample_of(data)
    candidates = _CANDIDATES if sample.is_western else _CANDIDATES + _UTF16
    best = max(candidates, key=lambda encoding: _fit(sample, encoding))
    if best not in _UTF16 and _is_binary(data):
        raise UnreadableError("the file is not a text")
    return best


def _sparse_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark that holds ASCII, and so zero bytes."""
    head = data[:4096].rstrip(b"\x00")
    if head.count(0) <= 0.02 * len(head):
        return None
    sample = Sample(data[: len(head) + len(head) % 2])
    best = max(_UTF16, key=lambda encoding: _fit(sample, encoding))
    return best if _fit(sample, best) > 0.2 else None


def _fit(sample: Sample, encoding: str) -> float:
    """Plausibility of an encoding; UTF-16 may begin with half a character."""
    fit = plausibility(sample, encoding)
    if encoding not in _UTF16:
        return fit
    return max(fit, plausibility(Sample(sample.data[1:]), encoding))


_UTF8_LONG = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_UTF8_SHORT = re.compile(rb"[\xc2-\xdf][\x80-\xbf]")
_HIGH = re.compile(rb"[\x80-\xff]")


def _is_utf8(data: bytes) -> bool:
    """UTF-8, perhaps cut inside a character or with some broken bytes."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        rest, long = _UTF8_LONG.subn(b"", data)
        rest, short = _UTF8_SHORT.subn(b"", rest)
        return 2 * len(_HIGH.findall(rest)) <= long + short / 4
    return text.isascii() or not _rather_gb18030(data, text)


def _rather_gb18030(data: bytes, text: str) -> bool:
    """Whether a few GB 18030 characters only happen to be UTF-8 too, as Latin or Greek letters."""
    if max(text) > "\u07ff" or max(text) < "\u0080":
        return False
    sample = sample_of(data)
    return plausibility(sample, "gb18030") > plausibility(sample, "utf-8") + 0.4


def _is_binary(data: bytes) -> bool:
    head = data[:_HEAD]
    controls = sum(head.count(code) for code in range(1, 32) if code not in (9, 10, 12, 13, 27))
    return head.rstrip(b"\x00").count(0) > 0.3 * len(head) or controls > 0.02 * len(head)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _decoded(data: bytes, encoding: str) -> Decoded:
    lost = _cut_off_start(data, encoding)
    try:
        text = data[lost:].decode(encoding)
    except UnicodeDecodeError:
        text, places = _decode_loosely(data[lost:], encoding)
        return _shifted(text, encoding, lost, places)
    return _shifted(text, encoding, lost, ())


def _shifted(text: str, encoding: str, lost: int, places: tuple[int, ...]) -> Decoded:
    shifted = (*range(min(lost, 1)), *(lost + place for place in places))
    return Decoded("\ufffd" * min(lost, 1) + text, encoding, shifted)


def _cut_off_start(data: bytes, encoding: str) -> int:
    """How many bytes at the start belong to a character that is cut off."""
    longest = _LONGEST_CHARACTER.get(encoding, 1)
    if longest == 1 or (data[0] < 0x80 and not encoding.startswith("utf-16")):
        return 0
    scores = [
        (plausibility(Sample(data[shift : shift + _RUN]), encoding) - 0.5 * (shift > 0), -shift)
        for shift in range(longest)
    ]
    return -max(scores)[1]


_LOST: ContextVar[list[int]] = ContextVar("lost")


def _note_lost(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    _LOST.get().append(error.start)
    return "\ufffd", error.end


codecs.register_error("extractor-note", _note_lost)


def _decode_loosely(data: bytes, encoding: str) -> tuple[str, tuple[int, ...]]:
    """Decode with a replacement character for each lost place, and the places."""
    lost: list[int] = []
    token = _LOST.set(lost)
    try:
        return data.decode(encoding, "extractor-note"), tuple(lost)
    finally:
        _LOST.reset(token)
