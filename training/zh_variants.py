"""Score the shipped Chinese tagger on validation texts in other writing: ``python -m …``."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extractor.chinese import simplified
from extractor.recognisers.chinese import recognise_chinese
from training.data import is_validation, labelled_text
from training.invent import word_list
from training.scoring import Counts, count

_WIDTH = 38
_MAIN = ("PERSON", "ORG", "TITLE", "EVENT")
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F) if chr(code) not in '"\\{}[]:,'}


def traditional(text: str) -> str:
    """The text in traditional characters, by the product's table read backwards."""
    pairs = {pair[1]: pair[0] for pair in word_list("traditional") if pair[0] != pair[1]}
    return "".join(pairs.get(c, c) if simplified(pairs.get(c, c)) == c else c for c in text)


def full_width(text: str) -> str:
    """The text with letters, digits and most marks in their full width."""
    return text.translate(_WIDE)


def wrapped(text: str) -> str:
    """The text with its lines broken at a fixed width."""
    return "\n".join(
        line[at : at + _WIDTH]
        for line in text.split("\n")
        for at in range(0, max(1, len(line)), _WIDTH)
    )


VARIANTS: dict[str, tuple[Callable[[str], str], Callable[[str], str]]] = {
    "as written": (str, str),
    "traditional": (traditional, traditional),
    "full width": (full_width, full_width),
    "hard-wrapped": (wrapped, str),
}


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """Gold with every string changed as the text was, but for its language."""
    if isinstance(value, dict):
        return {k: v if k == "language" else _changed(v, change) for k, v in value.items()}
    if isinstance(value, list):
        return [_changed(item, change) for item in value]
    return change(value) if isinstance(value, str) else value


def main() -> None:
    """Print the strict F1 of the four main labels for each variant."""
    for name, (of_text, of_gold) in VARIANTS.items():
        rows = []
        for path in sorted(Path("data/gold").glob("*-zh-*.json")):
            if not is_validation(path.stem):
                continue
            gold = _changed(json.loads(path.read_text(encoding="utf-8")), of_gold)
            source = of_text(Path("data/raw", f"{path.stem}.txt").read_bytes().decode("utf-8"))
            document = labelled_text(path.stem, source, gold)
            found = [(m.start, m.end, m.label) for m in recognise_chinese(document.document)]
            rows.append((document.spans, found, document.furniture))
        totals = count(rows)
        scores = [totals.get(label, Counts()).f1() for label in _MAIN]
        shown = ", ".join(f"{label} {f1:.1f}" for label, f1 in zip(_MAIN, scores, strict=True))
        print(f"{name}: mean {statistics.mean(scores):.1f} ({shown})")


if __name__ == "__main__":
    main()
