"""Bytes to text: which encoding a file is in, and what of it could not be decoded.

Order of trust: a byte order mark, then strict UTF-8, then the candidate encoding whose text looks
most like English or Chinese prose. Detection libraries fail on mostly-English GB18030 and on files
cut inside a character, so plausibility is scored here.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("gb18030", "big5hkscs", "cp1252", "utf-16-le", "utf-16-be")
_SAMPLE = 1 << 16


class UnreadableError(ValueError):
    """A file that holds no text; the message says why."""


@dataclass(frozen=True)
class Decoded:
    """A decoded file: its text, the encoding it was read in, and the offsets of lost bytes."""

    text: str
    encoding: str
    undecodable: tuple[int, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode a file's bytes.

    Raises:
        UnreadableError: the file is empty or is no text.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableError("the file is empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if (utf16 := _unmarked_utf16(data)) is not None:
        return _decoded(data, utf16)
    if _is_binary(data):
        raise UnreadableError("the file is not a text")
    if _is_utf8(data):
        return _decoded(data, "utf-8")
    return _decoded(data, max(_CANDIDATES[:3], key=lambda encoding: _plausibility(data, encoding)))


def _decoded(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text, lost = _decode_loosely(data, encoding)
        return Decoded(text, encoding, lost)


def _decode_loosely(data: bytes, encoding: str) -> tuple[str, tuple[int, ...]]:
    lost: list[int] = []

    def note(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        lost.append(error.start)
        return "\ufffd", error.end

    codecs.register_error("extractor-note", note)
    return data.decode(encoding, "extractor-note"), tuple(lost)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of a mostly ASCII or Chinese sample is alike."""
    sample = data[:4096]
    even, odd = sample[0::2], sample[1::2]
    if odd and odd.count(0) > 0.3 * len(odd) and even.count(0) < 0.02 * len(even):
        return "utf-16-le"
    if even and even.count(0) > 0.3 * len(even) and odd.count(0) < 0.02 * len(odd):
        return "utf-16-be"
    if 0 in sample:
        return (
            max(_CANDIDATES[3:], key=lambda code: _plausibility(data, code))
            if _is_wide(data)
            else None
        )
    return None


def _is_wide(data: bytes) -> bool:
    return max(_plausibility(data, "utf-16-le"), _plausibility(data, "utf-16-be")) > 0.9


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    controls = sum(sample.count(code) for code in range(32) if code not in (0, 9, 10, 12, 13, 27))
    return sample.count(0) > 0.01 * len(sample) or controls > 0.02 * len(sample)


def _is_utf8(data: bytes) -> bool:
    """Strict UTF-8, but for a character cut off at the end."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(data)
    except UnicodeDecodeError as error:
        # A few broken bytes in a long, otherwise clean text are damage, not another encoding.
        return _has_wide_characters(data[: error.start]) and error.start > 0.5 * len(data)
    return True


def _has_wide_characters(data: bytes) -> bool:
    return any(byte >= 0xE0 for byte in data)


def _plausibility(data: bytes, encoding: str) -> float:
    """Share of a sample's characters that prose in English or Chinese is made of."""
    text = data[:_SAMPLE].decode(encoding, "replace")
    return sum(map(_weight, text)) / max(1, len(text))


def _weight(character: str) -> float:
    if character.isascii():
        return 1.0 if character.isprintable() or character.isspace() else -1.0
    if "\u4e00" <= character <= "\u9fa5":
        return 1.0 if _is_common(character) else 0.2
    if character in "，。、；：？！“”‘’（）《》〈〉【】「」『』—…·　":
        return 1.0
    if "\u00a0" <= character <= "\u017f" or character in "–’‘“”•™€":
        return 0.3
    return -1.0


def _is_common(character: str) -> bool:
    """Whether a character is in GB 2312 level 1 or Big5 level 1, the common characters."""
    simplified = character.encode("gb2312", "ignore")
    if simplified and 0xB0 <= simplified[0] <= 0xD7:
        return True
    traditional = character.encode("big5", "ignore")
    return bool(traditional) and 0xA4 <= traditional[0] <= 0xC6
