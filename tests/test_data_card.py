"""The data card counts what is there."""

import json
import re
from collections import Counter
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"


def test_counts_are_current() -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for path in (DATA / "gold").glob("*.json"):
        gold = json.loads(path.read_text("utf-8"))
        language = gold["document"]["language"]
        text = (DATA / "raw" / f"{path.stem}.txt").read_text("utf-8")
        counts["documents", language] += 1
        counts["characters", language] += len(text)
        for key, value in gold.items():
            if isinstance(value, list):
                counts[key, language] += len(value)
    rows = re.findall(r"^\| (\w+) \| ([\d,]+) \| ([\d,]+) \|$", _card(), re.MULTILINE)
    assert len(rows) == 9
    for name, english, chinese in rows:
        shown = [int(number.replace(",", "")) for number in (english, chinese)]
        assert shown == [counts[name, "en"], counts[name, "zh"]], name


def _card() -> str:
    return (DATA / "README.md").read_text("utf-8")
