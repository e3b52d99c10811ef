"""``make bench``: measure all and write ``docs/benchmarks.md``."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Sequence
from pathlib import Path

from bench.clocks import ONE_THREAD

os.environ.update(ONE_THREAD)  # before numpy is imported

from bench.growing import by_length, by_number
from bench.report import Figures, markdown
from bench.starting import starting
from bench.throughput import Text, Throughput, texts_in, throughput
from extractor.document import Language

ROOT = Path(__file__).parents[1]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and write what was found."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--texts", type=Path, help="a folder with many texts beside data/raw")
    parser.add_argument("--most", type=int, default=1_000, help="texts of that folder to read")
    parser.add_argument("--out", type=Path, default=ROOT / "docs/benchmarks.md")
    said = parser.parse_args(arguments)
    figures = measured(ROOT / "data/raw", said.texts, said.most)
    said.out.write_text(markdown(figures), encoding="utf-8")


def measured(raw: Path, folder: Path | None, most: int) -> Figures:
    """All figures."""
    own = texts_in(raw)
    english, chinese = own["en"], own["zh"]
    tables = {"data/raw": _both(own)}
    if folder:
        given = texts_in(folder)
        tables[f"{most:,} given texts"] = _both({k: v[: most // 2] for k, v in given.items()})
    return Figures(
        machine=f"{platform.processor() or platform.machine()}, Python {platform.python_version()}",
        throughput=tables,
        starting=starting(english[0].path, chinese[0].path),
        length={"en": by_length("en", english), "zh": by_length("zh", chinese)},
        number=by_number(english + chinese),
    )


def _both(texts: dict[Language, list[Text]]) -> list[Throughput]:
    return [throughput(language, found) for language, found in texts.items() if found]


if __name__ == "__main__":
    main()
