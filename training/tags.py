"""Gold spans as one tag a token (B-, I-, O), and documents in other words for training."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractor.recognisers.packing import Window
from training.data import Labelled, LabelledText

LABELS = ("PERSON", "TITLE", "ORG", "EVENT", "VENUE", "PLACE", "AGREEMENT", "TALK", "THEME")
TAGS = ("O", *(f"{part}-{label}" for label in LABELS for part in "BI"))
_NUMBERS = {tag: number for number, tag in enumerate(TAGS)}
_REPLACED = ("PERSON", "ORG", "TITLE", "EVENT", "VENUE")


def tags_of(window: Window, spans: Sequence[Labelled]) -> list[int]:
    """Return the tag number of every token of a window."""
    starts = {start: (start, end, label) for start, end, label in spans if label in LABELS}
    tags, inside = [], None
    for number, token in enumerate(window.tokens):
        if inside and (token.start >= inside[1] or number in window.openings):
            inside = None
        opened = next((starts[at] for at in range(token.start, token.end) if at in starts), None)
        if opened:
            inside = opened
            tags.append(_NUMBERS["B-" + inside[2]])
        else:
            tags.append(_NUMBERS["I-" + inside[2]] if inside else 0)
    return tags


class Rewriter:
    """Puts other documents' names in the place of a document's own, the same one everywhere."""

    def __init__(self, documents: Iterable[LabelledText]) -> None:
        names = defaultdict(set)
        for document in documents:
            for start, end, label in document.spans:
                if label in _REPLACED:
                    names[label].add(" ".join(document.text[start:end].split()))
        self._names = {label: sorted(found) for label, found in sorted(names.items())}

    def rewritten(
        self, text: str, spans: Sequence[Labelled], draw: random.Random, share: float
    ) -> tuple[str, list[Labelled]]:
        """Return the text with about ``share`` of its names replaced, and the spans in it."""
        chosen: dict[tuple[str, str], str] = {}
        pieces: list[str] = []
        moved, at, length = [], 0, 0
        for start, end, label in spans:
            new = self._name(text[start:end], label, chosen, draw, share)
            pieces += [text[at:start], new]
            length += start - at
            moved.append((length, length + len(new), label))
            length += len(new)
            at = end
        return "".join([*pieces, text[at:]]), moved

    def _name(
        self, written: str, label: str, chosen: dict[tuple[str, str], str],
        draw: random.Random, share: float,
    ) -> str:  # fmt: skip
        key = (label, " ".join(written.split()))
        if key not in chosen:
            swap = label in self._names and draw.random() < share
            chosen[key] = draw.choice(self._names[label]) if swap else written
        return chosen[key]
